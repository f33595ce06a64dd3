"""API: over a real connection, on a real store; and the client that asks it."""

from __future__ import annotations

from datetime import UTC, datetime

import httpx
import pytest

from feeds.errors import NotFound, SeedwireError
from feeds.model import Source
from feeds.store import open_store
from feeds.store.values import Run
from scheduler.api import Api
from scheduler.fetch import RunningService

THEN = datetime(2030, 1, 1, tzinfo=UTC)
RUN = Run("r1", "scan", THEN, THEN, "done", {"new": 3})


class Desk:
    """A service without jobs: what is submitted is kept, and ends at once where *outcome* says how."""

    def __init__(self, settings, outcome=""):
        self.settings = settings
        self.is_ready = False
        self.submitted = []
        self.runs = {}
        self.outcome = outcome

    def submit(self, errand):
        self.submitted.append(errand)
        ended = {"ended": THEN, "outcome": self.outcome} if self.outcome else {"outcome": "queued"}
        self.runs[errand.id] = Run(
            errand.id, errand.job, THEN, counts={"files_written": 2}, message="why", **ended
        )

    def queued(self, run_id):
        return self.runs.get(run_id)

    def reader(self):
        return open_store(self.settings.database, readonly=True)


@pytest.fixture
def make(settings):
    """Give a function that makes a desk over a store with two feeds and a run."""

    def made(outcome="", **given):
        desk = Desk(settings(**{"server__rebuild_cooldown": 0, **given}), outcome)
        desk.settings.paths.data.mkdir(exist_ok=True)
        store = open_store(desk.settings.database)
        ids = ("urn:uuid:00000000-0000-4000-8000-00000000000", THEN, THEN)
        store.promise([Source("all", ids[0] + "1", THEN, THEN)])
        store.promise([Source("lang/vi", ids[0] + "2", THEN, THEN, language="vi")])
        store.end_run(RUN)
        store.close()
        return desk

    return made


@pytest.fixture
def desk(make):
    return make()


@pytest.fixture
def client(desk, serve):
    return serve(Api(desk).application)


def test_a_rebuild_is_accepted_and_can_be_followed(client, desk):
    answer = client.post("/api/v1/rebuild", json={"feeds": ["lang/vi"], "reread": True})
    assert answer.status_code == 202
    (errand,) = desk.submitted
    assert (errand.job, errand.feeds, errand.reread) == ("rebuild", ("lang/vi",), True)
    assert answer.json() == {"run": errand.id}
    assert client.get(answer.headers["location"]).json()["outcome"] == "queued"


def test_without_a_body_everything_is_rebuilt(client, desk):
    assert client.post("/api/v1/rebuild").status_code == 202
    assert desk.submitted[0].feeds == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"{", "the body is not JSON; right would be"),
        (b"\xff", "the body is not JSON"),
        (b"[" * 60_000, "the body is not JSON"),
        (b"[]", "other fields than feeds and reread"),
        (b'{"feed": []}', "other fields than feeds and reread"),
        (b'{"feeds": "all"}', "feeds is no list of paths"),
        (b'{"feeds": [1]}', "feeds is no list of paths"),
        (b'{"reread": 1}', "reread is neither true nor false"),
    ],
)
def test_a_wrong_body_is_refused_with_what_would_be_right(client, desk, body, told):
    answer = client.post("/api/v1/rebuild", content=body)
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert desk.submitted == []


def test_a_body_without_an_end_is_refused(client):
    assert client.post("/api/v1/rebuild", content=b" " * 100_000).status_code == 413


def test_an_unknown_feed_is_named(client, desk):
    answer = client.post("/api/v1/rebuild", json={"feeds": ["all", "lang/vj"]})
    assert answer.status_code == 404
    assert answer.json()["error"] == "there is no feed lang/vj; did you mean lang/vi?"
    assert desk.submitted == []


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("\\ud800", "there is no feed \\ud800"),
        ("all.atom", "there is no feed all.atom; did you mean all?"),
        ("/lang/vi.html", "there is no feed /lang/vi.html; did you mean lang/vi?"),
    ],
)
def test_an_address_of_a_feed_or_no_text_is_no_feed(client, desk, path, told):
    answer = client.post("/api/v1/rebuild", content=b'{"feeds":["%s"]}' % path.encode())
    assert (answer.status_code, answer.json()["error"]) == (404, told)
    assert desk.submitted == []


def test_a_second_rebuild_waits_for_the_cooldown(make, serve):
    desk = make(server__rebuild_cooldown=3600)
    client = serve(Api(desk).application)
    assert client.post("/api/v1/rebuild").status_code == 202
    again = client.post("/api/v1/rebuild")
    assert again.status_code == 429
    assert 3500 <= int(again.headers["retry-after"]) <= 3600
    assert len(desk.submitted) == 1


def test_with_a_token_only_its_holder_may_rebuild(make, serve):
    client = serve(Api(make(server__token="hush")).application)
    refused = client.post("/api/v1/rebuild")
    assert refused.status_code == 401
    assert refused.headers["www-authenticate"] == "Bearer"
    assert "hush" not in refused.text
    assert client.post("/api/v1/rebuild", headers={"authorization": "Bearer hush"}).status_code == 202


def test_a_page_of_another_site_may_not_rebuild(client):
    assert client.post("/api/v1/rebuild", headers={"sec-fetch-site": "cross-site"}).status_code == 403
    assert client.post("/api/v1/rebuild", headers={"host": "evil.example"}).status_code == 403


def test_a_run_is_told(client):
    assert client.get("/api/v1/runs/r1").json() == {
        "id": "r1",
        "job": "scan",
        "outcome": "done",
        "started": "2030-01-01T00:00:00+00:00",
        "ended": "2030-01-01T00:00:00+00:00",
        "counts": {"new": 3},
        "message": "",
    }
    assert client.get("/api/v1/runs/none").json() == {"error": "there is no such run"}


def test_the_feeds_are_told(client):
    feeds = client.get("/api/v1/feeds").json()["feeds"]
    assert [(feed["path"], feed["entries"]) for feed in feeds] == [("all", 0), ("lang/vi", 0)]
    assert feeds[1]["url"] == "http://127.0.0.1:8000/lang/vi.atom"
    assert feeds[1]["updated"] == "2030-01-01T00:00:00+00:00"
    assert feeds[1]["title"].endswith("Seedwire")


def test_alive_is_not_ready(client, desk):
    assert client.get("/healthz").status_code == 200
    assert client.get("/readyz").status_code == 503
    desk.is_ready = True
    assert client.get("/readyz").json() == {"status": "ready"}


def test_an_address_that_there_is_not_and_a_method_are_answered_in_json(client):
    assert client.get("/api/v1/none").json() == {"error": "Not Found"}
    assert client.get("/api/v1/rebuild").status_code == 405


def test_answers_are_not_kept(client):
    headers = client.get("/api/v1/feeds").headers
    assert (headers["cache-control"], headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_a_store_that_cannot_be_read_is_said(client, desk):
    desk.settings.database.unlink()
    assert client.get("/api/v1/feeds").status_code == 503


def asking(client, token=""):
    return RunningService(str(client.base_url), token)


def test_the_client_waits_for_the_end_of_a_rebuild(make, serve):
    desk = make("done")
    with asking(serve(Api(desk).application)) as service:
        run = service.rebuild(["all"], reread=False)
    assert (run["outcome"], run["counts"]) == ("done", {"files_written": 2})


def test_the_client_tells_an_unknown_feed(make, serve):
    with asking(serve(Api(make("done")).application)) as service, pytest.raises(NotFound, match="no feed x"):
        service.rebuild(["x"], reread=False)


def test_the_client_sends_the_token(make, serve):
    client = serve(Api(make("done", server__token="hush")).application)
    with asking(client, "hush") as service:
        assert service.rebuild([], reread=False)["outcome"] == "done"
    with asking(client) as service, pytest.raises(SeedwireError, match="refuses: the token is missing"):
        service.rebuild([], reread=False)


def test_the_client_tells_whether_the_service_is_well(client, desk):
    with asking(client) as service:
        assert service.problem() == "is not ready"
        desk.is_ready = True
        assert service.problem() == ""


def test_the_client_tells_that_nobody_answers():
    dead = httpx.Client(base_url="http://127.0.0.1:9")
    with asking(dead) as service:
        assert service.problem().startswith("does not answer")
        with pytest.raises(SeedwireError, match="does not answer"):
            service.rebuild([], reread=False)
    dead.close()

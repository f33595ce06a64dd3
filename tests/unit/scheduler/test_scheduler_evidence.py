"""Files that are read beside the store are judged as the next build would judge them."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest

from feeds.store import open_store
from scheduler.evidence import Evidence, evidence

NOTE = "The Bay Herald brings the coast home, every day anew, and has done so for eighty years."
REASON = "stands in other documents of the same origin, too"
LACK = "judged without other documents of the same origin: "


def article(place: str) -> str:
    return (
        f"The {place} of Lindholm opens to visitors\n\n"
        f"The {place} of Lindholm opened to visitors on Monday, two years after the storm.\n\n"
        f"{NOTE}\n\n"
        f"Guests from three countries were waiting outside the {place}, said its keeper.\n"
    )


@pytest.fixture
def seeds(alone):
    """Four documents of a folder; the first three are as old as a build wants them."""
    folder = alone / "seeds" / "herald"
    folder.mkdir(parents=True)
    for place in ("harbour", "railway", "castle"):
        (folder / f"{place}.txt").write_text(article(place))
        os.utime(folder / f"{place}.txt", (0, 0))
    return folder.parent


@pytest.fixture
def built(seedwire, seeds):
    assert seedwire("build", "-q")[0] == 0
    (seeds / "herald" / "garden.txt").write_text(article("garden"))
    return seeds


def content(out: str) -> str:
    return json.loads(out)["content_text"]


def test_a_file_in_the_seeds_is_explained_with_the_evidence_of_its_folder(seedwire, built):
    for what in ("herald/garden.txt", str(built / "herald" / "garden.txt")):
        code, out, err = seedwire("explain", what)
        assert (code, err) == (0, "")
        assert REASON in out


@pytest.mark.parametrize("name", ["seeds/herald", "seeds/herald/garden.txt"])
@pytest.mark.usefixtures("built")
def test_a_file_in_the_seeds_is_read_with_the_same_evidence(seedwire, name):
    code, out, err = seedwire("read", "--jsonl", name)
    assert (code, err) == (0, "")
    assert all(NOTE not in content(line) for line in out.splitlines())


def test_a_file_elsewhere_has_another_origin(seedwire, built, alone):
    (alone / "garden.txt").write_text((built / "herald" / "garden.txt").read_text())
    assert NOTE in content(seedwire("read", "--jsonl", "garden.txt")[1])
    assert REASON not in seedwire("explain", "garden.txt")[1]


def test_what_is_stored_is_explained_as_a_rebuild_would_judge_it(seedwire, built):
    (built / "herald" / "castle.txt").unlink()
    assert REASON in seedwire("explain", "herald/castle.txt")[1]


def test_without_a_store_nothing_is_known_none_is_made_and_nothing_is_said(seedwire, seeds, alone):
    code, out, err = seedwire("read", "--jsonl", "seeds/herald/harbour.txt")
    assert (code, err) == (0, "")
    assert NOTE in content(out)
    assert LACK not in seedwire("explain", "herald/harbour.txt")[1]
    assert not (alone / "data").exists()
    assert seeds.is_dir()


@pytest.fixture
def older(built, alone):
    """A store of an older version."""
    database = alone / "data" / "seedwire.sqlite3"
    with closing(sqlite3.connect(database)) as store:
        store.execute("PRAGMA user_version = 0")
        store.commit()
    return built


def test_a_store_that_cannot_be_read_is_gone_on_without_and_that_is_said_once(seedwire, older):
    code, out, err = seedwire("read", "--jsonl", "seeds/herald")
    assert code == 0
    assert all(NOTE in content(line) for line in out.splitlines())
    assert err.startswith(f"seedwire: {LACK}the store ")
    assert err.count("\n") == 1
    code, out, err = seedwire("explain", str(older / "herald" / "garden.txt"))
    assert (code, err) == (0, "")
    assert out.count(LACK) == 1


def test_it_is_not_said_where_it_does_not_matter(seedwire, older, alone):
    (alone / "garden.txt").write_text((older / "herald" / "garden.txt").read_text())
    assert seedwire("read", "garden.txt")[2] == ""
    assert LACK not in seedwire("explain", "garden.txt")[1]


@pytest.mark.usefixtures("older")
def test_what_only_the_store_knows_cannot_be_explained_without_it(seedwire):
    for what in ("urn:uuid:00000000-0000-4000-8000-000000000009", "herald/none.txt"):
        code, out, err = seedwire("explain", what)
        assert (code, out) == (1, "")
        assert "is of an older version" in err


def test_a_store_that_fails_when_it_is_asked_is_gone_on_without(settings):
    database = settings().database
    store = open_store(database)
    store.close()
    known = Evidence(store)
    assert known.lack == ""
    assert known.recurring("herald") == frozenset()
    assert known.lack.startswith(LACK)


def test_a_store_is_opened_for_reading_and_closed(settings):
    given = settings()
    open_store(given.database).close()
    with evidence(given) as known:
        assert known.recurring("herald") == frozenset()
        assert known.lack == ""

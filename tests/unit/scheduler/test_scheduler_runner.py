"""Runner and jobs: on a real store and pipeline, without a service."""

from __future__ import annotations

import logging
import os

import pytest

from feeds.errors import CatalogueError, SettingsError
from feeds.settings import Override, load
from scheduler.jobs.scan import look
from scheduler.progress import silent
from scheduler.runner import perform
from scheduler.work import Errand, work

SCAN = Errand("scan", final=True)


@pytest.fixture(autouse=True)
def restored():
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before


@pytest.fixture
def desk(settings):
    """The writer's side over an empty folder; reading the settings again fails as *trouble* says."""
    chosen = settings(watch__settle="50 ms")
    chosen.paths.data.mkdir()
    chosen.paths.seeds.mkdir()
    with work(lambda: chosen, chosen, silent) as opened:
        perform(opened, Errand("scan"))  # what is promised is published once
        yield opened


def outcomes(desk):
    return [(run.job, run.outcome) for run in desk.store.runs()]


def test_a_scan_that_finds_nothing_leaves_no_trace(desk):
    before = outcomes(desk)
    assert perform(desk, Errand("scan")).outcome == "done"
    assert outcomes(desk) == before


def test_a_scan_that_sets_something_aside_is_noted(desk):
    (desk.settings.paths.seeds / "link").symlink_to("/etc/hostname")
    run = perform(desk, SCAN)
    assert run.counts["set_aside"] == 1
    assert desk.store.runs(1)[0] == run
    assert [aside.source for aside in desk.store.asides()] == ["link"]


def test_what_is_gone_is_no_longer_set_aside(desk):
    link = desk.settings.paths.seeds / "link"
    link.symlink_to("/etc/hostname")
    perform(desk, SCAN)
    link.unlink()
    perform(desk, SCAN)
    assert desk.store.asides() == ()
    assert [seen.state for seen in desk.store.files()] == ["gone"]


def test_the_last_look_waits_until_a_file_has_settled(desk):
    (desk.settings.paths.seeds / "a.txt").write_text("text")
    assert look(desk, final=False).ready == ()
    assert [delivery.source for delivery in look(desk, final=True).ready] == ["a.txt"]


def test_a_job_that_fails_is_noted_with_the_reason_and_harms_no_other(desk):
    run = perform(desk, Errand("rebuild", feeds=("topic/none",)))
    assert run.outcome == "failed"
    assert "topic/none" in run.message
    assert outcomes(desk)[0] == ("rebuild", "failed")
    assert perform(desk, Errand("rebuild")).outcome == "done"


def test_what_nobody_foresaw_is_noted_too(desk):
    run = perform(desk, Errand("no such job"))
    assert (run.outcome, run.message) == ("failed", "failed unexpectedly (KeyError: 'no such job')")


def test_the_same_failure_of_a_scan_is_noted_once(desk):
    desk.settings.paths.seeds.rmdir()
    for _ in range(3):
        run = perform(desk, SCAN)
        assert run.outcome == "failed"
        assert run.message.endswith("the seeds folder is not there")
    assert outcomes(desk).count(("scan", "failed")) == 1


def test_a_service_scans_on_where_the_folder_vanished(desk):
    desk.settings.paths.seeds.rmdir()
    assert perform(desk, Errand("scan")).outcome == "done"
    assert [aside.source for aside in desk.store.asides()] == ["./"]
    desk.settings.paths.seeds.mkdir()
    perform(desk, Errand("scan"))
    assert desk.store.asides() == ()


@pytest.mark.parametrize(
    "error", [SettingsError("seedwire.toml: wrong"), CatalogueError("topics.toml: wrong")]
)
def test_wrong_settings_leave_the_old_in_force(desk, error):
    old = desk.settings

    def fail():
        raise error

    desk.reload = fail
    run = perform(desk, Errand("reload"))
    assert (run.outcome, run.message) == ("failed", str(error))
    assert desk.settings is old


def test_new_settings_are_in_force_from_then_on(desk):
    given = {f"paths.{name}": str(getattr(desk.settings.paths, name)) for name in ("seeds", "output", "data")}
    given["site.title"] = "Another"
    desk.reload = lambda: load(overrides=[Override(key, key, value) for key, value in given.items()])
    assert perform(desk, Errand("reload")).outcome == "done"
    assert desk.settings.site.title == "Another"


def test_nothing_is_taken_in_once_a_stop_was_asked_for(desk):
    (desk.settings.paths.seeds / "a.txt").write_text("text")
    os.utime(desk.settings.paths.seeds / "a.txt", (0, 0))
    desk.stopping.set()
    assert perform(desk, Errand("scan")).outcome == "done"
    assert list(desk.store.files()) == []

"""Facts of the installation, and runs from start to end."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.store.values import Run
from tests.contract.store_values import NOON, later

if TYPE_CHECKING:
    from feeds.store.contract import Store


def test_a_fact_of_the_installation_is_remembered_and_replaced(store: Store):
    assert store.meta("site_id") == ""
    store.set_meta("site_id", "one")
    store.set_meta("site_id", "two")
    store.set_meta("base_url", "http://127.0.0.1/")
    assert (store.meta("site_id"), store.meta("base_url")) == ("two", "http://127.0.0.1/")


def test_runs_come_newest_first(store: Store):
    for number in range(4):
        store.start_run(Run(f"r{number}", "scan", later(number // 2)))
    assert [run.id for run in store.runs()] == ["r3", "r2", "r1", "r0"]
    assert [run.id for run in store.runs(limit=1)] == ["r3"]


def test_a_run_is_remembered_from_start_to_end(store: Store):
    started = Run("r1", "scan", NOON)
    store.start_run(started)
    assert store.run("r1") == started
    ended = replace(
        started,
        ended=later(1),
        outcome="failed",
        counts={"documents": 2, "entries": 3},
        message="the disk is full",
    )
    store.end_run(ended)
    assert store.run("r1") == ended
    assert store.runs() == (ended,)
    assert store.run("r2") is None

"""Opening and closing: which SQLite is trusted, what is made, what is there again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feeds.errors import StoreError
from feeds.store import open_store
from feeds.store.codec import unseal
from feeds.store.connection import APPLICATION, refuse_old
from feeds.store.queries import migrations
from feeds.store.values import Run
from tests.contract.store_values import NOON, kept, later
from tests.unit.store.conftest import pragma

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_release_of_sqlite_that_can_damage_a_store_is_refused(version: tuple[int, ...]):
    with pytest.raises(StoreError, match=r"install apsw 3\.51\.3 or newer"):
        refuse_old(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0)])
def test_a_release_of_sqlite_that_can_be_trusted_is_taken(version: tuple[int, ...]):
    refuse_old(version)


def test_a_store_is_made_with_its_folders_and_marked_as_ours(path: Path):
    open_store(path).close()
    assert pragma(path, "PRAGMA user_version", "PRAGMA application_id", "PRAGMA journal_mode") == [
        max(migrations()),
        APPLICATION,
        "wal",
    ]


def test_what_was_kept_is_there_after_a_restart(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.close()
    again = open_store(path)
    assert again.entry(kept("a").sealed.id) == unseal(kept("a").sealed)
    again.close()


def test_closing_leaves_one_file(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_run_that_was_cut_off_is_interrupted_when_a_writer_opens_the_store(path: Path):
    store = open_store(path)
    store.start_run(Run("r1", "scan", NOON))
    store.start_run(Run("r2", "scan", later(1)))
    store.end_run(Run("r2", "scan", later(1), later(2), "done"))
    reader = open_store(path, readonly=True)
    assert [run.outcome for run in reader.runs()] == ["done", "running"]
    reader.close()
    store.close()
    again = open_store(path)
    assert [run.outcome for run in again.runs()] == ["done", "interrupted"]
    again.close()


def test_evidence_stands_beside_the_entry_for_questions_in_sql(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.keep(kept("a", outcome="changed", revision=2))
    store.close()
    assert pragma(path, "SELECT count(*) FROM evidence", "SELECT evidence FROM evidence") == [
        1,
        '["quốc phòng ×2"]',
    ]

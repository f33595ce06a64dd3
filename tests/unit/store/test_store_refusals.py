"""What is no store of ours, damaged, of another version, or in a place that can hold none."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.errors import NotFound, StoreError
from feeds.store import open_store
from feeds.store.queries import migrations
from tests.contract.store_values import kept
from tests.unit.store.conftest import pragma


def test_what_is_no_database_is_damaged(path: Path):
    path.parent.mkdir()
    path.write_bytes(b"not a database, but long enough to be read as one" * 100)
    for readonly in (False, True):
        with pytest.raises(StoreError, match="is damaged"):
            open_store(path, readonly=readonly)
    assert path.read_bytes().startswith(b"not a database")


def test_a_page_that_was_overwritten_is_damage_and_not_an_answer(path: Path):
    store = open_store(path)
    for number in range(200):
        store.keep(kept(str(number)))
    store.close()
    body = bytearray(path.read_bytes())
    half = len(body) // 2
    body[half:] = b"\xa5" * (len(body) - half)
    path.write_bytes(body)
    reader = open_store(path, readonly=True)
    with pytest.raises(StoreError, match="is damaged"):
        reader.entries()
    reader.close()


def test_a_database_of_another_program_is_left_alone(path: Path):
    path.parent.mkdir()
    pragma(path, "CREATE TABLE notes (text)")
    for readonly in (False, True):
        with pytest.raises(StoreError, match="of another program"):
            open_store(path, readonly=readonly)
    assert pragma(path, "SELECT count(*) FROM sqlite_schema") == [1]


def test_a_store_of_a_newer_version_is_left_alone(path: Path):
    open_store(path).close()
    newer = max(migrations()) + 1
    pragma(path, f"PRAGMA user_version = {newer}")
    for readonly in (False, True):
        with pytest.raises(StoreError, match=f"newer version: it has schema {newer}, known is {newer - 1}"):
            open_store(path, readonly=readonly)


def test_a_reader_does_not_bring_an_older_store_up_to_date(path: Path):
    open_store(path).close()
    pragma(path, "PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="of an older version: a writer must bring it to schema 2"):
        open_store(path, readonly=True)
    assert pragma(path, "PRAGMA user_version") == [0]


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path):
    open_store(path).close()
    pragma(path, "DROP TABLE meta", "PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="already exists"):
        open_store(path)
    names = pragma(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'", "PRAGMA user_version")
    assert names == [0, 0]


def test_there_is_nothing_to_read_where_nothing_was_written(path: Path):
    with pytest.raises(NotFound, match="there is no store at"):
        open_store(path, readonly=True)
    assert not path.parent.exists()


def test_a_place_that_can_not_hold_a_store_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file can't be used: "):
        open_store(tmp_path / "file" / "store.sqlite3")
    with pytest.raises(StoreError, match="can't be used: File name too long"):
        open_store(tmp_path / ("x" * 300) / "store.sqlite3", readonly=True)
    (tmp_path / "folder").mkdir()
    for readonly in (False, True):
        with pytest.raises(StoreError, match="folder can't be used: "):
            open_store(tmp_path / "folder", readonly=readonly)


def test_a_place_without_a_log_is_refused():
    with pytest.raises(StoreError, match="use a folder on a local disk"):
        open_store(Path(":memory:"))

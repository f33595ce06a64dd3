"""Commits: what is on the disk, what a full disk takes back, how long the log grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feeds.errors import StoreError
from feeds.store import open_store
from feeds.store.connection import LOG_BYTES, Connection
from tests.contract.store_values import admit, kept

if TYPE_CHECKING:
    from pathlib import Path


def test_a_commit_is_on_the_disk_when_it_returns(path: Path):
    connection = Connection(path, readonly=False)
    assert connection._command("PRAGMA synchronous") == [(2,)]
    connection.close()


def test_a_full_disk_ends_the_transaction_and_keeps_what_was_committed(path: Path):
    connection = Connection(path, readonly=False)
    connection.run("set_meta", "before", "1")
    connection._command("PRAGMA max_page_count = 60")

    def flood() -> None:
        with connection.transaction():
            connection.run_each("set_meta", ((str(number), "x" * 4000) for number in range(100)))

    with pytest.raises(StoreError, match="no room is left for the store"):
        flood()
    assert connection.rows("meta", "before") == [("1",)]
    assert connection.row("meta", "0") is None
    connection.run("set_meta", "after", "1")
    connection.close()


def test_a_transaction_that_sqlite_ended_is_not_ended_twice(path: Path):
    connection = Connection(path, readonly=False)

    def broken() -> None:
        with connection.transaction():
            connection._command("ROLLBACK")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    connection.run("set_meta", "after", "1")
    connection.close()


def test_a_value_that_the_schema_refuses_is_an_error_of_the_store(path: Path):
    connection = Connection(path, readonly=False)
    with pytest.raises(StoreError, match="can't be used: "):
        connection.run("set_meta", "a", b"bytes")
    connection.close()


def test_a_long_log_is_copied_back_and_cut_after_a_publication(path: Path):
    store = open_store(path)
    store.keep(kept("a", fragment=b"x" * (LOG_BYTES + 1)))
    admit(store)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > LOG_BYTES
    store.published([(feed.source.path, feed.generation, "d") for feed in store.feeds()])
    store.set_meta("next", "write")
    assert log.stat().st_size <= LOG_BYTES
    store.close()


def test_the_log_is_left_alone_inside_a_transaction(path: Path):
    store = open_store(path)
    store.keep(kept("a", fragment=b"x" * (LOG_BYTES + 1)))
    admit(store)
    with store.transaction():
        store.published([("all", 2, "d")])
    assert "all" not in {state.source.path for state in store.behind()}
    store.close()

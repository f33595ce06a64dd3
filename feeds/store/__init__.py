"""The store: the only room that speaks SQL.

``contract`` says what it promises, in the terms of ``values``; here SQLite keeps the promise. Its parts
(``files``, ``entries``, ``keeping``, ``admitting``, ``ledger``, ``recurrence``, ``runs``) call the
statements in ``sql/`` by name; ``connection`` is the one module that knows apsw, ``codec`` the one that
knows msgspec. The schema is the sum of ``migrations/``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.store.connection import Connection
from feeds.store.sqlite import SqliteStore

if TYPE_CHECKING:
    from pathlib import Path

    from feeds.store.contract import Store

__all__ = ["open_store"]


def open_store(path: Path, *, readonly: bool = False) -> Store:
    """Open the store at *path*.

    For writing it is made where it is missing, brought to the newest schema, and runs that a killed
    process left ``running`` become ``interrupted``; so only the one writer may do this. With *readonly*
    nothing is made or altered, and a writer in another thread or process is not disturbed: each call
    sees what was committed before it.

    Raises NotFound where there is nothing to read, Busy where another process writes for too long, else
    StoreError: damaged, of another program, of a newer version, or SQLite too old to be trusted.
    """
    store = SqliteStore(Connection(path, readonly=readonly))
    if not readonly:
        store.interrupt_runs()
    return store

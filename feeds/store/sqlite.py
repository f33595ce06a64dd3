"""The store on SQLite: its parts over one database file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.store.admitting import Admitting
from feeds.store.entries import Entries
from feeds.store.files import Files
from feeds.store.keeping import Keeping
from feeds.store.ledger import Ledger
from feeds.store.recurrence import Recurrence
from feeds.store.runs import Runs

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


class SqliteStore(Files, Entries, Keeping, Admitting, Ledger, Recurrence, Runs):
    """Everything that is remembered, in one file beside its log.

    One store is used from one thread at a time: the service writes from one thread, and every thread
    that reads opens its own store for reading.
    """

    def close(self) -> None:
        """Let go of the database; may be called twice."""
        self._connection.close()

    def transaction(self) -> AbstractContextManager[None]:
        """Keep everything written inside, or nothing of it.

        An inner transaction that fails takes back its own part alone, so that a caller may set one
        document aside and go on with the others.
        """
        return self._connection.transaction()

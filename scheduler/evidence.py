"""Evidence: what the store knows of the lines that recur in an origin's documents, for files read beside it.

A file is judged as the next build would judge it. A store that can't be read is gone on without.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from feeds.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.settings import Settings
    from feeds.store.contract import Store


class Evidence:
    """A store that is only read, if there is one; *error* is why it can't be."""

    def __init__(self, store: Store | None = None, error: StoreError | None = None) -> None:
        """Begin: nothing has been asked yet."""
        self.store = store
        self.error = error
        self._asked = False

    def recurring(self, origin: str) -> frozenset[int]:
        """Give the prints of the lines that recur in documents of an origin; nothing where that fails."""
        self._asked = True
        if self.store is None:
            return frozenset()
        try:
            return self.store.recurring(origin)
        except StoreError as error:
            self.error = error
            return frozenset()

    @property
    def lack(self) -> str:
        """Say in one line what was asked for and is not known, "" if nothing is."""
        if self.error is None or not self._asked:
            return ""
        return f"judged without other documents of the same origin: {self.error}"


@contextmanager
def evidence(settings: Settings) -> Iterator[Evidence]:
    """Open the store for reading where there is one: none is made, and one that can't be read is let be."""
    if not settings.database.is_file():
        yield Evidence()
        return
    from feeds.store import open_store  # noqa: PLC0415 - not needed where there is no store

    try:
        store = open_store(settings.database, readonly=True)
    except StoreError as error:
        yield Evidence(error=error)
        return
    with closing(store):
        yield Evidence(store)

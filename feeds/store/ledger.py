"""The part of the store that knows how far each feed is out: steps 2 to 4 of publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.model import Member, Source
from feeds.store.codec import to_time
from feeds.store.connection import LOG_BYTES, Part, Row
from feeds.store.values import FeedState

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


class Ledger(Part):
    """Feeds, their members, archives and pages; promises as in ``Store``."""

    def feeds(self) -> tuple[FeedState, ...]:
        """Give every feed, by path."""
        return tuple(_state(row) for row in self._connection.rows("feeds"))

    def feed(self, path: str) -> FeedState | None:
        """Give one feed."""
        row = self._connection.row("feed", path)
        return None if row is None else _state(row)

    def behind(self) -> tuple[FeedState, ...]:
        """Give the feeds whose generation is not out yet, by path."""
        return tuple(_state(row) for row in self._connection.rows("behind"))

    def touch(self, paths: Iterable[str]) -> None:
        """Raise the generation of these feeds; unknown ones are passed over."""
        self._connection.run_each("touch", ((path,) for path in paths))

    def members(self, path: str, low: int, high: int) -> tuple[Member, ...]:
        """Give memberships with low <= seq < high, newest first, with fragments, without withdrawn ones.

        An entry that changed stands at more than one position, each with the revision that entered there.
        """
        return tuple(
            Member(seq, entry, revision, to_time(entered), fragment)
            for seq, entry, revision, entered, fragment in self._connection.rows("members", path, low, high)
        )

    def memberships(self, entry_id: str) -> tuple[tuple[str, int, datetime], ...]:
        """Give the feeds an entry is in: path, its newest seq there, when that entered; by path."""
        rows = self._connection.rows("memberships", entry_id)
        return tuple((path, seq, to_time(entered)) for path, seq, entered in rows)

    def archived(self, path: str, number: int, digest: str) -> None:
        """Step 2: note that a full archive is out.

        ``FeedState.archives`` goes on to the first archive that is not out, so they are written in order.
        """
        with self._connection.transaction():
            self._connection.run("archived", path, number, digest)
            self._connection.run("count_archive", path, number)

    def published(self, states: Iterable[tuple[str, int, str]]) -> None:
        """Step 4: note path, generation and digest of the head that is out.

        After a large intake this is the quiet moment to copy a long log into the database.
        """
        self._connection.run_each("published", states)
        if self._connection.log_bytes() > LOG_BYTES:
            self._connection.checkpoint()

    def unpublished_pages(self) -> tuple[str, ...]:
        """Give the ids of entries whose reading page has to be written, in the order taken in."""
        return tuple(entry_id for (entry_id,) in self._connection.rows("unpublished_pages"))

    def pages_published(self, entry_ids: Iterable[str]) -> None:
        """Note that the reading pages of these entries are out."""
        self._connection.run_each("page_published", ((entry_id,) for entry_id in entry_ids))


def _state(row: Row) -> FeedState:
    path, feed_id, created, changed, entries, topic, place, language, *progress = row
    source = Source(path, feed_id, to_time(created), to_time(changed), entries, topic, place, language)
    return FeedState(source, *progress)

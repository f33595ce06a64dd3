"""The part of the store that keeps entries: every fact of one, written together."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.model import ARCHIVE_SIZE
from feeds.store.codec import from_time, to_body, to_entry
from feeds.store.connection import Part, Row
from feeds.store.values import Sealed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.store.values import Kept


class Keeping(Part):
    """Entries in; promises as in ``Store``.

    What is out and would no longer be written the same way falls behind: the generation of its feeds rises,
    and their ``archives`` falls back to the first archive that is affected.
    """

    def keep(self, kept: Kept) -> None:
        """Keep an entry, its revision, filing, evidence and fragment; append to pending.

        A cosmetic change is appended only to feeds that the entry is not in yet. Keeping what is new or
        changed again before it is admitted leaves the same; after that it would enter again.
        """
        sealed = kept.sealed
        with self._connection.one_transaction():
            if kept.outcome == "new" and self._add(kept):
                return
            ((number,),) = self._connection.rows("keep_entry", *_keys(sealed))
            self._connection.run("keep_revision", number, sealed.revision, sealed.filing, sealed.entry)
            self._connection.run("forget_evidence", number)
            altered = self._connection.rows("keep_fragment", number, sealed.revision, kept.fragment)
            self._keep_evidence(number, sealed)
            self._leave(number, kept)
            feeds = dict.fromkeys(kept.feeds)
            if kept.outcome == "cosmetic":
                if altered:
                    self._fall_behind(number, sealed.revision)
                for (path,) in self._connection.rows("feeds_joined", number):
                    feeds.pop(path, None)
            else:
                self._connection.run("forget_pending", number)
            self._append(number, kept, feeds)

    def moved(self, old: str, new: str) -> None:
        """Note that the file at *old* is at *new* now: its entries and their documents follow."""
        with self._connection.transaction():
            for body, number, revision in self._connection.rows("bodies_from", old):
                followed = replace(to_entry(body), source=new)
                self._connection.run("move_body", to_body(followed), number, revision)
            self._connection.run("move_entries", new, old)
            self._connection.run("move_documents", new, old)

    def replace_fragments(self, fragments: Iterable[tuple[str, int, bytes]]) -> None:
        """Replace rendered fragments (entry id, revision, bytes); feeds that show another one fall behind."""
        with self._connection.transaction():
            for entry_id, revision, body in fragments:
                for (number,) in self._connection.rows("entry_number", entry_id):
                    if self._connection.rows("keep_fragment", number, revision, body):
                        self._fall_behind(number, revision)

    def _add(self, kept: Kept) -> bool:
        """Keep an entry that there is not: nothing has to be looked for. Give False where there is."""
        sealed = kept.sealed
        rows = self._connection.rows("add_entry", *_keys(sealed))
        for (number,) in rows:
            self._connection.run("keep_revision", number, sealed.revision, sealed.filing, sealed.entry)
            self._connection.run("add_fragment", number, sealed.revision, kept.fragment)
            self._keep_evidence(number, sealed)
            self._append(number, kept, dict.fromkeys(kept.feeds))
        return bool(rows)

    def _append(self, number: int, kept: Kept, feeds: Iterable[str]) -> None:
        revision, sort = kept.sealed.revision, kept.sealed.sort
        self._connection.run_each("append_pending", [(number, revision, path, sort) for path in feeds])

    def _keep_evidence(self, number: int, sealed: Sealed) -> None:
        self._connection.run_each("keep_evidence", [(number, *category) for category in sealed.categories])

    def _leave(self, number: int, kept: Kept) -> None:
        """Withdraw the entry from the feeds that it is in and that *kept* does not name."""
        when = from_time(kept.when)
        for feed, path in self._connection.rows("feeds_holding", number):
            if path not in kept.feeds:
                self._connection.run("stale_archives_of_feed", feed, number, ARCHIVE_SIZE)
                self._connection.run("leave_feed", feed, number, ARCHIVE_SIZE, when)
                self._connection.run("withdraw", feed, number)
        for (path,) in self._connection.rows("feeds_awaited", number):
            if path not in kept.feeds:
                self._connection.run("leave_pending", number, path)

    def _fall_behind(self, number: int, revision: int) -> None:
        """Note that a revision which may be out looks different now."""
        self._connection.run("stale_archives", number, revision, ARCHIVE_SIZE)
        self._connection.run("stale_feeds", number, revision, ARCHIVE_SIZE)


def _keys(sealed: Sealed) -> Row:
    """Give what an entry is looked up by: the fields before its text, in the order of the table."""
    return sealed[: Sealed._fields.index("entry")]

"""The part of the store about documents and entries: what is asked of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.model import Document, Entry
from feeds.store.codec import from_time, pack, to_entry, to_filing, to_json, to_time, unpack
from feeds.store.connection import Part, Row
from feeds.store.values import Digests, Held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.store.values import KnownBy


class Entries(Part):
    """Documents, entries and their revisions; promises as in ``Store``."""

    def document(self, digest: str) -> Document | None:
        """Give a stored document with its bytes."""
        row = self._connection.row("document", digest)
        if row is None:
            return None
        source, body, retrieved, media_type, charset = row
        return Document(source, unpack(body), to_time(retrieved), media_type, charset)

    def known(self, what: KnownBy, values: Iterable[str]) -> frozenset[str]:
        """Give those of *values* that an entry has; asked at once, they cost little more than one."""
        rows = self._connection.rows(f"known_{what}", to_json(sorted(values)))
        return frozenset(value for (value,) in rows)

    def keep_document(self, document: Document) -> None:
        """Keep the bytes (compressed); a known digest is left as it is."""
        self._connection.run(
            "keep_document",
            document.digest,
            document.source,
            from_time(document.retrieved),
            document.media_type,
            document.charset,
            pack(document.body),
        )

    def entry(self, entry_id: str) -> Held | None:
        """Give an entry by id."""
        return self._one("entry", entry_id)

    def entries_from(self, source: str) -> tuple[Held, ...]:
        """Give the entries whose current document came from *source*, by position."""
        return self._all("entries_from", source)

    def entries_of(self, digest: str) -> tuple[Held, ...]:
        """Give the entries whose current document is *digest*, by position."""
        return self._all("entries_of", digest)

    def entry_with_url(self, url: str) -> Held | None:
        """Give the entry with this canonical URL ("" never matches)."""
        return self._one("entry_with_url", url)

    def entry_with_text(self, significant: str) -> Held | None:
        """Give the oldest entry whose newest revision has this significant digest."""
        return self._one("entry_with_text", significant)

    def entries(self, after: str = "", limit: int = 500) -> tuple[Held, ...]:
        """Give entries by id, those greater than *after*."""
        return self._all("entries", after, limit)

    def revisions(self, entry_id: str) -> tuple[Entry, ...]:
        """Give all revisions of an entry, oldest first."""
        return tuple(to_entry(body) for (body,) in self._connection.rows("revisions", entry_id))

    def count_entries(self) -> int:
        """Count the entries."""
        return int(self._connection.rows("count_entries")[0][0])

    def _one(self, name: str, value: str) -> Held | None:
        row = self._connection.row(name, value)
        return None if row is None else _held(row)

    def _all(self, name: str, *values: str | int) -> tuple[Held, ...]:
        return tuple(_held(row) for row in self._connection.rows(name, *values))


def _held(row: Row) -> Held:
    body, filing, significant, cosmetic, position = row
    return Held(to_entry(body), to_filing(filing), Digests(significant, cosmetic), position)

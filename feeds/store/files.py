"""The part of the store about the seeds folder: files as they were seen, and what was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.store.codec import from_time, from_unsigned, to_time, to_unsigned
from feeds.store.connection import Part, Row
from feeds.store.values import Aside, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CHUNK = 1000
"""Files asked for at once: a folder of any size takes little memory and blocks nobody."""


class Files(Part):
    """Facts of the installation, files seen, sources set aside; promises as in ``Store``."""

    def meta(self, key: str) -> str:
        """Give a remembered fact, "" if unknown."""
        row = self._connection.row("meta", key)
        return row[0] if row else ""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact."""
        self._connection.run("set_meta", key, value)

    def files(self) -> Iterator[Seen]:
        """Give every known file, by source; what is seen meanwhile may or may not be among them."""
        after = ""
        while rows := self._connection.rows("files", after, CHUNK):
            yield from (_seen(row) for row in rows)
            after = rows[-1][0]

    def file(self, source: str) -> Seen | None:
        """Give one known file."""
        row = self._connection.row("file", source)
        return _seen(row) if row else None

    def saw(self, files: Iterable[Seen]) -> None:
        """Remember how files look now."""
        self._connection.run_each("saw", (_row(seen) for seen in files))

    def set_aside(self, asides: Iterable[Aside]) -> None:
        """Remember sources that were set aside."""
        self._connection.run_each(
            "set_aside",
            ((aside.source, aside.reason, from_time(aside.since), aside.digest) for aside in asides),
        )

    def clear_aside(self, sources: Iterable[str]) -> None:
        """Forget that these were set aside."""
        self._connection.run_each("clear_aside", ((source,) for source in sources))

    def asides(self) -> tuple[Aside, ...]:
        """Give all that is set aside, by source."""
        rows = self._connection.rows("asides")
        return tuple(Aside(source, reason, to_time(since), digest) for source, reason, since, digest in rows)


def _row(seen: Seen) -> Row:
    inode = from_unsigned(seen.inode)
    return (seen.source, seen.size, seen.mtime_ns, seen.ctime_ns, inode, seen.state, seen.digest)


def _seen(row: Row) -> Seen:
    source, size, mtime_ns, ctime_ns, inode, state, digest = row
    return Seen(source, size, mtime_ns, ctime_ns, to_unsigned(inode), state, digest)

"""The part of the store that turns pending rows into memberships: step 1 of publishing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.errors import StoreError
from feeds.store.codec import from_time
from feeds.store.connection import Part

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from feeds.model import Source


class Admitting(Part):
    """The outbox and who leaves it; promises as in ``Store``."""

    def promise(self, sources: Iterable[Source]) -> None:
        """Make sure these feeds exist, if only empty; known ones are left as they are."""
        self._connection.run_each(
            "promise",
            (
                (
                    source.path,
                    source.id,
                    from_time(source.created),
                    from_time(source.changed),
                    source.topic,
                    source.place,
                    source.language,
                )
                for source in sources
            ),
        )

    def pending(self) -> int:
        """Count the rows that wait to be admitted."""
        return int(self._connection.rows("pending")[0][0])

    def pending_feeds(self) -> tuple[str, ...]:
        """Give the paths that pending rows name."""
        return tuple(path for (path,) in self._connection.rows("pending_feeds"))

    def admit(self, entered: datetime, sources: Mapping[str, Source], *, by_published: bool) -> int:
        """Step 1, in one transaction; give the number of memberships made.

        Raises StoreError, and changes nothing, where a feed that is not known is not in *sources* either.
        """
        order = "admit_by_published" if by_published else "admit_as_taken_in"
        with self._connection.transaction():
            waiting = self.pending()
            if waiting:
                self._promise_pending(sources)
                self._connection.run(order, from_time(entered))
                self._connection.run("lengthen_feeds", from_time(entered))
                self._connection.run("empty_pending")
        return waiting

    def _promise_pending(self, sources: Mapping[str, Source]) -> None:
        paths = [path for (path,) in self._connection.rows("unknown_feeds")]
        missing = [path for path in paths if path not in sources]
        if missing:
            raise StoreError(f"nothing describes the feed {missing[0]}, which entries wait for")
        self.promise(sources[path] for path in paths)

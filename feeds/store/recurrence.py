"""The part of the store that counts lines which recur in documents of one origin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.store.connection import Part

if TYPE_CHECKING:
    from collections.abc import Iterable

OFTEN = 3
"""Documents of an origin in which a line stands before it is known to recur."""
LINES = 4000
"""Lines of an origin that are remembered: the rarest and oldest are forgotten first."""
DOCUMENTS = 1000
"""Documents of an origin without a line after which it is forgotten: pages are designed anew."""


class Recurrence(Part):
    """Lines by origin; promises as in ``Store``."""

    def count_lines(self, origin: str, lines: Iterable[int]) -> None:
        """Count a document from *origin* that holds these lines, each given once."""
        with self._connection.one_transaction():
            ((number,),) = self._connection.rows("count_origin", origin)
            self._connection.run_each("count_line", [(number, line) for line in lines])

    def recurring(self, origin: str) -> frozenset[int]:
        """Give the lines that stand in several documents from *origin*, as of the last settling."""
        return frozenset(line for (line,) in self._connection.rows("recurring", origin, OFTEN))

    def settle_lines(self) -> None:
        """Let what was counted count; forget lines that were not seen for long, and the rarest."""
        with self._connection.transaction():
            for (number,) in self._connection.rows("fresh_origins"):
                self._connection.run("settle_origin", number)
                self._connection.run("settle_lines", number)
                self._connection.run("forget_old_lines", number, DOCUMENTS)
                self._connection.run("forget_rare_lines", number, LINES)

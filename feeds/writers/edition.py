"""An edition: a feed at one moment, with what the formats show of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Entry, Feed, Filing
    from feeds.writers.shelf import Shelf


class Filed(Protocol):
    """An entry and what it is filed under."""

    @property
    def entry(self) -> Entry:
        """The entry."""

    @property
    def filing(self) -> Filing:
        """Its topics and places."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A feed, the entries of its members in their order, and the *shelf* of all published feeds."""

    feed: Feed
    entries: Sequence[Filed]
    shelf: Shelf

"""Writers: an edition of a feed → the bytes of a file. One module a format, one line in ``WRITERS``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.writers import atom, opml, page
from feeds.writers.edition import Edition, Filed
from feeds.writers.shelf import Listed, Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["WRITERS", "Edition", "Filed", "Listed", "Shelf", "Writer"]


@dataclass(frozen=True, slots=True)
class Writer:
    """A format: what its files end with, what a server calls them, and the function that writes one."""

    suffix: str
    media_type: str
    write: Callable[[Edition], bytes]


WRITERS: Mapping[str, Writer] = {
    "atom": Writer(".atom", "application/atom+xml; charset=utf-8", lambda edition: atom.write(edition.feed)),
    "opml": Writer(
        ".opml",
        "text/x-opml; charset=utf-8",
        lambda edition: opml.write(edition.shelf.below(edition.feed.path)),
    ),
    "page": Writer(
        ".html",
        "text/html; charset=utf-8",
        lambda edition: page.feed_page(edition.feed, edition.entries, edition.shelf.topics),
    ),
}
"""The formats of a feed, by name. ``output/README.md`` says where each is published."""

"""Examine a document: read, clean, normalise, file. Pure, so that it can run in any process.

One of the two walls: an article that fails, for whatever reason, harms only itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.build import feeds_of
from feeds.clean import clean
from feeds.errors import SeedwireError, Unreadable
from feeds.normalise import normalise
from feeds.readers import read
from feeds.revise import digests
from feeds.store.contract import Digests
from feeds.topics import file
from feeds.writers.atom import fragment

if TYPE_CHECKING:
    from datetime import datetime

    from feeds.model import Article, Cleaned, Document, Entry, Filing, Site
    from feeds.topics import Catalogue


@dataclass(frozen=True, slots=True)
class Desk:
    """What an examination needs beside the document: the topics, and the site that will publish."""

    catalogue: Catalogue
    site: Site


@dataclass(frozen=True, slots=True)
class Examined:
    """An article on its way to an entry, each stage kept for those who want to know why."""

    cleaned: Cleaned
    entry: Entry
    filing: Filing


@dataclass(frozen=True, slots=True)
class Prepared:
    """An entry that can be stored and published: it was built alone once, so no feed can fail by it."""

    entry: Entry
    filing: Filing
    digests: Digests
    feeds: tuple[str, ...]
    fragment: bytes
    position: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a document: entries, and reasons for what could not become one."""

    entries: tuple[Prepared, ...] = ()
    reasons: tuple[str, ...] = ()


def examine(document: Document, catalogue: Catalogue, *, seen: datetime) -> tuple[Examined, ...]:
    """Give every article of *document* with its labels, entry and filing; raises ``Unreadable``."""
    return tuple(_examine(article, catalogue, seen) for article in read(document))


def prepare(document: Document, desk: Desk, *, seen: datetime) -> Outcome:
    """Make everything of *document* ready for the store; never raises.

    The wall around a document: whatever a hostile one provokes in a library is recorded as the
    reason why it was set aside, and the other documents go on.
    """
    try:
        articles = read(document)
    except Unreadable as error:
        return Outcome(reasons=(error.reason,))
    except Exception as error:  # noqa: BLE001 - the wall: libraries raise anything on hostile bytes
        return Outcome(reasons=(_unforeseen(error),))
    entries: list[Prepared] = []
    reasons: list[str] = []
    for article in articles:
        try:
            entries.append(_prepare(article, desk, seen))
        except Unreadable as error:
            reasons.append(error.reason)
        except Exception as error:  # noqa: BLE001 - the wall: one bad article harms only itself
            reasons.append(_unforeseen(error))
    return Outcome(tuple(entries), tuple(reasons))


def dress(entry: Entry, filing: Filing, desk: Desk, position: int) -> Prepared:
    """Add to an entry what storing and publishing need."""
    return Prepared(
        entry=entry,
        filing=filing,
        digests=Digests(*digests(entry, filing)),
        feeds=feeds_of(entry, filing),
        fragment=fragment(entry, filing, desk.site, desk.catalogue.topics),
        position=position,
    )


def _prepare(article: Article, desk: Desk, seen: datetime) -> Prepared:
    examined = _examine(article, desk.catalogue, seen)
    return dress(examined.entry, examined.filing, desk, article.position)


def _examine(article: Article, catalogue: Catalogue, seen: datetime) -> Examined:
    cleaned = clean(article)
    entry = normalise(cleaned, seen=seen)
    return Examined(cleaned, entry, file(entry, catalogue))


def _unforeseen(error: Exception) -> str:
    if isinstance(error, SeedwireError):
        return str(error)
    return f"reading it failed unexpectedly ({type(error).__name__}: {error})"[:300]

"""Examine a document: read, clean, normalise, file. Pure, so that it can run in any process.

One of the two walls: an article that fails, for whatever reason, harms only itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from feeds.build import feeds_of
from feeds.clean import clean, origin_of, prints
from feeds.errors import SeedwireError, Unreadable
from feeds.model import Cleaned, Entry, Filing
from feeds.normalise import normalise
from feeds.pipeline.rendering import reading_page
from feeds.readers import read
from feeds.revise import digests
from feeds.store.codec import seal
from feeds.store.values import Digests, Held, Sealed
from feeds.topics import file
from feeds.writers.atom import fragment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from feeds.model import Article, Document, Site
    from feeds.topics import Catalogue


A = TypeVar("A")
B = TypeVar("B")


Recurring: TypeAlias = "Callable[[str], frozenset[int]]"
"""Gives the prints of the lines that recur in documents of an origin."""


Stage: TypeAlias = "tuple[Article, Cleaned | str, Entry | str, Filing | str]"
"""An article and what each step made of it, or the reason why it made nothing."""


def nothing(origin: str) -> frozenset[int]:
    """Know of no line that recurs."""
    del origin
    return frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """What an examination needs beside the document: the topics, and the site that will publish.

    *recurring* gives the prints of lines that recur in documents of an origin.
    """

    catalogue: Catalogue
    site: Site
    recurring: Recurring = nothing


@dataclass(frozen=True, slots=True)
class Examined:
    """An article on its way to an entry, each stage kept for those who want to know why."""

    cleaned: Cleaned
    entry: Entry
    filing: Filing


class Prepared(NamedTuple):
    """An entry that can be stored and published: it was built alone once, so no feed can fail by it.

    *page* is its reading page: path and bytes. *prints* are those of its lines, to be counted as its
    *origin*'s; nothing of an origin that is not known.
    """

    sealed: Sealed
    feeds: tuple[str, ...]
    fragment: bytes
    page: tuple[str, bytes]
    origin: str = ""
    prints: tuple[int, ...] = ()


class Outcome(NamedTuple):
    """What came of a document: entries, and reasons for what could not become one."""

    entries: tuple[Prepared, ...] = ()
    reasons: tuple[str, ...] = ()


def examine(
    document: Document, catalogue: Catalogue, *, seen: datetime, recurring: Recurring = nothing
) -> tuple[Examined | str, ...]:
    """Give every article of *document* with its labels, entry and filing, or why there is none; never raises.

    What `prepare_all` makes of it is the same.
    """
    (found,), stages = _stages((document,), catalogue, recurring, seen)
    if isinstance(found, str):
        return (found,)
    return tuple(map(_examined, stages))


def prepare(document: Document, desk: Desk, *, seen: datetime) -> Outcome:
    """Make everything of *document* ready for the store; never raises."""
    return prepare_all((document,), desk, seen=seen)[0]


def prepare_all(documents: Sequence[Document], desk: Desk, *, seen: datetime) -> tuple[Outcome, ...]:
    """Make everything of *documents* ready for the store, and give what came of each; never raises.

    All go through one step before any goes through the next, and those of a language one after the
    other where its phrases are looked for: what a step works with then stays in the processor's cache,
    which is worth a fifth of the time.
    """
    read_, stages = _stages(documents, desk.catalogue, desk.recurring, seen)
    prepared = iter(_each(partial(_dress, desk), stages))
    return tuple(_outcome(found, prepared) for found in read_)


def _stages(
    documents: Iterable[Document], catalogue: Catalogue, recurring: Recurring, seen: datetime
) -> tuple[list[tuple[Article, ...] | str], Iterator[Stage]]:
    """Take every document through the steps: give what was read of each, and the stages of every article."""
    read_ = _each(read, documents)
    articles = [article for found in read_ if not isinstance(found, str) for article in found]
    cleaned = _each(partial(_clean, cache(recurring)), articles)
    entries = _each(partial(normalise, seen=seen), cleaned)
    filings = _by_language(partial(file, catalogue=catalogue), entries)
    return read_, zip(articles, cleaned, entries, filings, strict=True)


def _each(step: Callable[[A], B], values: Iterable[A | str]) -> list[B | str]:
    """Take a step with each value. A string is the reason why there is no value, and is passed on.

    The wall around a document or an article: whatever a hostile one provokes in a library is the
    reason why it is set aside, and the others go on.
    """
    results: list[B | str] = []
    for value in values:
        try:
            results.append(value if isinstance(value, str) else step(value))
        except Unreadable as error:
            results.append(error.reason)
        except Exception as error:  # noqa: BLE001 - the wall: libraries raise anything on hostile bytes
            results.append(unforeseen(error))
    return results


def _by_language(step: Callable[[Entry], B], entries: Sequence[Entry | str]) -> list[B | str]:
    """Take a step with each entry, language by language; give the results in the order of *entries*."""
    order = sorted(range(len(entries)), key=lambda index: getattr(entries[index], "language", ""))
    results = _each(step, (entries[index] for index in order))
    return [result for _, result in sorted(zip(order, results, strict=True), key=itemgetter(0))]


def _clean(recurring: Recurring, article: Article) -> Cleaned:
    origin = origin_of(article)
    return clean(article, recurring(origin) if origin else frozenset())


def _outcome(found: tuple[Article, ...] | str, prepared: Iterator[Prepared | str]) -> Outcome:
    """Gather what came of the articles of one document."""
    if isinstance(found, str):
        return Outcome(reasons=(found,))
    results = list(islice(prepared, len(found)))
    return Outcome(
        tuple(result for result in results if not isinstance(result, str)),
        tuple(result for result in results if isinstance(result, str)),
    )


def _examined(stage: Stage) -> Examined | str:
    """Gather the stages of an article, or give the reason, which one step passed on to the next."""
    match stage:
        case _, Cleaned() as cleaned, Entry() as entry, Filing() as filing:
            return Examined(cleaned, entry, filing)
        case _:
            return str(stage[-1])


def _dress(desk: Desk, stage: Stage) -> Prepared | str:
    article, _, entry, filing = stage
    if isinstance(entry, str) or isinstance(filing, str):
        return str(filing)
    dressed = dress(entry, filing, desk, article.position)
    origin = origin_of(article)
    return dressed._replace(origin=origin, prints=tuple(sorted(prints(article)))) if origin else dressed


def dress(entry: Entry, filing: Filing, desk: Desk, position: int) -> Prepared:
    """Add to an entry what storing and publishing need."""
    held = Held(entry, filing, Digests(*digests(entry, filing)), position)
    site, topics = desk.site, desk.catalogue.topics
    return Prepared(
        sealed=seal(held),
        feeds=feeds_of(entry, filing),
        fragment=fragment(entry, filing, site, topics),
        page=reading_page(entry, filing, desk),
    )


def unforeseen(error: Exception) -> str:
    """Give the reason why something was set aside over which a library failed."""
    if isinstance(error, SeedwireError):
        return str(error)
    return f"reading it failed unexpectedly ({type(error).__name__}: {error})"[:300]

"""Articles from web pages: the text by runs of four words, title and authors as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluation.data import archive, pages
from tests.evaluation.measures import names, shingles
from tests.evaluation.systems import PAGE_TEXTS, by_trafilatura, our_page
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.evaluation.data import Data, Page

GOALS = {"aeb": 0.970, "wcxb-articles": 0.955, "newspapers": 0.955, "mozilla": None}
NEEDS = tuple(map(archive, GOALS))
HEADED = ("wcxb-articles", "mozilla")
"""The sets that state title and author."""
NEEDS_HEADS = tuple(map(archive, HEADED))


def rows(data: Data) -> Iterator[Row]:
    """Measure the text of each set."""
    for name, goal in GOALS.items():
        known = [page for page in pages(data, name) if page.right("text").strip()]
        wanted = [page.right("text") for page in known]
        mine = shingles(zip((our_page(page)[0] for page in known), wanted, strict=True))
        others = {
            system: shingles(zip(map(read, known), wanted, strict=True)).f1
            for system, read in PAGE_TEXTS.items()
        }
        yield Row(f"{name}, F1, {len(known)} pages", mine.f1, others, at_least(goal) if goal else None)


def heads(data: Data) -> Iterator[Row]:
    """Measure title and authors over the sets that state them: the share of pages where it is right."""
    every = [page for name in HEADED for page in pages(data, name)]
    yield _exact("title", every, (_our_title, _their_title), 0.80)
    yield _exact("author", every, (_our_authors, _their_authors), 0.72)


def _exact(
    name: str,
    every: Sequence[Page],
    systems: tuple[Callable[[Page], str], Callable[[Page], str]],
    goal: float,
) -> Row:
    known = [page for page in every if page.right(name).strip()]
    mine, theirs = (
        sum(_same(name, system(page), page.right(name)) for page in known) / len(known) for system in systems
    )
    return Row(f"{name}, exact, {len(known)} pages", mine, {"trafilatura": theirs}, at_least(goal))


def _same(name: str, found: str, wanted: str) -> bool:
    if name == "author":
        return names(found) == names(wanted)
    return " ".join(found.split()) == " ".join(wanted.split())


def _our_title(page: Page) -> str:
    entry = our_page(page)[1]
    return entry.title if entry else ""


def _our_authors(page: Page) -> str:
    entry = our_page(page)[1]
    return ", ".join(author.name for author in entry.authors) if entry else ""


def _their_title(page: Page) -> str:
    found = by_trafilatura(page)
    return (found.title or "") if found else ""


def _their_authors(page: Page) -> str:
    found = by_trafilatura(page)
    return (found.author or "") if found else ""

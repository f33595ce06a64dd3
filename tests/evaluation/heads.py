"""Heads: title and authors of web pages, as their readers see them, and authors in scraped text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.evaluation import articles
from tests.evaluation.data import SCRAPED, pages, records
from tests.evaluation.measures import people, pooled, says
from tests.evaluation.systems import ours
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.evaluation.data import Data

NEEDS = (SCRAPED, *articles.NEEDS_HEADS)
_STATED = ("wcxb", "wcxb-articles")
"""The set that states authors, in the scraped text and in the pages it was scraped from."""


def rows(data: Data) -> Iterator[Row]:
    """Measure heads of pages, then authors in their text: of all, and of those whose text names them."""
    yield from articles.heads(data)
    stated = {page.key: page.right("author") for page in pages(data, _STATED[1])}
    pairs, named = [], []
    for record in records(data.path(SCRAPED)):
        right = people(stated.get(f"{_STATED[1]}/{record['id']}", ""))
        if record["set"] != _STATED[0] or not right:
            continue
        pairs.append((_found(record["text"]), right))
        if all(says(record["text"], name) for name in right):
            named.append(pairs[-1])
    yield Row(f"scraped, authors, F1, {len(pairs)} texts", pooled(pairs).f1)
    for measure, goal in (("precision", None), ("recall", None), ("f1", at_least(0.85))):
        figure = getattr(pooled(named), measure)
        yield Row(f"where the text names them, {measure}, {len(named)} texts", figure, {}, goal)


def _found(text: str) -> set[str]:
    made = ours("page.txt", text.encode(errors="replace"))
    return {" ".join(author.name.casefold().split()) for one in made[:1] for author in one.entry.authors}

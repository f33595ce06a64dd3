"""Speed: documents and pages a second on one core, in this process alone."""

from __future__ import annotations

from time import process_time
from typing import TYPE_CHECKING

import trafilatura

from feeds.clean import clean
from feeds.errors import Unreadable
from feeds.model import Document
from feeds.readers import read
from tests.evaluation.data import SCRAPED, archive, pages, records
from tests.evaluation.systems import SEEN
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from feeds.model import Article
    from tests.evaluation.data import Data

SET = "aeb"
NEEDS = (SCRAPED, archive(SET))
SIZE = 4000
"""Bytes of a document."""
LEAST = 3000
RUNS = 3
PAGES = 60


def rows(data: Data) -> Iterator[Row]:
    """Measure cleaning of scraped text in documents of 4 kB, and reading with cleaning of web pages."""
    bodies = [article for document in _documents(data, "gold") for article in _read(document)]
    yield Row("cleaning, articles of 4 kB a second", _rate(clean, bodies), {}, at_least(1000))
    documents = _documents(data, "text")
    read_ = [article for document in documents for article in _read(document)]
    yield Row(
        "cleaning, the first 4 kB of pages, most of them menus", _rate(clean, read_), {}, at_least(1000)
    )
    yield Row("reading and cleaning them", _rate(_whole, documents))
    some = pages(data, SET)[:PAGES]
    mine = _rate(_whole, [Document(f"{page.key}.html", page.body, SEEN) for page in some], runs=1)
    theirs = _rate(trafilatura.extract, [page.body for page in some], runs=1)
    yield Row("web pages a second", mine, {"trafilatura": theirs}, at_least(60))


def _documents(data: Data, field: str) -> list[Document]:
    """Give the documents of 4 kB that a *field* of the records makes: the page, or the article in it."""
    texts = [_cut(record[field]) for record in records(data.path(SCRAPED))]
    return [Document("page.txt", text.encode(), SEEN) for text in texts if len(text.encode()) >= LEAST]


def _cut(text: str) -> str:
    """Give the lines of *text* up to 4 kB."""
    kept: list[str] = []
    size = 0
    for line in text.encode(errors="replace").decode().splitlines():
        size += len(line.encode()) + 1
        if size > SIZE:
            break
        kept.append(line)
    return "\n".join(kept)


def _read(document: Document) -> tuple[Article, ...]:
    try:
        return read(document)
    except Unreadable:
        return ()


def _whole(document: Document) -> None:
    for article in _read(document):
        clean(article)


def _rate(step: Callable[..., object], values: Sequence[object], *, runs: int = RUNS) -> float:
    """Give how many of *values* a second of processor time takes: the best of *runs*."""
    step(values[0])
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        for value in values:
            step(value)
        best = min(best, process_time() - start)
    return len(values) / best

"""Dates of web pages: right, wrong, none."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from feeds.model import Precision
from tests.evaluation.data import archive, pages
from tests.evaluation.systems import date_by_htmldate, date_by_trafilatura, our_page
from tests.evaluation.table import Row, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.evaluation.data import Data, Page

SET = "dates"
NEEDS = (archive(SET),)


def rows(data: Data) -> Iterator[Row]:
    """Measure the day on which a page says it was published; an answer where there is none is wrong."""
    known = pages(data, SET)
    systems = {"ours": _ours, "htmldate": date_by_htmldate, "trafilatura": date_by_trafilatura}
    counts = {name: Counter(_verdict(find(page), page) for page in known) for name, find in systems.items()}
    given = {name: count["right"] / max(1, count["right"] + count["wrong"]) for name, count in counts.items()}
    yield Row("right of those given", given.pop("ours"), given, at_least(0.95))
    for verdict, goal in (("right", None), ("wrong", at_most(0.02)), ("none", None)):
        shares = {name: count[verdict] / len(known) for name, count in counts.items()}
        yield Row(f"{verdict}, of {len(known)} pages", shares.pop("ours"), shares, goal)


def _ours(page: Page) -> str:
    entry = our_page(page)[1]
    published = entry.published if entry else None
    exact = published is not None and published.precision in {Precision.DAY, Precision.SECOND}
    return published.value[:10] if published is not None and exact else ""


def _verdict(found: str, page: Page) -> str:
    if not found:
        return "none"
    return "right" if found == page.right("date") else "wrong"

"""The five real documents: lines, title, authors, publisher, language, and that none is given a date."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from feeds.model import KEPT
from tests.evaluation.data import GOLD, SEEDS
from tests.evaluation.systems import ours
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.model import Entry
    from tests.evaluation.data import Data
    from tests.evaluation.systems import Made

NEEDS = (GOLD, SEEDS)
PERFECT = at_least(1.0)


class Case(NamedTuple):
    """A document: what is right, and what we made of it."""

    right: dict[str, Any]
    made: Made


class Lines(NamedTuple):
    """The numbers of the lines that are kept, and of those that should be."""

    kept: set[int]
    wanted: set[int]


def rows(data: Data) -> Iterator[Row]:
    """Measure lines over all documents, each field as the share of documents where it is right."""
    gold = json.loads(data.path(GOLD).read_text("utf-8"))
    labels = set(gold["_labels_kept"])
    cases = [
        Case(right, one)
        for name, right in sorted(gold["files"].items())
        for one in ours(name, (data.path(SEEDS) / name).read_bytes())
    ]
    assert len(cases) == len(gold["files"]), "each document is one article"
    lines = [_lines(case, labels) for case in cases]
    found, right = sum(len(one.kept) for one in lines), sum(len(one.wanted) for one in lines)
    every = sum(len(case.right["lines"]) for case in cases)
    common = sum(len(one.kept & one.wanted) for one in lines)
    yield Row("lines kept, precision", common / max(1, found), {"all text": right / every}, PERFECT)
    yield Row("lines kept, recall", common / right, {"all text": 1.0}, PERFECT)
    for field, judge in _FIELDS.items():
        hits = sum(judge(case.right, case.made.entry) for case in cases)
        yield Row(field, hits / len(cases), {}, PERFECT)


def _lines(case: Case, labels: set[str]) -> Lines:
    kept = {line.block.line for line in case.made.cleaned.lines if line.label in KEPT}
    return Lines(kept, {line["n"] for line in case.right["lines"] if line["label"] in labels})


def _title(right: dict[str, Any], entry: Entry) -> bool:
    return bool(entry.title in (right.get("derived_title_acceptable") or [right["title"]]))


def _authors(right: dict[str, Any], entry: Entry) -> bool:
    answers = [right["authors"], *right.get("authors_acceptable", [])]
    return [author.name for author in entry.authors] in [[one["name"] for one in each] for each in answers]


def _publisher(right: dict[str, Any], entry: Entry) -> bool:
    return bool(entry.publisher == (right["publisher"] or {"name": ""})["name"])


def _language(right: dict[str, Any], entry: Entry) -> bool:
    return bool(entry.language == right["language"])


def _date(right: dict[str, Any], entry: Entry) -> bool:
    return bool((entry.published.value if entry.published else None) == right["published"]["value"])


_FIELDS = {
    "title": _title,
    "authors": _authors,
    "publisher": _publisher,
    "language": _language,
    "published (none is)": _date,
}

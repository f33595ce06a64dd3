"""Scraped text: how much of the article is kept of all that a page shows, and how much beside it."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple

from tests.evaluation.data import SCRAPED, archive, pages, records
from tests.evaluation.measures import SHORT, lost, score, words
from tests.evaluation.systems import PAGE_TEXTS, SHOWN, kept
from tests.evaluation.table import Row, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.evaluation.data import Data, Page
    from tests.evaluation.measures import Score

SETS = {"aeb": "aeb", "wcxb": "wcxb-articles", "np4k": "newspapers", "moz": "mozilla"}
"""The name of a set in the scraped text, and in the pages it was scraped from."""
NEEDS = (SCRAPED, *map(archive, SETS.values()))
WORDY = 15
"""Words of a paragraph that is no heading, no label and no entry of a list."""


class Judged(NamedTuple):
    """How well the text of a page was found, and how much of it is lost in one piece."""

    score: Score
    longest: int
    """Words of the longest paragraph that is lost, 0 if none is."""


def rows(data: Data) -> Iterator[Row]:
    """Measure scraped text, then the bodies of articles given as they are."""
    texts = [record for record in records(data.path(SCRAPED)) if record["gold"].strip()]
    originals = {page.key: page for name in SETS.values() for page in pages(data, name)}
    found = {"ours": [_judge(record, kept("page.txt", _bytes(record["text"]))) for record in texts]}
    found["all text"] = [_judge(record, record["text"]) for record in texts]
    for name, system in PAGE_TEXTS.items():
        found[name] = [_judge(record, system(_original(originals, record))) for record in texts]
    for measure, goal in (("precision", None), ("recall", None), ("f1", at_least(0.93))):
        means = {name: fmean(getattr(one.score, measure) for one in each) for name, each in found.items()}
        yield Row(f"words, {measure}, {len(texts)} pages", means.pop("ours"), means, goal)
    for size, said in ((SHORT, ""), (WORDY, f" of {WORDY} words")):
        losing = {name: fmean(one.longest >= size for one in each) for name, each in found.items()}
        yield Row(f"pages losing a paragraph{said}", losing.pop("ours"), losing, at_most(0.05))
    astray = fmean(_is_astray(record) for record in texts)
    yield Row("pages with one that is no headline, byline, date, caption or credit either", astray, {}, None)
    yield Row("clean bodies, words lost", _clean(record["gold"] for record in texts), {}, at_most(0.005))


def _original(originals: dict[str, Page], record: dict[str, Any]) -> Page:
    return originals[f"{SETS[record['set']]}/{record['id']}"]


def _judge(record: dict[str, Any], found: str) -> Judged:
    wanted = record["gold"]
    sizes = [len(words(part)) for part in lost(found, wanted, record["text"])]
    return Judged(score(found, wanted), max(sizes, default=0))


def _is_astray(record: dict[str, Any]) -> bool:
    """Say whether a paragraph was set aside: neither text nor head of the entry has it."""
    shown = kept("page.txt", _bytes(record["text"]), SHOWN)
    return bool(lost(shown, record["gold"], record["text"]))


def _clean(bodies: Iterable[str]) -> float:
    """Give the share of all words that is lost of articles without anything beside them."""
    whole, missed = 0, 0.0
    for body in bodies:
        size = len(words(body))
        whole += size
        missed += size * (1 - score(kept("body.txt", _bytes(body)), body).recall)
    return missed / whole


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")

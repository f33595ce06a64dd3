"""Recurring: what lines that stand in other documents of the same origin add to what a document says itself.

The pages of a host are each other's evidence. Few hosts of the data have more than two pages, so a line
recurs here that stands in three others, as in the store, or in all others where those are fewer: more is
removed than the store would remove, and what goes wrong by it shows sooner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from statistics import fmean
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlsplit

from feeds.clean import clean, prints
from feeds.clean.recurring import LONGEST
from feeds.errors import Unreadable
from feeds.model import KEPT, Document
from feeds.readers import read
from feeds.store.recurrence import OFTEN
from tests.evaluation.data import SCRAPED, pages, records
from tests.evaluation.measures import lost, score
from tests.evaluation.scraped import NEEDS, SETS
from tests.evaluation.systems import SEEN
from tests.evaluation.table import Row, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.model import Article
    from tests.evaluation.data import Data
    from tests.evaluation.measures import Score

__all__ = ["NEEDS", "rows"]

INVENTED = "fakehost"
"""The host that stands for any other in one set."""
LEAST = 2
"""Pages of a host without which it says nothing."""
ENOUGH = OFTEN + 1
"""Pages of a host with which it says what it would say in the store."""


class Subject(NamedTuple):
    """A page: all of its text, the article in it, and both as the reader gives them."""

    text: str
    gold: str
    articles: tuple[Article, ...]


class Judged(NamedTuple):
    """How well the text of a page was found, and the paragraphs of it that are lost."""

    score: Score
    lost: list[str]


def rows(data: Data) -> Iterator[Row]:
    """Measure the pages of hosts with several, with the evidence of the others and without."""
    hosts = [found for found in _hosts(data).values() if len(found) >= LEAST]
    yield from _rows(hosts, f"at least {LEAST}")
    yield from _rows([found for found in hosts if len(found) >= ENOUGH], f"at least {ENOUGH}")


def _rows(hosts: Sequence[Sequence[Subject]], several: str) -> Iterator[Row]:
    each = [(page, _evidence(page, host)) for host in hosts for page in host]
    judged = [(_judge(page, frozenset()), _judge(page, evidence)) for page, evidence in each]
    told = f"{len(judged)} pages of {len(hosts)} hosts with {several}"
    for name in ("precision", "recall", "f1"):
        without, having = (fmean(getattr(pair[which].score, name) for pair in judged) for which in (0, 1))
        yield Row(f"words, {name}, {told}", having, {"without": without})
    without, having = (fmean(bool(pair[which].lost) for pair in judged) for which in (0, 1))
    yield Row("pages losing a paragraph", having, {"without": without})
    taken = [set(after.lost) - set(before.lost) for before, after in judged]
    long = sum(len(paragraph) > LONGEST for paragraphs in taken for paragraph in paragraphs)
    yield Row("paragraphs lost that recur and are short", sum(map(len, taken)) - long)
    yield Row("paragraphs lost that are long", long, {}, at_most(0))


def _hosts(data: Data) -> dict[str, list[Subject]]:
    """Give the pages that have a text, by host."""
    addresses = {page.key: page.url for name in SETS.values() for page in pages(data, name)}
    found: dict[str, list[Subject]] = defaultdict(list)
    for record in records(data.path(SCRAPED)):
        host = urlsplit(addresses[f"{SETS[record['set']]}/{record['id']}"]).hostname or INVENTED
        if record["gold"].strip() and host != INVENTED:
            found[host.removeprefix("www.")].append(_subject(record))
    return found


def _subject(record: dict[str, Any]) -> Subject:
    try:
        articles = read(Document("page.txt", record["text"].encode(errors="replace"), SEEN))
    except Unreadable:
        articles = ()
    return Subject(record["text"], record["gold"], articles)


def _evidence(page: Subject, host: Sequence[Subject]) -> frozenset[int]:
    """Give the prints of lines that recur in the other pages of a host."""
    others = [other for other in host if other is not page]
    counts = Counter(mark for other in others for mark in _prints(other))
    return frozenset(mark for mark, count in counts.items() if count >= min(OFTEN, len(others)))


def _prints(page: Subject) -> frozenset[int]:
    return frozenset().union(*map(prints, page.articles))


def _judge(page: Subject, recurring: frozenset[int]) -> Judged:
    lines = [line for article in page.articles for line in clean(article, recurring).lines]
    found = "\n".join(line.text or line.block.text for line in lines if line.label in KEPT)
    return Judged(score(found, page.gold), lost(found, page.gold, page.text))

"""Places: which countries and territories an entry is about, not merely mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feeds.model import Category
from feeds.topics.gazetteer import names
from feeds.topics.matcher import Hit, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.topics.catalogue import Catalogue
    from feeds.topics.reading import Case, Reading

KIND = "place"

WEIGHTS = {"names": 1.0, "capitals": 0.5, "shared": 0.25, "none": 0.0}
"""What a mention counts by the kind of name; a shared name, once it is confirmed, counts in full."""

SEVERAL = 3.0  # mentions that make a place a subject without title and lead
OF_THE_MOST = 0.5  # of the mentions of the place that has the most
BESIDE = 5  # characters: room for an "and" between two places
TITLE = 2.0  # what title and lead add to the score that is shown
LEAD = 1.0
EVIDENCE = 8  # names shown


def phrases(_: Catalogue, language: str) -> Iterator[Phrase]:
    """Give what to look for in entries in *language*: a base language, or "" for all."""
    for table in names(language):
        for kind, weight in WEIGHTS.items():
            for code, forms in table[kind].items():
                yield from (Phrase(KIND, code, form, weight, name=True) for form in forms)


def judge(case: Case, _: Catalogue) -> list[Category]:
    """Give the places that the entry is about, by code.

    It is about the places in its title, and about others only if they are mentioned as often
    as the least of those, and several times. Without a place in the title it is about those
    in the lead or mentioned several times, if not far less than the one mentioned most. A
    capital counts half. A name that is also something else counts only where a better one
    of the same place occurs, or right beside another place.
    """
    found = _Mentions(tuple(_confirmed(case.hits.get(KIND, ()))), case.reading)
    return [Category(KIND, code, found.score(code), found.evidence(code)) for code in sorted(found.about())]


@dataclass(slots=True)
class _Mentions:
    hits: Sequence[Hit]
    reading: Reading
    counts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    titled: set[str] = field(default_factory=set)
    leading: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for phrase, start, _ in self.hits:
            code, weight = phrase.subject, phrase.weight
            if start >= self.reading.title_end:
                self.counts[code] += 1.0 if weight == WEIGHTS["shared"] else weight
                if start < self.reading.lead_end:
                    self.leading.add(code)
            elif not self.reading.derived:
                self.titled.add(code)

    def about(self) -> set[str]:
        if self.titled:
            least = min(self.counts.get(code, 0.0) for code in self.titled)
            return self.titled | self._mentioned(max(SEVERAL, least))
        most = max(self.counts.values(), default=0.0)
        return (self.leading | self._mentioned(SEVERAL)) & self._mentioned(OF_THE_MOST * most)

    def score(self, code: str) -> float:
        return self.counts.get(code, 0.0) + TITLE * (code in self.titled) + LEAD * (code in self.leading)

    def evidence(self, code: str) -> tuple[str, ...]:
        seen = Counter(phrase.text.rstrip("*") for phrase, _, _ in self.hits if phrase.subject == code)
        best = sorted(seen, key=lambda text: (-seen[text], text))[:EVIDENCE]
        return tuple(f"{text} ×{seen[text]}" for text in best)

    def _mentioned(self, times: float) -> set[str]:
        return {code for code, count in self.counts.items() if count >= times}


def _confirmed(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Leave out the shared names that nothing confirms."""
    sure = {phrase.subject for phrase, _, _ in hits if phrase.weight > WEIGHTS["shared"]}
    for place, hit in enumerate(hits):
        if hit[0].subject in sure:
            yield hit
            continue
        around = (*hits[max(0, place - 1) : place], *hits[place + 1 : place + 2])
        if any(other[0].subject in sure and _is_beside(hit, other) for other in around):
            yield hit


def _is_beside(hit: Hit, other: Hit) -> bool:
    """Say whether *other* stands next to *hit*, at most an "and" between them."""
    (_, start, end), (_, its_start, its_end) = hit, other
    return max(start - its_end, its_start - end) <= BESIDE

"""Subjects: which topics an entry is filed under, by the terms that occur in it."""

from __future__ import annotations

from math import log2, sqrt
from typing import TYPE_CHECKING

from feeds.model import Category
from feeds.text.folding import fold
from feeds.text.tags import base
from feeds.topics.catalogue import ANY
from feeds.topics.matcher import Hit, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from feeds.model import Topic
    from feeds.topics.catalogue import Catalogue
    from feeds.topics.reading import Case, Reading

KIND = "topic"

USUAL_LENGTH = 150  # words; a shorter entry needs fewer terms, a longer one more
LEAST_FACTOR = 0.3
MOST_FACTOR = 1.6
TITLE = 2.0  # what a term in the title counts beyond its occurrences in the text
DERIVED_TITLE = 1.0
EVIDENCE = 8  # terms shown


def phrases(catalogue: Catalogue, language: str) -> Iterator[Phrase]:
    """Give what to look for in entries in *language*: a base language, or "" for all."""
    for key, rules in catalogue.rules.items():
        for tag, terms in rules.terms.items():
            if _speaks(tag, language):
                yield from (Phrase(key, term, term, weight) for term, weight in terms)
        for tag, excluded in rules.exclude.items():
            if _speaks(tag, language):
                yield from (Phrase(key, term, term, 0.0) for term in excluded)


def judge(case: Case, catalogue: Catalogue) -> list[Category]:
    """Give the topics whose score reaches their threshold, in the catalogue's order.

    A term scores its weight times log2(1 + occurrences in the text), and its weight twice
    for standing in the title; the total is brought to the usual length by the square root
    of the words. A topic that the entry names itself, by key or label, is filed in any case.
    """
    stated = {fold(name): name for name in reversed(case.entry.stated_topics)}
    factor = max(LEAST_FACTOR, min(MOST_FACTOR, sqrt(USUAL_LENGTH / max(1, case.reading.words))))
    categories = []
    for key, topic in catalogue.topics.items():
        hits = case.hits.get(key, ())
        claims = _claims(topic, stated) if stated else ()
        if hits or claims:
            scores = _scores(hits, case.reading)
            score = factor * sum(scores.values())
            if claims or score >= topic.threshold:
                evidence = (*claims, *_evidence(hits, scores))
                categories.append(Category(KIND, key, round(score, 2), evidence))
    return categories


def _scores(hits: Sequence[Hit], reading: Reading) -> dict[Phrase, float]:
    """Give what each term contributes."""
    bonus = DERIVED_TITLE if reading.derived else TITLE
    title_end = reading.title_end
    counts: dict[Phrase, int] = {}
    titled: set[Phrase] = set()
    for phrase, start, _ in hits:
        if start >= title_end:
            counts[phrase] = counts.get(phrase, 0) + 1
        else:
            counts[phrase] = 0  # the title stands before the text
            titled.add(phrase)
    return {
        phrase: phrase.weight * ((bonus if phrase in titled else 0.0) + log2(1 + count))
        for phrase, count in counts.items()
    }


def _evidence(hits: Sequence[Hit], scores: Mapping[Phrase, float]) -> list[str]:
    """Show the terms that contribute most, with how often they occur."""
    texts = [phrase.text for phrase, _, _ in hits]
    best = sorted([(-score, phrase.text) for phrase, score in scores.items()])[:EVIDENCE]
    return [f"{text} ×{texts.count(text)}" for _, text in best]


def _claims(topic: Topic, stated: Mapping[str, str]) -> tuple[str, ...]:
    names = map(fold, (topic.key, *topic.labels.values()))
    return tuple(f"stated: {stated[name]}" for name in names if name in stated)[:1]


def _speaks(tag: str, language: str) -> bool:
    return not language or tag == ANY or base(tag) == language

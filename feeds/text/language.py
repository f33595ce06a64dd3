"""Languages: certain, or undetermined; of a text, and of an article by the vote of its paragraphs.

What an article declares is heard only between languages that no detector tells apart with
certainty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from feeds.text.detectors import first
from feeds.text.judging import FIRM, judge, largest, merged, refine
from feeds.text.judging import LONGEST as LONGEST_PARAGRAPH
from feeds.text.tags import MULTIPLE, UNDETERMINED, canonical, direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Verdict", "Vote", "canonical", "detect", "direction", "vote"]

MOST_PARAGRAPHS = 64
GLIMPSE = 900  # characters of an article that CLD2 is shown at first: it takes 40 µs for them
SHORTEST_GLIMPSE = 90  # of each paragraph
ENOUGH = 300  # characters on which CLD2 alone may decide for a whole article
ONE_LANGUAGE = 0.95
LONE_LANGUAGE = 0.8  # where CLD2 gives the rest to none: of 10 Russian articles it gives 0.8 to 0.95
SEVERAL = 0.30
SMALLEST_SHARE = 0.03
ANSWERED = 0.30  # of the letters must have a language, else the article has none
SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Verdict:
    """The *language* of a text, canonical or ``und``, with a *confidence* from 0 to 1."""

    language: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Vote:
    """The *language* of an article, ``mul`` or ``und``, and the *shares* of its letters by language."""

    language: str
    confidence: float
    shares: dict[str, float] = field(default_factory=dict)


def detect(text: str) -> Verdict:
    """Say in which language *text* is; ``und`` where that is not certain.

    A dozen letters is the least, save in scripts that only one language uses.
    """
    text = text[:LONGEST_PARAGRAPH]
    judged = judge(text)
    return Verdict(refine(judged.language, text, ()), judged.confidence)


def vote(paragraphs: Sequence[str], *, hints: Sequence[str] = ()) -> Vote:
    """Let the *paragraphs* of an article vote on its language, each by its letters.

    ``mul`` where two languages hold 30 % each, ``und`` where too little is certain. *hints*
    are the tags that the article or its source declares, best first: they decide between
    sisters such as Indonesian and Malay and on the region, never anything else.
    """
    sample = _sample(paragraphs)
    whole = _glimpse(sample)
    guess = first(whole)
    if len(whole) >= ENOUGH and guess.reliable and guess.score >= FIRM:
        shares = merged(guess.shares.items())
        language = largest(shares)
        if shares[language] >= (ONE_LANGUAGE if len(shares) > 1 else LONE_LANGUAGE):
            tag = refine(language, whole, hints)
            return Vote(tag, min(SUREST, shares[language]), _rounded(shares, {language: tag}))
    return _count(sample, hints)


def _count(sample: Sequence[str], hints: Sequence[str]) -> Vote:
    judgements = [judge(paragraph) for paragraph in sample]
    letters = sum(judged.letters for judged in judgements)
    decided = [judged for judged in judgements if judged.language != UNDETERMINED]
    votes = merged((judged.language, judged.letters * judged.confidence) for judged in decided)
    answered = sum(votes.values())
    if not answered or answered < ANSWERED * letters:
        return Vote(UNDETERMINED, 0.0)
    spoken = dict.fromkeys((judged.language for judged in judgements), "")
    for paragraph, judged in zip(sample, judgements, strict=True):
        spoken[judged.language] += f"{paragraph}\n"
    tags = {language: refine(language, spoken[language], hints) for language in votes}
    shares = {language: amount / answered for language, amount in votes.items()}
    if sum(share >= SEVERAL for share in shares.values()) > 1:
        return Vote(MULTIPLE, answered / letters, _rounded(shares, tags))
    language = largest(shares)
    return Vote(tags[language], votes[language] / letters, _rounded(shares, tags))


def _sample(paragraphs: Sequence[str]) -> list[str]:
    """Take paragraphs from all over a long article, each cut to what is looked at."""
    step = max(1, -(-len(paragraphs) // MOST_PARAGRAPHS))
    return [paragraph[:LONGEST_PARAGRAPH] for paragraph in paragraphs[::step]]


def _glimpse(sample: Sequence[str]) -> str:
    """Take the beginning of each paragraph: with every one heard, that much says what the whole does."""
    share = max(SHORTEST_GLIMPSE, GLIMPSE // max(1, len(sample)))
    return "\n".join([paragraph[:share] for paragraph in sample])


def _rounded(shares: Mapping[str, float], tags: Mapping[str, str]) -> dict[str, float]:
    """Leave out traces, make the rest add up to one, largest first, under their *tags*."""
    if len(shares) == 1:  # it has all, or what is without a language is not counted
        return {tags.get(name, name): 1.0 for name in shares}
    kept = {name: share for name, share in shares.items() if share >= SMALLEST_SHARE}
    total = sum(kept.values())
    ranked: Iterable[str] = sorted(kept, key=lambda name: (-kept[name], name))
    return {tags.get(name, name): round(kept[name] / total, 2) for name in ranked}

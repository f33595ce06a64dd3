"""Measures: how much of an article was found, and how much beside it."""

from __future__ import annotations

import re
from collections import Counter
from statistics import fmean
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD = re.compile(r"[^\W_]+")
SPACELESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
SHORT = 5
"""Words under which a paragraph is not asked after: a label, a stray link."""
GRAM = 4

_BETWEEN = re.compile(r"\s*(?:[,;&]|\band\b)\s*")
_DEGREE = re.compile(r"(?:[A-Z][a-z]?\.?){2,5}")
"""What stands behind a name, parted by a comma: ``PhD``, ``M.D.``."""


class Score(NamedTuple):
    """Precision, recall and their harmonic mean, each from 0 to 1."""

    precision: float
    recall: float
    f1: float


def words(text: str) -> list[str]:
    """Cut a text into words, case folded; scripts without spaces into signs."""
    return WORD.findall(SPACELESS.sub(lambda sign: f" {sign[0]} ", text.casefold()))


def score(found: str, wanted: str) -> Score:
    """Compare the words of two texts, each as often as it occurs."""
    ours, theirs = Counter(words(found)), Counter(words(wanted))
    common = (ours & theirs).total()
    precision = common / ours.total() if ours else float(not theirs)
    recall = common / theirs.total() if theirs else 1.0
    return Score(
        precision,
        recall,
        2 * precision * recall / (precision + recall) if common else float(not theirs and not ours),
    )


def grams(text: str) -> set[tuple[str, ...]]:
    """Give what each four words in a row say; of a shorter text, all of it."""
    cut = words(text)
    return {tuple(cut[start : start + GRAM]) for start in range(max(1, len(cut) - GRAM + 1))}


def lost(found: str, wanted: str, page: str) -> list[str]:
    """Give the paragraphs of the article that the page has and of which less than half was found."""
    ours, there = grams(found), grams(page)
    paragraphs = [part.strip() for part in wanted.splitlines()]
    return [
        part
        for part in paragraphs
        if len(words(part)) >= SHORT
        and len((own := grams(part)) & there) >= 0.9 * len(own)
        and len(own & ours) < 0.5 * len(own)
    ]


def shingles(pairs: Iterable[tuple[str, str]]) -> Score:
    """Compare pairs of found and wanted texts by four words in a row, each as often as it occurs.

    As the article-extraction benchmark counts: precision and recall are averaged over the pairs
    that have one, and F1 is made of the averages.
    """
    precisions, recalls = [], []
    for found, wanted in pairs:
        ours, theirs = _shingles(found), _shingles(wanted)
        common = (ours & theirs).total()
        if ours:
            precisions.append(common / ours.total())
        if theirs:
            recalls.append(common / theirs.total())
    precision = fmean(precisions) if precisions else 0.0
    recall = fmean(recalls) if recalls else 0.0
    both = precision + recall
    return Score(precision, recall, 2 * precision * recall / both if both else 0.0)


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    cut = words(text)
    runs = (tuple(cut[start : start + GRAM]) for start in range(max(1, len(cut) - GRAM + 1)))
    return Counter(filter(None, runs))


def pooled(pairs: Iterable[tuple[set[str], set[str]]]) -> Score:
    """Compare pairs of found and wanted names, all of them counted together."""
    ours = theirs = common = 0
    for found, wanted in pairs:
        ours, theirs, common = ours + len(found), theirs + len(wanted), common + len(found & wanted)
    both = ours + theirs
    return Score(
        common / ours if ours else 0.0, common / theirs if theirs else 0.0, 2 * common / max(1, both)
    )


def says(text: str, name: str) -> bool:
    """Say whether a text has a name in it, as words that stand in a row."""
    wanted = " ".join(words(name))
    return bool(wanted) and f" {wanted} " in f" {' '.join(words(text))} "


def macro_f1(answers: Sequence[tuple[str, str]]) -> float:
    """Average the F1 of each class that is right somewhere, of pairs (right, said)."""
    right, said = Counter(pair[0] for pair in answers), Counter(pair[1] for pair in answers)
    hits = Counter(wanted for wanted, got in answers if wanted == got)
    return fmean(2 * hits[name] / (right[name] + said[name]) for name in right) if right else 0.0


def names(text: str) -> set[str]:
    """Cut authors apart, case folded: their order and what stands between them is no matter."""
    return {" ".join(name.casefold().split()) for name in _BETWEEN.split(text) if name.strip()}


def people(text: str) -> set[str]:
    """Cut authors apart, case folded, without their degrees and what is in brackets."""
    plain = re.sub(r"\s*\([^()]*\)", "", text)
    every = re.split(r"[,;&]|\band\b", plain)
    return names(",".join(name for name in every if not _DEGREE.fullmatch(name.strip())))

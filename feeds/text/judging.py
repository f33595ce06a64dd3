"""Judging: the language of one paragraph, and the exact tag of a language that is known.

The script speaks first, then CLD2, and py3langid where CLD2 is in doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

from feeds.text.detectors import NO_LANGUAGE, Guess, first, second
from feeds.text.scripts import chinese, writing
from feeds.text.tags import UNDETERMINED, base, canonical

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST = 1_200  # characters of a paragraph that are looked at
HEAVIEST = 600  # letters; a longer paragraph weighs no more
SISTERLY = 400  # characters on which py3langid tells sisters apart; more of them tell no more

MOSTLY_PROSE = 0.5  # what is left of a line without addresses and code, else all of it is code
FEWEST_LETTERS = 12
FEWEST_OF_A_SCRIPT = 4
TELLING = 600  # characters on which CLD2 alone told 69 of 69 id, ms, nb, nn, da apart, 43 of 57 hr, bs, sr
SHORT = 60  # letters; below, a verdict needs to be more certain
CERTAIN_SHORT = 0.8
CERTAIN = 0.5
FIRM = 400.0  # CLD2's score: of random letters 99 % stay below 347, of sentences 95 % exceed 444
SHARE = 0.9  # of a paragraph that CLD2 gives to one language, to be believed alone
AGREED = 0.98
CONTRADICTED = 0.85
PLAIN_VIETNAMESE = 0.9
HINT = 1.5  # nats, against the 1.0 of CLD2
UNLIKELY = 1e-4

FAMILIES = {"hr": ("hr", "bs", "sr"), "id": ("id", "ms"), "nb": ("nb", "nn", "da")}
"""Languages that short texts don't tell apart, by the name that stands for them until they are."""

_FAMILY = {member: name for name, members in FAMILIES.items() for member in members}
_REGIONAL = frozenset({"en-GB", "en-US", "pt-BR", "pt-PT"})

_RUN = re.compile(r"[!-~]+")
_CODE = re.compile(
    r"://|www\.|@|[_{}=<>\\|;$^~#/][!-~]|[A-Za-z]\(|[a-z]\.[a-z]|[0-9][A-Za-z]|[A-Za-z][0-9]|[a-z][A-Z]",
)
_SYLLABLE = re.compile(
    r"(?:ngh?|nh|ph|th|tr|kh|ch|gh|gi|qu|[bcdghklmnprstvx])?"
    r"(?:i|e|a|o|u|y|ia|ie|ua|uo|oa|oe|ue|uy|ai|ao|au|ay|eo|eu|iu|oi|ui|uu|ye"
    r"|ieu|yeu|oai|oay|oeo|uay|uoi|uou|uya|uye|uyu)"
    r"(?:ng|nh|ch|[cmnpt])?",
    re.IGNORECASE,
)
_SYLLABLES = 0.7  # of the words, where Vietnamese stands without diacritics; the rest are foreign names
_WORD = re.compile(r"[^\W\d_]+")
_YIDDISH = re.compile("[\u05f0-\u05f2]")  # letters that Hebrew does not use


@dataclass(frozen=True, slots=True)
class Judgement:
    """The *language* of a paragraph, or the first of its family, or ``und``, and the weight of it.

    *confidence* goes from 0 to 1; *letters* are counted up to `HEAVIEST`.
    """

    language: str = UNDETERMINED
    confidence: float = 0.0
    letters: int = 0


def judge(text: str) -> Judgement:
    """Name the language of a paragraph, addresses and code left out."""
    text = text[:LONGEST]
    if _CODE.search(text):
        prose = _RUN.sub(_without_code, text)
        text = prose if len(prose) >= MOSTLY_PROSE * len(text) else ""
    if text.isupper():
        text = text.lower()  # capitals are rare in what detectors have learnt from
    script = writing(text)
    letters = min(script.letters, HEAVIEST)
    if script.language and script.letters >= FEWEST_OF_A_SCRIPT:
        return Judgement("yi" if _YIDDISH.search(text) else script.language, script.share, letters)
    if script.letters < FEWEST_LETTERS:
        return Judgement(letters=letters)
    language, confidence = _ask(text, script.letters)
    if confidence < (CERTAIN if script.letters >= SHORT else CERTAIN_SHORT):
        return Judgement(letters=letters)
    return Judgement(language, confidence, letters)


def refine(language: str, text: str, hints: Iterable[str]) -> str:
    """Give the tag of *text*, known to be in *language* or its family, as exactly as can be told.

    *hints* decide near ties in a family, and the region where the language has two standards.
    """
    if language == "zh":
        return chinese(text[:LONGEST])
    if language == "ku":
        return "ckb" if writing(text[:LONGEST]).script == "ARABIC" else "ku"
    declared = [canonical(hint) for hint in hints]
    if language in FAMILIES:
        return _member(language, text, declared)
    return next((tag for tag in declared if tag in _REGIONAL and base(tag) == language), language)


def merged(shares: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Add up the *shares* of languages by family."""
    families: dict[str, float] = {}
    for language, share in shares:
        family = _FAMILY.get(language, language)
        families[family] = families.get(family, 0.0) + share
    return families


def largest(shares: Mapping[str, float]) -> str:
    """Give the language with the largest share; the last in the alphabet where two are equal."""
    most = max(shares.values())
    return max(name for name, share in shares.items() if share == most)


def _ask(text: str, letters: int) -> tuple[str, float]:
    guess = first(text)
    language = _FAMILY.get(guess.language, guess.language)
    if letters >= SHORT and guess.share >= SHARE and _is_firm(guess):
        return language, guess.share
    if language == "vi" and _is_vietnamese(text):
        return language, PLAIN_VIETNAMESE
    return _weigh(guess, second(text), letters)


def _weigh(guess: Guess, odds: Mapping[str, float], letters: int) -> tuple[str, float]:
    """Settle between CLD2's *guess* and py3langid's *odds*."""
    best = largest(odds)
    if best == NO_LANGUAGE and not _is_firm(guess):
        return UNDETERMINED, 0.0
    language, other = _FAMILY.get(guess.language, guess.language), _FAMILY.get(best, best)
    if language == other:
        return language, AGREED if guess.reliable else max(CERTAIN_SHORT, odds[best])
    if not guess.reliable:
        return other, odds[best]
    if guess.language not in odds:  # py3langid can't know it
        return language, AGREED
    return language, CONTRADICTED if letters >= SHORT else CERTAIN


def _is_firm(guess: Guess) -> bool:
    return guess.reliable and guess.score >= FIRM


def _member(family: str, text: str, declared: Iterable[str]) -> str:
    if family == "hr" and writing(text[:LONGEST]).script == "CYRILLIC":
        return "sr-Cyrl"
    members = FAMILIES[family]
    guess = first(text)
    hint = next((base(tag) for tag in declared if base(tag) in members), "")
    if len(text) >= TELLING and _is_firm(guess) and guess.language in members and not hint:
        member = guess.language
    else:
        odds = second(text[:SISTERLY])
        scores = {one: log(max(odds.get(one, 0.0), UNLIKELY)) for one in members}
        for favoured, weight in ((guess.language, 1.0), (hint, HINT)):
            if favoured in scores:
                scores[favoured] += weight
        member = largest(scores)
    return "sr-Latn" if member == "sr" else member


def _is_vietnamese(text: str) -> bool:
    """Say whether words without diacritics are made like Vietnamese syllables."""
    words = _WORD.findall(text)
    return sum(map(bool, map(_SYLLABLE.fullmatch, words))) >= _SYLLABLES * len(words)


def _without_code(match: re.Match[str]) -> str:
    return "" if _CODE.search(match[0]) else match[0]

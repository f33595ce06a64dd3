"""Detectors of languages: the one module that asks pycld2 and py3langid; ``tables`` loads the latter.

CLD2 raises on controls, noncharacters and lone surrogates, reads ``<`` as markup unless told
not to, and names some languages by withdrawn codes. py3langid waits until CLD2 is in doubt, since
it and numpy take 0.2 s to load; it says ``zxx`` for what is no language.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import pycld2

from feeds.text.tags import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from py3langid.langid import LanguageIdentifier


NO_LANGUAGE = "zxx"

_FIRST = {"iw": "he", "jw": "jv", "tl": "fil", "no": "nb", "zh-Hant": "zh", "sr-ME": "sr", "bh": "bho"}
_FIRST |= dict.fromkeys(("un", "xxx", "tlh", "zzb", "zze", "zzh", "zzp"), UNDETERMINED)  # its jokes, too
_SECOND = {"tl": "fil", "no": "nb", "sdh": "ku"}


@dataclass(frozen=True, slots=True)
class Guess:
    """What CLD2 says: a *language*, ``und`` at worst, and its *share* of the text.

    *shares* has each language found, up to three. *score* is CLD2's own figure: under 350
    for random letters, over 500 for most prose. *reliable* is its own judgement.
    """

    language: str
    share: float
    score: float
    reliable: bool
    shares: Mapping[str, float]


@lru_cache(maxsize=4)  # a text is asked about again when its language is refined
def first(text: str) -> Guess:
    """Ask CLD2: 30 µs a kilobyte; hardly ever wrong on 300 letters of one language."""
    try:
        return _ask(text.encode(errors="replace"))
    except pycld2.error:
        printable = "".join(character if character.isprintable() else " " for character in text)
        return _ask(printable.encode(errors="replace"))


def second(text: str) -> dict[str, float]:
    """Ask py3langid for the probability of each language and of `NO_LANGUAGE`: 300 µs a kilobyte."""
    odds = dict(_identifier().rank(text))
    for code, language in _SECOND.items():
        odds[language] = odds.get(language, 0.0) + odds.pop(code)
    return odds


def load() -> None:
    """Load what is loaded late otherwise: for a process whose children are to share it."""
    _identifier()


def _ask(text: bytes) -> Guess:
    reliable, _, details = pycld2.detect(text, isPlainText=True)
    if details[0][1] == "un":  # it has a favourite all the same
        reliable = False
        _, _, details = pycld2.detect(text, isPlainText=True, bestEffort=True)
    shares: dict[str, float] = {}
    for _, code, percent, _ in details:
        language = _FIRST.get(code, UNDETERMINED if code.startswith("xx-") else code)
        if language != UNDETERMINED:
            shares[language] = shares.get(language, 0.0) + percent / 100
    language = next(iter(shares), UNDETERMINED)
    return Guess(language, shares.get(language, 0.0), details[0][3], reliable, shares)


@cache
def _identifier() -> LanguageIdentifier:
    from feeds.text.tables import cache_folder, identifier  # noqa: PLC0415 - 0.2 s, rarely needed

    return identifier(cache_folder(os.environ))

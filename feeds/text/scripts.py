"""Scripts: what the writing alone says about the language."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_LANGUAGES = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my",
    "GREEK": "el",
    "HEBREW": "he",
    "ARMENIAN": "hy",
    "GEORGIAN": "ka",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "SINHALA": "si",
    "GUJARATI": "gu",
    "ORIYA": "or",
    "GURMUKHI": "pa",
    "TIBETAN": "bo",
    "THAANA": "dv",
    "CHEROKEE": "chr",
    "NKO": "nqo",
}
"""Scripts in which one living language is written, or one far more than all others."""

_DENSE = {"CJK": 3, "HIRAGANA": 2, "KATAKANA": 2, "HANGUL": 2}
"""How many letters of an alphabet say as much as one character of these."""

_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufad9\U00020000-\U0003ffff]+")

_KANA_SHARE = 0.08  # Chinese texts quote some kana; Japanese ones are a third kana and more
_ONE_SIDED = 4  # characters of one Chinese standard to one of the other


@dataclass(frozen=True, slots=True)
class Writing:
    """The scripts of a text: *letters* in alphabet's worth, their largest *script*.

    *language* is what the largest script says alone, "" where it says nothing, and *share*
    the part of the letters that it stands on.
    """

    letters: int
    script: str
    language: str
    share: float


class _Scripts(dict[str, str]):
    """The script of each character, "" for what is no letter, by its name in Unicode."""

    def __missing__(self, character: str) -> str:
        name = unicodedata.name(character, "") if character.isalpha() else ""
        self[character] = script = name.split(" ", 1)[0].split("-", 1)[0]
        return script


_SCRIPT_OF = _Scripts()


def writing(text: str) -> Writing:
    """Say in which scripts *text* is written."""
    counts = Counter(map(_SCRIPT_OF.__getitem__, text))
    del counts[""]
    worth = {script: count * _DENSE.get(script, 1) for script, count in counts.items()}
    letters = sum(worth.values())
    if not letters:
        return Writing(0, "", "", 0.0)
    shares = _shares(worth)
    language = max(shares, key=lambda name: (shares[name], name))
    script = max(worth, key=lambda name: (worth[name], name))
    return Writing(letters, script, "" if language.isupper() else language, shares[language] / letters)


def _shares(worth: Mapping[str, int]) -> dict[str, int]:
    """Add up scripts by the language they stand for; a script of many languages stands for itself."""
    shares: Counter[str] = Counter()
    for script, amount in worth.items():
        shares[_LANGUAGES.get(script, script)] += amount
    if shares["ja"] >= _KANA_SHARE * (shares["ja"] + shares["zh"]):
        shares["ja"] += shares.pop("zh", 0)  # kanji are Han characters
    return shares


def chinese(text: str) -> str:
    """Say which standard the Chinese in *text* follows: ``zh-Hans``, ``zh-Hant``, or ``zh`` if neither.

    The character sets of the two decide, GB 2312 and Big5: what only one of them holds
    speaks for its standard.
    """
    characters = "".join(_HAN.findall(text))
    traditional = len(characters) - len(characters.encode("gb2312", "ignore")) // 2
    simplified = len(characters) - len(characters.encode("big5", "ignore")) // 2
    if simplified > _ONE_SIDED * traditional:
        return "zh-Hans"
    if traditional > _ONE_SIDED * simplified:
        return "zh-Hant"
    return "zh"

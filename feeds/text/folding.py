"""Folding: text and terms brought to one form, so that a term is found by plain comparison.

Two spellings that a reader takes for the same word fold to the same characters: width,
case, Arabic letter variants, ``ё``, dotted and dotless ``i``. Diacritics stay, since
``quân`` and ``quan`` are two words. Everything between words is one space, also at both
ends, so that ``" term "`` needs no test for word boundaries. Chinese, Japanese, Thai, Lao,
Khmer and Burmese write no spaces between words: runs of those scripts are set apart from
other letters by a space, and a term in them is looked for without one at its edge.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3005, 0x3007),  # iteration mark, ideographic zero
    (0x3041, 0x309F),  # Hiragana
    (0x3400, 0x4DBF),  # Han
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_KATAKANA = ((0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x31F0, 0x31FF))
_HANGUL = ((0x1100, 0x11FF), (0xAC00, 0xD7A3))
_ARABIC = ((0x0620, 0x064A), (0x066E, 0x06D3))
_HEBREW = ((0x05D0, 0x05EA),)

_SAME = {
    "ё": "е",
    "Ё": "Е",
    "İ": "I",
    "ı": "i",
    "ß": "ss",
    "ẞ": "SS",
    "ς": "σ",
    "ʼ": " ",  # a letter by category, an apostrophe by use
    "ʻ": " ",
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ک": "ك",
    "ة": "ه",
    "ـ": "",  # tatweel only stretches a word
}

_POINTS = ((0x0591, 0x05C7), (0x0610, 0x061A), (0x064B, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06ED))
_ACCENTS = re.compile("[\u0300-\u036f]+")
_STROKES = str.maketrans({"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"})

_PROCLITICS = ("و", "ف", "ب", "ك", "ل", "ال", "وال", "فال", "بال", "كال", "لل", "ولل", "وب", "ول")
_DEFINITE = ("و", "ف", "ب", "ك", "وب")
_HEBREW_PREFIXES = ("ו", "ה", "ב", "כ", "ל", "מ", "ש", "וה", "וב", "ול", "ומ", "וש", "שה", "מה", "כש")
_SHORTEST_PREFIXED = 3
_SHORTEST_OPEN_KATAKANA = 3

_TONES = re.compile(r"(o[àáảãạ]|o[èéẻẽẹ]|u[ỳýỷỹỵ]|[òóỏõọ][ae]|[ùúủũụ]y)(?= )")
_TONE_TWINS = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
_TONE_TWINS |= {new: old for old, new in _TONE_TWINS.items()}


def fold(text: str) -> str:
    """Give *text* as words of letters, marks and numbers between single spaces, padded with them.

    A text without any word gives one space.
    """
    return fold_cased(text).casefold()


def fold_cased(text: str) -> str:
    """Fold *text*, but keep its capitals.

    Each character stands where it stands in `fold` of the same text.
    """
    return fold_each((text,))[0]


def fold_each(texts: Iterable[str]) -> list[str]:
    """Fold each of *texts* as `fold_cased` does, all in one go, which is faster for short ones."""
    # Line ends within a text have become spaces, so that only those between the texts are left.
    words = b"\n".join([_spaced_ascii(text) for text in texts]).decode()
    if not words.isascii():
        words = _beyond_ascii(words)
    return " ".join(_GAPS.split(words)).split("\n")


def fold_term(term: str) -> str:
    """Give the pattern that finds *term* in a folded text, "" if it has no letter or number.

    It has a space at each edge where a word must begin or end. A ``*`` as the last
    character leaves the end open.
    """
    folded = fold(term)
    if folded == " ":
        return ""
    start = folded[1:] if _within(folded[1], _UNSPACED) else folded
    if term.rstrip().endswith("*") or _open_end(folded):
        return start[:-1]
    return start


def fold_forms(term: str) -> tuple[str, ...]:
    """Give all patterns that find *term*: itself first, then with what its script writes onto it.

    Arabic and Hebrew join particles to the front of a word; Vietnamese places the tone of
    ``oa oe uy`` on either vowel.
    """
    pattern = fold_term(term)
    forms = {pattern: None, _TONES.sub(_other_tone, pattern): None}
    stem = pattern[1:]
    if len(stem.split(" ", 1)[0]) >= _SHORTEST_PREFIXED:
        if _within(stem[0], _ARABIC):
            forms |= dict.fromkeys(_arabic_forms(stem))
        elif _within(stem[0], _HEBREW):
            forms |= {f" {prefix}{stem}": None for prefix in _HEBREW_PREFIXES}
    return tuple(forms)


def loose(text: str) -> str:
    """Give *text* in lower case without diacritics, words apart by single spaces, not padded."""
    words = fold(text).strip(" ")
    return words if words.isascii() else " ".join(map(_bare, words.split(" ")))


@lru_cache(maxsize=16_384)
def _bare(word: str) -> str:
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", word)).translate(_STROKES)
    return unicodedata.normalize("NFC", bare)


def _arabic_forms(stem: str) -> list[str]:
    if not stem.startswith("ال"):
        return [f" {prefix}{stem}" for prefix in _PROCLITICS]
    bare = stem[2:]
    return [*(f" {prefix}{stem}" for prefix in _DEFINITE), f" لل{bare}", f" ولل{bare}"]


def _open_end(folded: str) -> bool:
    last = folded[-2]
    if _within(last, _UNSPACED) or _within(last, _HANGUL):
        return True
    # Short katakana begin other words (テロ, テロップ); longer ones make compounds.
    return _within(last, _KATAKANA) and len(folded.rsplit(" ", 2)[-2]) >= _SHORTEST_OPEN_KATAKANA


def _other_tone(match: re.Match[str]) -> str:
    return _TONE_TWINS[match[0]]


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    code = ord(character)
    # Ranges ascend: what lies below the first, as all Latin and Cyrillic does, is in none.
    return code >= ranges[0][0] and any(first <= code <= last for first, last in ranges)


def _folded(character: str) -> str:
    if character in _SAME:
        return _SAME[character]
    category = unicodedata.category(character)
    if category == "Cf" or _within(character, _POINTS):  # joiners, soft hyphens; vowel points
        return ""
    compatible = unicodedata.normalize("NFKC", character)
    if compatible != character:
        return "".join(_TABLE[ord(part)] for part in compatible)
    if category[0] not in "LMN":
        return " "
    folded = character.casefold()
    if len(folded) > 1:  # from here on a character casefolds to one, so that capitals are found in place
        return "".join(part for part in folded if not unicodedata.combining(part))
    return character


class _Table(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = result = _folded(chr(code))
        return result


_TABLE = _Table()
_ASCII = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_PLAIN = (  # letters that the table leaves as they are
    "0-9A-Za-zÀ-ÖØ-Þà-öø-įĴ-ľŁ-ňŊ-žƀ-ǃǍ-ǯǴ-ʯΆΈ-ΊΌΎΏΑ-ΡΣ-ία-ρσ-ώЀЂ-ѐђ-ҁҊ-ӿא-תḀ-ẕẠ-ỿ"
    "\u0e01-\u0e32\u0e34-\u0e39\u0e40-\u0e4d\u3041-\u3096\u30a1-\u30fa\u30fc-\u30fe\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3"
)
_PIECES = re.compile(f"([ \n{_PLAIN}]*)([^\n{_PLAIN}]*)")  # ten times as fast as the table
_BRIEF = 8  # characters: such runs are marks between words, the same ones over and over
_GAPS = re.compile("  +")


def _spaced_ascii(text: str) -> bytes:
    encoded = unicodedata.normalize("NFC", text).encode(errors="replace")
    return b" %b " % encoded.translate(_ASCII)


def _ranges(*tables: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for table in tables for first, last in table)


def _others(*ranges: tuple[int, int]) -> str:
    """Give what lies between the ranges: a class of these takes half the time of one of all but those."""
    starts = (0, *(last + 1 for _, last in sorted(ranges)))
    ends = (*(first - 1 for first, _ in sorted(ranges)), 0x10FFFF)
    return _ranges(tuple((start, end) for start, end in zip(starts, ends, strict=True) if start <= end))


# Katakana runs are words of their own.
_WORD = re.compile(
    f"[{_ranges(_UNSPACED)}]+|[{_ranges(_KATAKANA)}]+|[{_others((32, 32), *_UNSPACED, *_KATAKANA)}]+"
)
_SPACED = re.compile(f"[{_others(*_UNSPACED, *_KATAKANA)}]*")
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")  # what half-width kana leave apart


def _beyond_ascii(words: str) -> str:
    folded = "".join([plain + _translated(other) for plain, other in _PIECES.findall(words)])
    return folded if _SPACED.fullmatch(folded) else _set_apart(folded)


def _translated(run: str) -> str:
    return _brief(run) if len(run) <= _BRIEF else run.translate(_TABLE)


@lru_cache(maxsize=4096)
def _brief(run: str) -> str:
    return run.translate(_TABLE)


def _set_apart(words: str) -> str:
    if "\u3099" in words or "\u309a" in words:
        words = _VOICED.sub(_joined, words)
    return f" {' '.join(_WORD.findall(words))} "


def _joined(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])

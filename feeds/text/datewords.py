"""The words that dates are made of, from ``dates.toml``, and a line cut into them.

Each word, number or sign has a code of one letter, so that the forms of dates are patterns
over codes: ``d`` a number to 31, ``y`` a number of four figures, ``n`` another number,
``M`` a month, ``W`` a weekday, ``f`` a word that may stand inside or before a date, ``o`` the
ending of an ordinal number, ``T`` and ``N`` the words for month and year in front of numbers,
``Y m D`` the signs for year, month and day, ``E`` an era, a punctuation mark for itself, ``x``
the rest.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_SIGNS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"  # Thai vowels and tones, which are no letters to `re`
_WORD = rf"[^\W\d_{_SIGNS}]"
_TOKEN = re.compile(
    rf"{_WORD}++(?:[{_MARKS}]{_WORD}*+)*+|\d++|[{_SIGNS}]|[{_MARKS}](?:{_WORD}|[{_MARKS}])*+|[^\w\s]"
)
_THAI = re.compile("[\u0e00-\u0e7f]")
_NUMBERS = re.compile(r"\d\s*[-–./．]\s*\d")
_FIGURES_OF_YEAR = 4
_FIGURES_OF_DAY = 2
_LAST_DAY = 31

_CODES = {
    **dict(zip("-./,():", "-./,():", strict=True)),
    "–": "-",
    "（": "(",
    "，": ",",
    "،": ",",
    "．": ".",
    "年": "Y",
    "년": "Y",
    "月": "m",
    "월": "m",
    "日": "D",
    "일": "D",
    "号": "D",
    "號": "D",
    "tháng": "T",
    "bulan": "T",
    "năm": "N",
    "tahun": "N",
    **dict.fromkeys(("st", "nd", "rd", "th", "er", "º", "ª", "°"), "o"),
    "元": "d",  # the first year of an era
}

DIGITS = {
    code: str(unicodedata.digit(chr(code)))
    for first in (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
    for code in range(first, first + 10)
}
"""Digits in use elsewhere, and those they stand for."""


@dataclass(frozen=True)
class Line:
    """A line in lower case by its words: *code* has one letter for each.

    *values* are what numbers and names come to, *weekdays* counts from Monday, 0, at the words
    that name one. *firsts* are the tokens with which the words begin, since names can have several.
    """

    lower: str
    code: str
    values: Sequence[int]
    weekdays: dict[int, int]
    firsts: list[int]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Give the places of the words in the line: asked for only where there is a date."""
        tokens = [token.span() for token in _TOKEN.finditer(self.lower)]
        bounds = pairwise((*self.firsts, len(tokens)))
        return [(tokens[first][0], tokens[end - 1][1]) for first, end in bounds]

    @property
    def thai(self) -> bool:
        """Say whether a word is Thai."""
        return bool(_THAI.search(self.lower))


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    code: str
    value: int
    weekday: int


@cache
def _months() -> frozenset[str]:
    """Give the words with which months begin, and those and the signs that stand beside their number."""
    named = {first for first, names in _names().items() if any(name.code == "M" for name in names)}
    return frozenset(named | {word for word, code in _CODES.items() if code in {"m", "T"}})


def cut(lower: str) -> Line | None:
    """Cut a line in lower case into words, numbers and signs.

    None where it can hold no date: it has neither a month nor numbers beside a sign.
    """
    words = _TOKEN.findall(lower)
    if _months().isdisjoint(words) and not _NUMBERS.search(lower):
        return None
    coded = list(map(_coded, words))
    weekdays: dict[int, int] = {}
    firsts = list(range(len(words)))
    end = 0
    for position, name in _named(words):
        if position < end:  # within the name before it
            continue
        end = position + len(name.words)
        at = position - len(words) + len(coded)  # names of several words have become one
        coded[at : at + len(name.words)] = [(name.code, name.value)]
        del firsts[at + 1 : at + len(name.words)]
        if name.weekday >= 0:
            weekdays[at] = name.weekday
    codes, values = zip(*coded, strict=True)
    return Line(lower, "".join(codes), values, weekdays, firsts)


def _named(words: list[str]) -> Iterator[tuple[int, _Name]]:
    """Give the names that stand in *words*, and where they begin."""
    names = _names()
    for position, word in enumerate(words):
        if word in names:
            name = _standing(names[word], words, position)
            if name is not None:
                yield position, name


@lru_cache(maxsize=4096)
def _coded(word: str) -> tuple[str, int]:
    """Give code and value of a word that is no name."""
    if not word.isdecimal():
        return _CODES.get(word, "x"), 1
    value = int(word[:9])
    if len(word) <= _FIGURES_OF_DAY and value <= _LAST_DAY:
        return "d", value
    return "y" if len(word) == _FIGURES_OF_YEAR else "n", value


def _standing(names: tuple[_Name, ...], words: list[str], position: int) -> _Name | None:
    """Give the longest of *names* that stands at *position*."""
    for name in names:
        if len(name.words) == 1 or name.words == tuple(words[position : position + len(name.words)]):
            return name
    return None


@cache
def _names() -> Mapping[str, tuple[_Name, ...]]:
    """Give the names by their first word, longest first.

    A word that is both month and weekday (``mar``) is one name with both values.
    """
    merged: dict[tuple[str, ...], _Name] = {}
    for name in _listed():
        first = merged.setdefault(name.words, name)
        if first.weekday < 0 <= name.weekday:
            merged[name.words] = _Name(name.words, first.code, first.value, name.weekday)
    found: dict[str, list[_Name]] = {}
    for name in merged.values():
        found.setdefault(name.words[0], []).append(name)
    return {first: tuple(sorted(known, key=_shortness)) for first, known in found.items()}


def _shortness(name: _Name) -> int:
    return -len(name.words)


def _listed() -> Iterator[_Name]:
    table = _table()
    for spellings in table["fillers"].values():
        for spelling in spellings.split():
            yield _Name(_spelled(spelling), "f", 0, -1)
    for listed in table["months"].values():
        for number, spellings in enumerate(listed, start=1):
            for spelling in spellings.split():
                yield _Name(_spelled(spelling), "M", number, -1)
    for listed in table["weekdays"].values():
        for number, spellings in enumerate(listed):
            for spelling in spellings.split():
                yield _Name(_spelled(spelling), "W", 0, number)
    for spelling, start in table["eras"].items():
        yield _Name(_spelled(spelling), "E", start, -1)


def _spelled(spelling: str) -> tuple[str, ...]:
    return tuple(_TOKEN.findall(spelling.replace("_", " ")))


@cache
def zones() -> Mapping[str, int]:
    """Give the names of zones that mean one thing, with their hours east of Greenwich."""
    hours: Mapping[str, int] = _table()["zones"]
    return hours


@cache
def _table() -> dict[str, Any]:
    """Read the file, once."""
    return tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))

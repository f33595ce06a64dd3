"""The words that dates are made of, from ``dates.json``, and a line cut into them.

Each word, number or sign has a code of one letter, so that the forms of dates are patterns
over codes: ``d`` a number to 31, ``y`` a number of four figures, ``n`` another number,
``M`` a month, ``W`` a weekday, ``f`` a word that may stand inside or before a date, ``o`` the
ending of an ordinal number, ``T`` and ``N`` the words for month and year in front of numbers,
``G`` the word for year behind its number, ``Y m D`` the signs for year, month and day, ``u`` a
word for month behind its number after which a bare day may follow, ``E`` an era, a punctuation
mark for itself, ``x`` the rest.

`make catalogue` makes the file of ``dates.toml`` and of the CLDR: see `datebundle`.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BUNDLE = Path(__file__).with_name("dates.json")

_SIGNS = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_MARKS = (  # vowels and tones that are no letters to `re`, from Hebrew to Khmer; joiners
    "\u0300-\u036f\u0591-\u05bd\u064b-\u0655\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0951-\u0957"
    "\u0962\u0963\u0981-\u0983\u09bc\u09be-\u09cd\u09d7\u09e2\u09e3\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71"
    "\u0a81-\u0a83\u0abc\u0abe-\u0acd\u0b01-\u0b03\u0b3c\u0b3e-\u0b57\u0b82\u0bbe-\u0bcd\u0bd7\u0c00-\u0c04"
    "\u0c3c\u0c3e-\u0c56\u0c81-\u0c83\u0cbc\u0cbe-\u0cd6\u0d00-\u0d03\u0d3b-\u0d4d\u0d57\u0d81-\u0d83"
    "\u0dca-\u0ddf\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0eb1\u0eb4-\u0ebc\u0ec8-\u0ece\u102b-\u103e\u1056-\u1059"
    "\u17b4-\u17d3\u200c\u200d"
)
_HAN = "〇○零一二三四五六七八九十廿"
_WORD = rf"[^\W\d_{_SIGNS}]"
_TOKEN = re.compile(
    rf"{_WORD}++(?:[{_MARKS}]++{_WORD}*+)*+|\d++|[{_HAN}]++(?=[年月日号號])|[{_SIGNS}]"
    rf"|[{_MARKS}](?:{_WORD}|[{_MARKS}])*+|[^\w\s]"
)
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
    "၊": ",",
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
    **dict.fromkeys(("сарын", "сар"), "u"),
    **dict.fromkeys(("st", "nd", "rd", "th", "er", "º", "ª", "°", "го", "ого", "р", "η", "ης", "ος"), "o"),
    "元": "d",  # the first year of an era
}

_TENS = {"十": 10, "廿": 20}
_ONES = {
    "〇": 0,
    "○": 0,
    "零": 0,
    **{sign: value for value, sign in enumerate("一二三四五六七八九", start=1)},
}

DIGITS = {
    first + value: str(value)
    for first in (
        *(0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66),
        *(0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xFF10),
    )
    for value in range(10)
}
"""Digits in use elsewhere, and those they stand for."""


@dataclass(frozen=True)
class Line:
    """A line in lower case by its words: *code* has one letter for each.

    *values* are what numbers come to; *names* has what stands at the words that are names.
    *firsts* are the tokens with which the words begin, since names can have several.
    """

    lower: str
    code: str
    values: Sequence[int]
    names: Mapping[int, Name]
    firsts: Sequence[int]

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """Give the places of the words in the line: asked for only where there is a date."""
        tokens = [token.span() for token in _TOKEN.finditer(self.lower)]
        bounds = pairwise((*self.firsts, len(tokens)))
        return [(tokens[first][0], tokens[end - 1][1]) for first, end in bounds]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one or several words.

    *values* are the months it can mean, or what else it comes to, each with the languages in which
    it does; *weekdays* likewise, counted from Monday, 0.
    """

    words: tuple[str, ...]
    code: str
    values: tuple[Meaning, ...]
    weekdays: tuple[Meaning, ...]


Meaning: TypeAlias = tuple[int, frozenset[str]]


@cache
def _months() -> frozenset[str]:
    """Give the words with which months begin, and those and the signs that stand beside their number."""
    named = {first for first, names in _names().items() if any(name[1] == "M" for name in names)}
    return frozenset(named | {word for word, code in _CODES.items() if code in {"m", "T", "u"}})


def cut(lower: str) -> Line | None:
    """Cut a line in lower case into words, numbers and signs.

    None where it can hold no date: it has neither a month nor numbers beside a sign.
    """
    words = _TOKEN.findall(lower)
    if _months().isdisjoint(words) and not _NUMBERS.search(lower):
        return None
    coded = list(map(_coded, words))
    names: dict[int, Name] = {}
    firsts = list(range(len(words)))
    end = 0
    for position, name in _named(words):
        if position < end:  # within the name before it
            continue
        end = position + len(name.words)
        at = position - len(words) + len(coded)  # names of several words have become one
        coded[at : at + len(name.words)] = [(name.code, name.values[0][0] if name.values else 0)]
        del firsts[at + 1 : at + len(name.words)]
        names[at] = name
    codes, values = zip(*coded, strict=True)
    return Line(lower, "".join(codes), values, names, firsts)


def _named(words: list[str]) -> Iterator[tuple[int, Name]]:
    """Give the names that stand in *words*, and where they begin."""
    names = _names()
    for position, word in enumerate(words):
        if word in names:
            name = _standing(_names_from(word), words, position)
            if name is not None:
                yield position, name


@lru_cache(maxsize=4096)
def _coded(word: str) -> tuple[str, int]:
    """Give code and value of a word that is no name."""
    if not word.isdecimal():
        return _han(word) if word[0] in _HAN else (_CODES.get(word, "x"), 1)
    value = int(word[:9])
    if len(word) <= _FIGURES_OF_DAY and value <= _LAST_DAY:
        return "d", value
    return "y" if len(word) == _FIGURES_OF_YEAR else "n", value


def _han(word: str) -> tuple[str, int]:
    """Give code and value of a number in Chinese signs: of a year one by one, else with tens."""
    if len(word) == _FIGURES_OF_YEAR and not _TENS.keys() & set(word):
        return "y", int("".join(str(_ONES[sign]) for sign in word))
    value = 0
    for sign in word:
        value = max(value, 1) * _TENS[sign] if sign == "十" else value + _TENS.get(sign, _ONES.get(sign, 0))
    return ("d" if value <= _LAST_DAY else "n"), value


def _standing(names: tuple[Name, ...], words: list[str], position: int) -> Name | None:
    """Give the longest of *names* that stands at *position*."""
    for name in names:
        if len(name.words) == 1 or name.words == tuple(words[position : position + len(name.words)]):
            return name
    return None


@cache
def _names_from(first: str) -> tuple[Name, ...]:
    """Give the names that begin with a word, longest first."""
    return tuple(
        Name(tuple(words), code, _meanings(values), _meanings(weekdays))
        for words, code, values, weekdays in _names()[first]
    )


def _meanings(listed: list[tuple[int, str]]) -> tuple[Meaning, ...]:
    return tuple((value, frozenset(tags.split())) for value, tags in listed)


def spelled(spelling: str) -> tuple[str, ...]:
    """Cut the spelling of a name into words; "_" stands for a space."""
    return tuple(_TOKEN.findall(spelling.replace("_", " ")))


def _names() -> Mapping[str, Any]:
    """Give the names by their first word, longest first, as the bundle has them."""
    names: Mapping[str, Any] = table()["names"]
    return names


@cache
def table() -> Mapping[str, Any]:
    """Read the bundle, once."""
    known: Mapping[str, Any] = json.loads(BUNDLE.read_text("utf-8"))
    return known

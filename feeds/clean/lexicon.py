"""The lexicon: words that pages put around an article, from ``lexicon.toml`` by way of ``lexicon.json``.

What a term proves is decided by the rules that ask; here it is only found.
Terms and lines are compared as words (letters and the marks on them, case folded), so that punctuation,
emoji and counts beside them do not matter. Some scripts write no spaces: their terms are also compared
as parts of the line, those of Chinese and Japanese as beginnings, too.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.text.bundled import as_json, entry, keys

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SOURCE = Path(__file__).with_name("lexicon.toml")
BUNDLE = SOURCE.with_suffix(".json")
"""The same, which loads ten times as fast."""

Words = tuple[str, ...]

_MARKED = (  # letters and marks of scripts whose vowels and tones are marks, which `re` takes for no letters
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0780-\u07b1\u0900-\u0963\u0971-\u09e3\u0a00-\u0a65\u0a70-\u0a75\u0a80-\u0ae3\u0b00-\u0b63\u0b80-\u0bd7"
    "\u0c00-\u0c63\u0c80-\u0c83\u0c85-\u0ce3\u0d00-\u0d4e\u0d54-\u0d57\u0d5f-\u0d63\u0d7a-\u0de5\u0df2\u0df3"
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecf\u0f35\u0f37\u0f39\u0f40-\u0f84\u0f86-\u0fbc\u1000-\u103f\u1050-\u108f"
    "\u1780-\u17d3"
)
_WORD = re.compile(rf"[^\W\d_]++(?:[{_MARKED}]++[^\W\d_]*+)*+")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_COUNT = "count"
_BESIDE = " :：/／|｜-–—•·・.,，、…)(（）[]【】=＝©"


def words(text: str) -> Words:
    """Give the words of *text*, case folded, without numbers and signs."""
    return words_of(text.casefold())


def words_of(key: str) -> Words:
    """Give the words of a text that is case folded already."""
    plain = key.split()  # most lines are letters and spaces alone, and so split in a third of the time
    return tuple(plain if all(map(str.isalpha, plain)) else _WORD.findall(key))


@dataclass(frozen=True, slots=True)
class Term:
    """A term found in a line: its category, "" if there is none, and its length in words.

    For a term inside a word of a script without spaces it counts letters, below 0.
    """

    category: str = ""
    length: int = 0


NONE = Term()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms, by where in a line they have to stand; each with its category."""

    whole: Mapping[Words, str]
    reach: Mapping[str, int]
    opening: Mapping[str, Sequence[tuple[Words, str]]]
    anywhere: Mapping[str, Sequence[tuple[Words, str]]]
    beginnings: Mapping[str, Sequence[tuple[str, str]]]
    parts: Mapping[str, str]
    part: re.Pattern[str]
    endings: tuple[str, ...]
    companies: frozenset[str]

    def terms(self, key: str) -> tuple[Term, Term]:
        """Find `line` and `start` of the words of a line, case folded: the first tells most lines apart."""
        first = _WORD.search(key)
        if first is None:
            return NONE, NONE
        if first[0] not in self.reach and not self._is_opening(first[0]):
            return NONE, NONE
        tokens = words_of(key)
        return self.line(tokens), self.start(tokens)

    def _is_opening(self, word: str) -> bool:
        """Say whether a term that lines begin with can begin with *word*."""
        return word in self.opening or word[0] in self.beginnings

    def line(self, tokens: Words) -> Term:
        """Find what a line is that is a term, or made of terms, and nothing more.

        The length counts the terms.
        """
        if not tokens or tokens[0] not in self.reach:
            return NONE
        known = self.whole.get(tokens)
        return Term(known, 1) if known is not None else self._made(tokens)

    def _made(self, tokens: Words) -> Term:
        """Join terms, of different languages, too: menus borrow words ("IT・科学", "Digital Edition")."""
        found, count, position = "", 0, 0
        while position < len(tokens):
            for width in range(self.reach.get(tokens[position], 0), 0, -1):
                category = self.whole.get(tokens[position : position + width])
                if category is not None:
                    if category != _COUNT:
                        found = found or category
                        count += 1
                    position += width
                    break
            else:
                return NONE
        return Term(found, count)

    def start(self, tokens: Words) -> Term:
        """Find the longest term that a line begins with."""
        if not tokens:
            return NONE
        for term, category in self.opening.get(tokens[0], ()):
            if tokens[: len(term)] == term:
                return Term(category, len(term))
        for beginning, category in self.beginnings.get(tokens[0][0], ()):
            if tokens[0].startswith(beginning):
                return Term(category, -len(beginning))
        return NONE

    def opens(self, text: str) -> Term:
        """Find the longest term that *text* begins with: `start` of its words, which most have no need of."""
        key = text.casefold()
        first = _WORD.search(key)
        if first is None or not self._is_opening(first[0]):
            return NONE
        return self.start(words_of(key))

    def rest(self, text: str, term: Term) -> str:
        """Give what stands behind a term that *text* begins with, "" if nothing does."""
        last = next(islice(_WORD.finditer(text), max(term.length, 1) - 1, None))
        end = last.end() if term.length > 0 else last.start() - term.length
        return text[end:].strip(_BESIDE)

    def inside(self, text: str, tokens: Words) -> str:
        """Give the category of a term that stands anywhere in the line; else ""."""
        if self.anywhere.keys().isdisjoint(tokens):  # as of most lines
            tokens = ()
        for position, token in enumerate(tokens):
            for term, category in self.anywhere.get(token, ()):
                if tokens[position : position + len(term)] == term:
                    return category
        is_spaced = text.isascii() or not _UNSPACED.search(text)
        match = None if is_spaced else self.part.search(text.casefold())
        return self.parts[match[0]] if match is not None else ""


Table = dict[str, dict[str, dict[str, list[str]]]]


def _terms(table: Table, place: str) -> Iterator[tuple[str, str]]:
    """Give the terms of one place with their categories, in the order of the file."""
    for places in table.values():
        for category, listed in places.get(place, {}).items():
            for term in listed:
                yield term, category


def _branches(table: Table, place: str) -> Mapping[str, Sequence[tuple[Words, str]]]:
    """Sort the terms of a place by their first word, longest first."""
    found: dict[str, dict[Words, str]] = {}
    for term, category in _terms(table, place):
        key = words(term)
        found.setdefault(key[0], {}).setdefault(key, category)
    return {first: sorted(known.items(), key=_shortness) for first, known in found.items()}


def _shortness(term: tuple[Words, str]) -> int:
    return -len(term[0])


def _unspaced(table: Table, place: str, script: re.Pattern[str]) -> dict[str, str]:
    """Give the terms of a place that are written without spaces in a script, longest first."""
    found = {words(term)[0]: category for term, category in _terms(table, place) if script.search(term)}
    return {term: found[term] for term in sorted(found, key=len, reverse=True)}


@cache
def lexicon() -> Lexicon:
    """Read the lexicon, once."""
    table: Table = {language: entry(BUNDLE, language) for language in keys(BUNDLE)}
    whole: dict[Words, str] = {}
    reach: dict[str, int] = {}
    for term, category in _terms(table, "whole"):
        key = words(term)
        whole.setdefault(key, category)
        reach[key[0]] = max(reach.get(key[0], 0), len(key))
    beginnings: dict[str, list[tuple[str, str]]] = {}
    for term, category in _unspaced(table, "opening", _SIGNS).items():
        if len(term) == 1:
            continue  # 文 alone begins a byline, but also many words
        beginnings.setdefault(term[0], []).append((term, category))
    parts = _unspaced(table, "anywhere", _UNSPACED)
    return Lexicon(
        whole=whole,
        reach=reach,
        opening=_branches(table, "opening"),
        anywhere=_branches(table, "anywhere"),
        beginnings=beginnings,
        parts=parts,
        part=re.compile("|".join(map(re.escape, parts))),
        endings=tuple(table["*"]["name"]["ending"]),
        companies=frozenset(table["*"]["name"]["company"]),
    )


def bundled() -> str:
    """Give the text of ``lexicon.json`` as ``lexicon.toml`` would have it."""
    return as_json(tomllib.loads(SOURCE.read_text("utf-8")))


def write(path: Path = BUNDLE) -> None:
    """Make the bundle."""
    path.write_text(bundled(), encoding="utf-8")

"""The lexicon: words that pages put around an article, from ``lexicon.toml`` by way of ``lexicon.json``.

What a term proves is decided by the rules that ask; here it is only found.
Terms and lines are compared as words (letters and the marks on them, case folded), so that punctuation,
emoji and counts beside them do not matter. Some scripts write no spaces: their terms are also compared
as parts of the line, those of Chinese and Japanese as beginnings, too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from feeds.text.bundled import entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BUNDLE = Path(__file__).with_name("lexicon.json")
"""The terms of ``lexicon.toml``, sorted as they are asked for."""

Words = tuple[str, ...]
Branch = tuple[str, int, str]
"""A term, its length in words (of a beginning, in letters) and its category."""
_TABLES = ("opening", "anywhere", "beginnings", "parts")
TERMS, GROUPS, CATEGORY, ROWS = ",", ";", ":", "|"
"""What stands between terms, and between groups of them, in a row, behind a category and beside a row."""

_MARKED = (  # letters and marks of scripts whose vowels and tones are marks, which `re` takes for no letters
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0780-\u07b1\u0900-\u0963\u0971-\u09e3\u0a00-\u0a65\u0a70-\u0a75\u0a80-\u0ae3\u0b00-\u0b63\u0b80-\u0bd7"
    "\u0c00-\u0c63\u0c80-\u0c83\u0c85-\u0ce3\u0d00-\u0d4e\u0d54-\u0d57\u0d5f-\u0d63\u0d7a-\u0de5\u0df2\u0df3"
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecf\u0f35\u0f37\u0f39\u0f40-\u0f84\u0f86-\u0fbc\u1000-\u103f\u1050-\u108f"
    "\u1780-\u17d3"
)
_WORD = re.compile(rf"[^\W\d_]++(?:[{_MARKED}]++[^\W\d_]*+)*+")
_ASCII_WORDS = bytes(code if chr(code).isalpha() else ord(" ") for code in range(128)).ljust(256)
"""The letters of ASCII, and a space for any other sign: what to split at for words."""
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
COUNT = "count"
"""The category of what only counts things: beside other terms it is nothing, alone it may be anything."""
_BESIDE = " :：՝`៖/／|｜-–—•·・.,，、…)(（）[]【】=＝©"


def words(text: str) -> Words:
    """Give the words of *text*, case folded, without numbers and signs."""
    return words_of(text.casefold())


def words_of(key: str) -> Words:
    """Give the words of a text that is case folded already."""
    if key.isascii():  # as most lines are, which then split in a fifth of the time
        return tuple(key.encode().translate(_ASCII_WORDS).decode().split())
    return tuple(key.split() if key.replace(" ", "").isalpha() else _WORD.findall(key))


def first_word_of(key: str) -> str:
    """Give the first word of a text that is case folded already, "" if there is none."""
    first = key.partition(" ")[0]
    if first.isalpha():
        return first
    found = _WORD.search(key)
    return found[0] if found is not None else ""


@dataclass(frozen=True, slots=True)
class Term:
    """A term found in a line: its category, "" if there is none, and its length in words.

    For a term inside a word of a script without spaces it counts letters, below 0.
    """

    category: str = ""
    length: int = 0


NONE = Term()
_term = cache(Term)
"""The same, made once of each category and length."""


class Row(NamedTuple):
    """The terms that begin with a word, and how many words the longest has, by its second word."""

    terms: Mapping[str, Term]
    reach: Mapping[str, int]

    def longest(self, tokens: Words, position: int) -> tuple[Term, int]:
        """Find the longest term from a position on that begins with its word, and its length, else 0."""
        rest = len(tokens) - position
        for width in range(min(self.reach.get(tokens[position + 1], 1), rest) if rest > 1 else 1, 1, -1):
            term = self.terms.get(" ".join(tokens[position : position + width]))
            if term is not None:
                return term, width
        term = self.terms.get(tokens[position])
        return (NONE, 0) if term is None else (term, 1)


class Rows(dict[str, Row]):
    """Rows by first word, each read when it is first asked for, since most never are.

    *unread* are groups of terms without their first word: ``share:,this story;related:of market``; nothing
    for a word that only terms at the beginning of a line begin with. All are bundled as one text.
    """

    def __init__(self, bundled: str) -> None:
        super().__init__()
        parts = bundled.split(ROWS)
        self.unread = dict(zip(parts[::2], parts[1::2], strict=True))

    def __missing__(self, word: str) -> Row:
        terms, reach = {}, dict[str, int]()
        for group in filter(None, self.unread[word].split(GROUPS)):
            category, _, listed = group.partition(CATEGORY)
            for rest in listed.split(TERMS):
                terms[f"{word} {rest}" if rest else word] = _term(category, 1)
                second = rest.partition(" ")[0]
                reach[second] = max(reach.get(second, 0), 2 + rest.count(" "))
        row = self[word] = Row(terms, reach)
        return row


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms, by where in a line they have to stand; each with its category.

    All go by first word, *beginnings* by first letter; *opening*, *anywhere* and *beginnings* are sorted,
    longest first.
    """

    whole: Rows
    opening: Mapping[str, Sequence[Branch]]
    anywhere: Mapping[str, Sequence[Branch]]
    beginnings: Mapping[str, Sequence[Branch]]
    parts: Mapping[str, str]
    part: re.Pattern[str]
    endings: tuple[str, ...]
    companies: frozenset[str]
    slotted: frozenset[str]

    def terms(self, key: str) -> tuple[Term, Term]:
        """Find `line` and `start` of the words of a line, case folded: the first tells most lines apart."""
        word = first_word_of(key)
        if word in self.whole.unread:
            tokens = words_of(key)
            return self.line(tokens), self.start(tokens)
        return NONE, NONE if word.isascii() else self._begun(word)

    def line(self, tokens: Words) -> Term:
        """Find what a line is that is a term, or made of terms, and nothing more.

        The length counts the terms. They may be of different languages: menus borrow words ("IT・科学",
        "Digital Edition").
        """
        found, count, position = "", 0, 0
        while position < len(tokens):
            if tokens[position] not in self.whole.unread:
                return NONE
            term, width = self.whole[tokens[position]].longest(tokens, position)
            if width == len(tokens):
                return term
            if not width:
                return NONE
            if term.category != COUNT:
                found = found or term.category
                count += 1
            position += width
        return _term(found, count)

    def start(self, tokens: Words) -> Term:
        """Find the longest term that a line begins with."""
        if not tokens:
            return NONE
        branches = self.opening.get(tokens[0], ())
        if branches:
            beginning = " ".join(tokens[: branches[0][1]]) + " "
            for term, size, category in branches:
                if beginning.startswith(term) and beginning[len(term)] == " ":
                    return _term(category, size)
        return self._begun(tokens[0])

    def _begun(self, word: str) -> Term:
        """Find the longest term that *word* begins with, of a script without spaces."""
        if word.isascii():
            return NONE
        for beginning, size, category in self.beginnings.get(word[0], ()):
            if word.startswith(beginning):
                return _term(category, -size)
        return NONE

    def opens(self, text: str) -> Term:
        """Find the longest term that *text* begins with: `start` of its words, which most have no need of."""
        key = text.casefold()
        word = first_word_of(key)
        if word in self.opening:
            return self.start(words_of(key))
        return self._begun(word)

    def rest(self, text: str, term: Term) -> str:
        """Give what stands behind a term that *text* begins with, "" if nothing does."""
        last = next(islice(_WORD.finditer(text), max(term.length, 1) - 1, None))
        end = last.end() if term.length > 0 else last.start() - term.length
        return text[end:].strip(_BESIDE)

    def told(self, tokens: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Give where in *tokens* terms begin that stand anywhere in a line, each with its category."""
        for position, token in enumerate(tokens):
            for term, size, category in self.anywhere.get(token, ()):
                if size == 1 or " ".join(tokens[position : position + size]) == term:
                    yield position, category
                    break

    def inside(self, text: str, tokens: Words) -> str:
        """Give the category of a term that stands anywhere in the line; else ""."""
        if self.anywhere.keys().isdisjoint(tokens):  # as of most lines
            tokens = ()
        for _, category in self.told(tokens):
            return category
        is_spaced = text.isascii() or not UNSPACED.search(text)
        match = None if is_spaced else self.part.search(text.casefold())
        return self.parts[match[0]] if match is not None else ""


@cache
def lexicon() -> Lexicon:
    """Read the lexicon, once."""
    return Lexicon(
        Rows(entry(BUNDLE, "whole")),
        **{name: entry(BUNDLE, name) for name in _TABLES},
        part=re.compile("|".join(map(re.escape, entry(BUNDLE, "parts")))),
        endings=tuple(entry(BUNDLE, "endings")),
        companies=frozenset(entry(BUNDLE, "companies")),
        slotted=frozenset(entry(BUNDLE, "slotted")),
    )

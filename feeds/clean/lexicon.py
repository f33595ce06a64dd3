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
from typing import TYPE_CHECKING

from feeds.text.bundled import entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

BUNDLE = Path(__file__).with_name("lexicon.json")
"""The terms of ``lexicon.toml``, sorted as they are asked for."""

Words = tuple[str, ...]
Branch = tuple[str, int, str]
"""A term, its length in words (of a beginning, in letters) and its category."""
_TABLES = ("whole", "reach", "opening", "anywhere", "beginnings", "parts")

_MARKED = (  # letters and marks of scripts whose vowels and tones are marks, which `re` takes for no letters
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u0780-\u07b1\u0900-\u0963\u0971-\u09e3\u0a00-\u0a65\u0a70-\u0a75\u0a80-\u0ae3\u0b00-\u0b63\u0b80-\u0bd7"
    "\u0c00-\u0c63\u0c80-\u0c83\u0c85-\u0ce3\u0d00-\u0d4e\u0d54-\u0d57\u0d5f-\u0d63\u0d7a-\u0de5\u0df2\u0df3"
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e80-\u0ecf\u0f35\u0f37\u0f39\u0f40-\u0f84\u0f86-\u0fbc\u1000-\u103f\u1050-\u108f"
    "\u1780-\u17d3"
)
_WORD = re.compile(rf"[^\W\d_]++(?:[{_MARKED}]++[^\W\d_]*+)*+")
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
COUNT = "count"
"""The category of what only counts things: beside other terms it is nothing, alone it may be anything."""
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
    """The terms, by where in a line they have to stand; each with its category.

    *whole* are all words of a term, a space between them; *reach* says of how many words the longest is that
    begins with a word; *opening*, *anywhere* and *beginnings* go by first word, or letter, longest first.
    """

    whole: Mapping[str, str]
    reach: Mapping[str, int]
    opening: Mapping[str, Sequence[Branch]]
    anywhere: Mapping[str, Sequence[Branch]]
    beginnings: Mapping[str, Sequence[Branch]]
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
        known = self.whole.get(" ".join(tokens))
        return Term(known, 1) if known is not None else self._made(tokens)

    def _made(self, tokens: Words) -> Term:
        """Join terms, of different languages, too: menus borrow words ("IT・科学", "Digital Edition")."""
        found, count, position = "", 0, 0
        while position < len(tokens):
            for width in range(self.reach.get(tokens[position], 0), 0, -1):
                category = self.whole.get(" ".join(tokens[position : position + width]))
                if category is not None:
                    if category != COUNT:
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
        for term, size, category in self.opening.get(tokens[0], ()):
            if size == 1 or " ".join(tokens[:size]) == term:
                return Term(category, size)
        for beginning, size, category in self.beginnings.get(tokens[0][0], ()):
            if tokens[0].startswith(beginning):
                return Term(category, -size)
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
        **{name: entry(BUNDLE, name) for name in _TABLES},
        part=re.compile("|".join(map(re.escape, entry(BUNDLE, "parts")))),
        endings=tuple(entry(BUNDLE, "endings")),
        companies=frozenset(entry(BUNDLE, "companies")),
    )

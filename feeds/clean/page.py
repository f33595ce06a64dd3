"""The page: the lines of a document as the rules see them, and what has been decided of each.

One rule after another goes over a page; the first verdict on a line stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING, TypeAlias

from feeds.clean.lexicon import NONE, Term, lexicon, words_of
from feeds.clean.measure import DOUBLED_SIZE, is_row, is_small, once, size_of
from feeds.clean.recurring import lines_of, without_text
from feeds.model import Claim, Kind, Label
from feeds.text.stops import STOPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.clean.lexicon import Words
    from feeds.model import Article

LABELS = {
    "share": Label.SHARE,
    "navigation": Label.NAVIGATION,
    "section": Label.NAVIGATION,
    "widget": Label.WIDGET,
    "advertisement": Label.ADVERTISEMENT,
    "related": Label.RELATED_HEADING,
    "comment": Label.COMMENT,
    "form": Label.FORM,
    "control": Label.WIDGET,
}
"""What lines of a category are that the lexicon has for furniture."""
_FURNITURE = frozenset(LABELS) - {"section"}

_PLAIN = frozenset({Kind.LINE, Kind.PARAGRAPH})
_CLOSING = "\"'”’»)]）」』】*›“ \u00a0"
_BREAK = "\u200b"
"""Where a line may break in scripts without spaces: nothing that is read, and each page has it elsewhere."""
_FIRST_THAI, _LAST_LAO = "\u0e00", "\u0eff"
_ARMENIAN = re.compile("[\u0561-\u0587](?=[\\W]*\\Z)")
"""Before a colon, which many write for the full stop of this script."""
_SENTENCES = re.compile(  # begins with the stop, since a pattern that begins with one class is found faster
    r"[.!?؟।۔。！？።։།။។](?:(?<=[。！？])|(?<=[^\s.]{2}.)[\"'”’»)\]]*\s+[\"'“‘«(\[¿¡]*[^\W\d_a-zа-яё])"
)

PROSE_SIZE = 60
"""From this size a line that ends in a stop, or holds two sentences, is prose."""
LONG_SIZE = 160
"""From this size any line is prose: headlines are shorter."""
_UNSTOPPED_SIZE = 100
"""From this size a line in Thai or Lao, which have no stops, ends as a sentence: headlines have less."""
LEXICON_SIZE = 140
"""A line that is furniture as a whole, or begins with it, is not longer."""
_ROW_SIZE = 160
"""From this size a row of words with capital letters is no title."""
_ROW = Term("navigation", 1)
_FEW_WORDS = 3
_WORD_SIZE = 12
"""What is longer is not one word, but several of a script without spaces."""


class Shape(IntEnum):
    """What a line looks like."""

    NOTHING = 0
    """no letter and no digit"""
    FEW = 1
    """up to three words, no stop"""
    HEADLINE = 2
    """several words, no stop at the end"""
    SENTENCE = 3
    """short, ends in a stop"""
    PROSE = 4
    """long and ends in a stop, or holds several sentences, or is very long"""


FEW, HEADLINE, SENTENCE = Shape.FEW, Shape.HEADLINE, Shape.SENTENCE
PROSE = Shape.PROSE  # asked for at every line by every rule, and `Shape.PROSE` takes three times as long
SHORT = frozenset({Shape.FEW, Shape.HEADLINE})
"""The shapes of headlines, headings and names."""


Verdict: TypeAlias = tuple[Label, str, float]
"""What a rule decided of a line, why, in words for people, and how sure it is of it, up to 1."""
_Sight: TypeAlias = "tuple[str, str | None, int, Shape, bool, Term, Term, str, bool]"


@dataclass(slots=True)
class Page:
    """The lines of *article*, each seen once.

    *texts* are the lines without what they say twice, and without places to break them, *keys* the same
    for comparing (of long lines, for which few rules ask, from the first time on); *stops* says whether a
    line ends as a sentence does.
    *marks* are the terms that a short line is made of and nothing else, *starts* those that it begins
    with, *kinds* the category of either, "" if there is none. *furniture* are the lines that the lexicon
    knows, or their beginnings, as furniture, and prose among the *recurring* ones, which the origin has
    everywhere; a short one may be a heading that it gives every text, and does not end an article.
    The headline is line *head*, -1 where there is none; the text lies in ``first <= line < end``, the
    readers' comments from line *commented* on. *furnished* says that there is so much furniture that the
    article has to be looked for. None before that was asked are *repeating*, that two lines are the same,
    and *whole*, the lines as one text.
    """

    article: Article
    texts: Sequence[str]
    keys: list[str | None]
    sizes: Sequence[int]
    shapes: Sequence[Shape]
    stops: Sequence[bool]
    marks: Sequence[Term]
    starts: Sequence[Term]
    kinds: Sequence[str]
    furniture: frozenset[int]
    verdicts: list[Verdict | None]
    end: int
    commented: int
    repeating: bool | None = None
    first: int = 0
    head: int = -1
    furnished: bool = False
    recurring: frozenset[int] = frozenset()
    whole: str | None = None
    titles: list[Claim] = field(default_factory=list)
    authors: list[Claim] = field(default_factory=list)
    publishers: list[Claim] = field(default_factory=list)
    published: list[Claim] = field(default_factory=list)
    credits: list[Claim] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)

    def decide(self, line: int, label: Label, reason: str, score: float = 1.0) -> None:
        """Give a verdict on a line that has none yet."""
        if self.verdicts[line] is None:
            self.verdicts[line] = (label, reason, score)

    def open(self, line: int) -> bool:
        """Say whether nothing has been decided of the line."""
        return self.verdicts[line] is None

    def inside(self) -> list[int]:
        """Give the lines of the article that nothing is decided of yet: those within its bounds.

        Prose between the headline and the bounds belongs to it, too, as `within` says.
        """
        verdicts = self.verdicts
        first = max(self.head + 1, self.first)
        found = [line for line, verdict in enumerate(verdicts[first : self.end], first) if verdict is None]
        if self.head > 0:
            above = range(self.head + 1, min(first, self.end))
            found[:0] = [line for line in above if self.shapes[line] is PROSE and verdicts[line] is None]
        return found

    def key(self, line: int) -> str:
        """Give the line for comparing, its case folded."""
        known = self.keys[line]
        if known is None:
            self.keys[line] = known = self.texts[line].casefold()
        return known

    def tokens(self, line: int) -> Words:
        """Give the words of a short line; nothing for a long one."""
        return words_of(self.key(line)) if self.sizes[line] <= LEXICON_SIZE else ()

    def has(self, words: str) -> bool:
        """Say whether any line holds *words*, so that not each has to be asked for what most pages lack."""
        if self.whole is None:
            self.whole = "\n".join(self.texts)
        return words in self.whole

    def within(self, line: int) -> bool:
        """Say whether a line between headline and end is the article's.

        That is so of prose above the bounds, but not below a headline that is the very first line:
        between that, the page's title element, and the article all menus can stand.
        """
        return line >= self.first or (self.head > 0 and self.shapes[line] is PROSE)

    def claim(self, line: int, text: str, provenance: str) -> Claim:
        """Make a claim that the words of a line support."""
        return Claim(text, provenance, self.article.blocks[line].line)

    def number(self, line: int) -> int:
        """Give the number of the line in the document, for people."""
        return self.article.blocks[line].line or line + 1

    def alone(self, line: int) -> bool:
        """Say whether empty lines, or the edges of the document, stand before and after the line."""
        blocks = self.article.blocks
        return blocks[line].gap and (line + 1 == len(blocks) or blocks[line + 1].gap)

    def is_plain(self, line: int) -> bool:
        """Say whether the line is a line or a paragraph, not a heading, an item or a table."""
        return self.article.blocks[line].kind in _PLAIN

    def doubled(self, line: int) -> bool:
        """Say whether the line says the same twice."""
        return 2 * len(self.texts[line]) < len(self.article.blocks[line].text)


def look(article: Article, recurring: frozenset[int] = frozenset()) -> Page:
    """See every line of *article* once; *recurring* are prints of lines that its origin has everywhere."""
    sights = [
        _seen(block.text) if len(block.text) <= LEXICON_SIZE else _see(block.text) for block in article.blocks
    ]
    if not sights:
        return Page(article, (), [], (), (), (), (), (), (), frozenset(), [], end=0, commented=0)
    texts, keys, sizes, shapes, stops, marks, starts, kinds, known = zip(*sights, strict=True)
    again = prose = frozenset[int]()
    if recurring:
        prose = frozenset(line for line, shape in enumerate(shapes) if shape is PROSE)
        again = without_text(lines_of(article, recurring), prose, sizes)
    return Page(
        article,
        texts=texts,
        keys=list(keys),
        sizes=sizes,
        shapes=shapes,
        stops=stops,
        marks=marks,
        starts=starts,
        kinds=kinds,
        furniture=(again & prose).union(compress(range(len(texts)), known)),
        verdicts=[None] * len(texts),
        end=len(texts),
        commented=len(texts),
        recurring=again,
    )


def _see(text: str) -> _Sight:
    """Say what can be said of a line by itself: the columns of a page."""
    if _BREAK in text:
        text = text.replace(_BREAK, "") or text
    if len(text) >= DOUBLED_SIZE:
        text = once(text)
    size = len(text) if text.isascii() else size_of(text)
    last = text[-1:]
    if last in _CLOSING:
        last = text.rstrip(_CLOSING)[-1:]
    stops = (
        last in STOPS
        or (last == ":" and _ARMENIAN.search(text) is not None)
        or (size >= _UNSTOPPED_SIZE and _FIRST_THAI <= last <= _LAST_LAO)
    )
    shape = PROSE if size >= LONG_SIZE else _shape_of(text, size, stops)
    if size >= _ROW_SIZE and not stops and is_row(text):
        return text, None, size, Shape.HEADLINE, stops, _ROW, NONE, _ROW.category, True
    if size > LEXICON_SIZE:
        return text, None, size, shape, stops, NONE, NONE, "", False
    key = text.casefold()
    mark, start = lexicon().terms(key)
    kind = mark.category or start.category
    known = bool(kind) and shape is not PROSE and _is_furniture(mark, start) and not _goes_on(text)
    return text, key, size, shape, stops, mark, start, kind, known


_seen = lru_cache(maxsize=2048)(_see)
"""The same of a short line: the pages of a site have their menus in common."""


def _goes_on(text: str) -> bool:
    """Say whether a line is the end of a sentence that began above it: a small letter first, a stop last."""
    return text[-1] == "." and is_small(text) and not text.endswith("..")


def _is_furniture(mark: Term, start: Term) -> bool:
    """Say whether a line is furniture by its terms; the name of a section alone may be a heading, too."""
    section = mark.category == "section" and mark.length > 1
    return section or mark.category in _FURNITURE or start.category in _FURNITURE


def _shape_of(text: str, size: int, stops: bool) -> Shape:  # noqa: FBT001 - one of three columns
    """Say what a line below `LONG_SIZE` looks like."""
    if size >= PROSE_SIZE and (stops or _SENTENCES.search(text)):
        return PROSE
    if stops:
        return SENTENCE if text[:1].isalnum() or any(map(str.isalnum, text)) else Shape.NOTHING
    spaces = text.count(" ")
    if spaces >= _FEW_WORDS or size > _FEW_WORDS * _WORD_SIZE or (not spaces and size > 2 * _WORD_SIZE):
        return HEADLINE
    return FEW if text[:1].isalnum() or any(map(str.isalnum, text)) else Shape.NOTHING

"""Clean an article: give each of its lines a label, with the reason in words for people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.bounds import REASONS, bound, outside
from feeds.clean.bylines import byline
from feeds.clean.captions import caption, retold
from feeds.clean.datelines import dateline
from feeds.clean.edges import edges
from feeds.clean.endings import ending, is_hotline
from feeds.clean.lexicon import words
from feeds.clean.page import LABELS, SHORT, Page, Shape, look
from feeds.clean.publishers import publisher
from feeds.clean.repeats import repeat, retell, slug
from feeds.clean.signatures import signature
from feeds.clean.titles import restate, settle
from feeds.model import KEPT, Cleaned, Kind, Label, Line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from feeds.model import Article, Block

_SEPARATOR = re.compile(r"[\s*•·|–—_=~#\u200b-\u200f\ufeff-]*")
_BULLETS = "•●▪■◦‣►▶*"
_BULLET = re.compile(rf"^[{_BULLETS}]\s+")
_SURE = frozenset({"share", "advertisement", "control"})
"""Furniture that a line within a clean text is, too, when it says nothing else."""
_BEGUN = frozenset({"widget", "related", "form", "share"})
"""Furniture whose first words text can begin with, too."""
_SAID_SIZE = 30
_ENDS = (".", "。", "।", "۔", "።")
_KINDS = {
    Kind.HEADING: Label.SUBHEADING,
    Kind.ITEM: Label.ITEM,
    Kind.NUMBERED: Label.NUMBERED,
    Kind.QUOTATION: Label.QUOTATION,
    Kind.CAPTION: Label.CAPTION,
    Kind.PREFORMATTED: Label.PREFORMATTED,
    Kind.TABLE: Label.TABLE,
}


def clean(article: Article, recurring: frozenset[int] = frozenset()) -> Cleaned:
    """Label every block of *article*, in its order, and take the claims that its lines make.

    Nothing is changed and nothing left out here: a label outside `KEPT` says what stands beside
    the text, the reason says why, for people. Where the markup chose the blocks
    (``marked_up``) only clear evidence sets one aside. A block that nothing is known of is text.
    *recurring* are prints of lines that other documents of its origin have, too (see `prints`).
    """
    page = look(article, recurring)
    for rule in RULES:
        rule(page)
    return Cleaned(
        article=article,
        lines=tuple(_lines(page)),
        titles=tuple(page.titles),
        authors=tuple(page.authors),
        publishers=tuple(page.publishers),
        published=tuple(page.published),
        credits=tuple(page.credits),
    )


def recur(page: Page) -> None:
    """Set aside what stands in other documents of the same origin, too; the headline has its verdict."""
    for line in page.recurring:
        label = LABELS.get(page.kinds[line], Label.NAVIGATION)
        page.decide(line, label, "stands in other documents of the same origin, too", 0.9)


def furniture(page: Page) -> None:
    """Set aside furniture between the paragraphs."""
    for line in page.inside():
        if not page.is_plain(line) or _is_said(page, line):
            continue
        if is_hotline(page, line):
            page.decide(line, Label.HOTLINE, "a telephone number to call")
        elif _is_link(page, line):
            page.decide(line, Label.RELATED, "a related story within the text", 0.8)
        elif _SEPARATOR.fullmatch(page.texts[line]):
            page.decide(line, Label.WIDGET, "no words in it")
        elif line in page.furniture and (page.furnished or _is_sure(page, line)):
            label = LABELS[page.kinds[line]]
            page.decide(line, label, REASONS[label], 0.8)


def _is_sure(page: Page, line: int) -> bool:
    """Say whether furniture is that within a clean text, too."""
    return page.kinds[line] in _SURE or page.marks[line].length > 1


def _is_said(page: Page, line: int) -> bool:
    """Say whether a line only begins as furniture does: a sentence, or an item below text with a field."""
    if page.marks[line].category or page.kinds[line] not in _BEGUN:
        return False
    ended = page.shapes[line] is Shape.SENTENCE and page.texts[line].endswith(_ENDS)
    if page.kinds[line] == "form":
        item = page.shapes[line] is Shape.HEADLINE and any(map(page.open, range(page.first, line)))
        return ended or item
    return ended and page.sizes[line] >= _SAID_SIZE


def _is_link(page: Page, line: int) -> bool:
    """Say whether a line is words for related stories, a colon and a headline."""
    start = page.starts[line]
    if start.category != "related" or page.stops[line] or not page.alone(line):
        return False
    before, colon, behind = page.texts[line].replace("：", ":").partition(":")
    return bool(colon and behind.strip()) and len(words(before)) == abs(start.length)


def text(page: Page) -> None:
    """Label the text: by its markup where there is some, else by its shape."""
    above = page.verdicts[: page.first]
    lead = all(verdict is None or verdict[0] is not Label.LEAD for verdict in above)
    for line in filter(page.open, range(len(page))):
        label = _KINDS.get(page.article.blocks[line].kind) or _shaped(page, line)
        if lead and label is Label.BODY:
            page.decide(line, Label.LEAD, "the first paragraph")
            lead = False
        else:
            page.decide(line, label, _WHY.get(label, "part of the text"))


_WHY = {
    Label.BODY: "a paragraph",
    Label.SUBHEADING: "a heading within the text",
    Label.CAPTION: "a caption by its markup",
}


def _shaped(page: Page, line: int) -> Label:
    """Say what a line without markup is."""
    if page.article.blocks[line].kind is Kind.PARAGRAPH:
        return Label.BODY
    if page.texts[line][0] in _BULLETS and _BULLET.match(page.texts[line]):
        return Label.ITEM
    if page.shapes[line] in SHORT and page.alone(line) and _is_followed(page, line):
        return Label.SUBHEADING
    return Label.BODY


def _is_followed(page: Page, line: int) -> bool:
    """Say whether text stands next below a line."""
    below = next((other for other in range(line + 1, page.end) if page.open(other)), -1)
    return below >= 0 and page.shapes[below] >= Shape.SENTENCE


_CONTEXT: Sequence[Callable[[Page], None]] = (byline, ending, repeat, retold, signature)
"""Rules that look at the lines around a line: what one sets aside can be news for another."""


_ROUNDS = 6
"""Rounds in which the rules are asked again; documents need two, rarely three."""


def context(page: Page) -> None:
    """Let those rules speak until none has anything more to say, so that cleaning twice is cleaning once."""
    rounds, before = 0, -1
    while rounds < _ROUNDS and page.verdicts.count(None) != before:
        rounds, before = rounds + 1, page.verdicts.count(None)
        for rule in _CONTEXT:
            rule(page)


RULES: Sequence[Callable[[Page], None]] = (
    restate,
    bound,
    settle,
    recur,
    ending,
    byline,
    edges,
    slug,
    caption,
    furniture,
    repeat,
    retell,
    context,
    dateline,
    outside,
    text,
    publisher,
)
"""The rules in the order in which they speak: the first verdict on a line stands."""


def _lines(page: Page) -> list[Line]:
    lines: list[Line] = []
    for block, verdict, seen in zip(page.article.blocks, page.verdicts, page.texts, strict=True):
        assert verdict is not None
        label, reason, score = verdict
        kept = "" if seen == block.text and label is not Label.ITEM else _kept(block, label, seen)
        lines.append(Line(block, label, reason, score, kept))
    return lines


def _kept(block: Block, label: Label, seen: str) -> str:
    """Give the text to keep, "" if it is the block's: what that says twice once, a bullet not at all."""
    if label is Label.ITEM:
        seen = _BULLET.sub("", seen)
    other = seen != block.text if label is Label.ITEM else 2 * len(seen) < len(block.text)
    return seen if other and label in KEPT and block.kind is Kind.LINE else ""

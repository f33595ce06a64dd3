"""Endings: what stands below an article whose text is otherwise clean.

The end mark of an agency, a heading of related stories with headlines and teasers under it, or
with nothing under it any more, buttons, forms and the name of the paper behind the last sentence.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from feeds.clean.bounds import REASONS, is_notice, under
from feeds.clean.lexicon import lexicon, words
from feeds.clean.page import LABELS, PROSE, Page, Shape
from feeds.model import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

_ADDRESS = re.compile(r"\w\.\w[\w-]*/\S*$|://\S*$")
_ADDRESS_SIZE = 80
_PHONE = re.compile(r"\d(?:[\s().–/-]{0,3}\d){6}")
_PHONE_LINE = 120
_HOTLINE_WORDS = 3
"""Words at the beginning of a line among which one says that a number follows."""
_MARK_SHARE = 0.5
"""Of the prose that stands above an end mark, at least."""
_MARK_SIZE = 12
_MARKED = 4
"""Lines behind an end mark among which one must be furniture or shaped like a headline."""
_ABOVE = 300
"""Prose above a heading of related stories that makes what is below it the end of the page."""
_RUN = 2
"""Headlines under a heading within an article that make them a list of related stories."""
_NAME_WORDS = 4


def ending(page: Page) -> None:
    """Move ``page.end`` up to the last line of the article, and label what lies below it."""
    last = page.end
    headings = [line for line in range(page.first, page.end) if _is_heading(page, line)]
    page.end = min(_marked(page), _related(page, headings))
    _trail(page, last)
    page.end = min(page.end, _called(page))
    for line in filter(page.open, range(page.end, last)):
        if _is_echoed(page, line, last):
            _publisher(page, line)
        else:
            _label(page, line, heading=max((at for at in headings if at <= line), default=-1))
    for heading in headings:
        if page.open(heading):
            _list(page, heading)


def is_hotline(page: Page, line: int) -> bool:
    """Say whether a short line gives a telephone number to call."""
    return page.sizes[line] <= _PHONE_LINE and _calls(page.texts[line])


@lru_cache(maxsize=512)
def _calls(text: str) -> bool:
    """Say so of its text, for which several rules ask in every round."""
    if _PHONE.search(text) is None:
        return False
    tokens = words(text)
    return any(lexicon().start(tokens[at:]).category == "hotline" for at in range(_HOTLINE_WORDS))


def _is_heading(page: Page, line: int) -> bool:
    return page.marks[line].category == "related" and page.open(line) and page.shapes[line] is not PROSE


def _prose(page: Page, first: int, end: int) -> int:
    return sum(
        page.sizes[line] for line in range(first, end) if page.shapes[line] is PROSE and page.open(line)
    )


def _marked(page: Page) -> int:
    """Give the line behind an end mark with other things under it."""
    endings, lasts = lexicon().endings, _lasts()
    for line in range(page.first, page.end - 1):
        if page.shapes[line] is not PROSE or not _ends(page.texts[line], endings, lasts):
            continue
        under = range(line + 1, min(line + 1 + _MARKED, page.end))
        if not any(other in page.furniture or not page.stops[other] for other in under):
            continue
        if _prose(page, page.first, line + 1) >= _MARK_SHARE * _prose(page, page.first, page.end):
            return line + 1
    return page.end


@cache
def _lasts() -> frozenset[str]:
    """Give the last two characters of all end marks, or the one that they have."""
    return frozenset(mark[-2:] for mark in lexicon().endings)


def _ends(text: str, endings: tuple[str, ...], lasts: frozenset[str]) -> bool:
    """Say whether *text* has an end mark, one of *endings*, whose *lasts* tell most lines apart.

    The slash of an address is none.
    """
    last = text[-2:].lower()
    return (
        (last[-2:] in lasts or last[-1:] in lasts)
        and text[-_MARK_SIZE:].lower().endswith(endings)
        and _ADDRESS.search(text, max(0, len(text) - _ADDRESS_SIZE)) is None
    )


def _related(page: Page, headings: Sequence[int]) -> int:
    """Give the heading of related stories under which there are only headlines and their teasers."""
    for heading in headings:
        under = [line for line in range(heading + 1, page.end) if page.open(line)]
        prose = [page.shapes[line] is PROSE and page.stops[line] for line in under]
        running = any(one and other for one, other in zip([True, *prose], prose, strict=False))
        above = _prose(page, page.first, heading)
        if not running and above >= max(_ABOVE, _prose(page, heading, page.end)):
            return heading
    return page.end


def _called(page: Page) -> int:
    """Give the hotline under the article: what stands below it is no longer the article's."""
    for line in range(page.first, page.end):
        if not is_hotline(page, line) or _prose(page, page.first, line) < _ABOVE:
            continue
        below = range(line + 1, page.end)
        prose = any(page.shapes[other] is PROSE and page.stops[other] for other in below)
        if not prose and any(other in page.furniture for other in below):
            return line
    return page.end


def _trail(page: Page, last: int) -> None:
    """Take furniture from the very end, as long as nothing else stands below it."""
    while page.end > page.first:
        line = page.end - 1
        if is_hotline(page, line):
            page.decide(line, Label.HOTLINE, "a telephone number to call")
        elif page.shapes[line] is not PROSE and is_notice(page, line):
            page.decide(line, Label.FOOTER, "a legal notice")
        elif _is_echoed(page, line, last):
            _publisher(page, line)
        elif page.open(line) and line not in page.furniture and page.shapes[line] is not Shape.NOTHING:
            return
        page.end = line


def _is_echoed(page: Page, line: int, last: int) -> bool:
    """Say whether a line is a name that a button or form below it repeats."""
    if page.shapes[line] is not Shape.FEW or not page.open(line) or line in page.furniture:
        return False
    name = page.tokens(line)
    if not 0 < len(name) <= _NAME_WORDS:
        return False
    for below in range(line + 1, last):
        if below in page.furniture:
            tokens = page.tokens(below)
            if len(tokens) > len(name) and tokens[-len(name) :] == name:
                return True
    return False


def _publisher(page: Page, line: int) -> None:
    page.decide(line, Label.PUBLISHER, "the name of the paper, which a button below it repeats", 0.9)
    page.publishers.append(page.claim(line, page.texts[line], "footer"))


def _label(page: Page, line: int, *, heading: int) -> None:
    """Label a line below the article; *heading* is that of related stories above it, or -1."""
    if line in page.furniture:
        label = LABELS[page.kinds[line]]
        page.decide(line, label, REASONS[label], 0.9)
    elif is_hotline(page, line):
        page.decide(line, Label.HOTLINE, "a telephone number to call")
    elif page.shapes[line] is not PROSE and is_notice(page, line):
        page.decide(line, Label.FOOTER, "a legal notice")
    elif heading >= 0:
        page.decide(line, Label.RELATED, under(page, heading), 0.9)
    elif page.shapes[line] is Shape.NOTHING:
        page.decide(line, Label.WIDGET, "no words in it")
    else:
        page.decide(line, Label.FOOTER, "below the end of the article", 0.8)


def _list(page: Page, heading: int) -> None:
    """Set aside a list of related stories within the article: its heading and the headlines under it."""
    blocks = page.article.blocks
    found: list[int] = []
    for line in range(heading + 1, page.end):
        apart = blocks[line].gap and bool(found) and not page.doubled(line)
        if not page.open(line) or page.stops[line] or apart:
            break
        found.append(line)
    if len(found) < _RUN and not page.furnished:
        return
    page.decide(heading, Label.RELATED_HEADING, REASONS[Label.RELATED_HEADING])
    for line in found:
        page.decide(line, Label.RELATED, under(page, heading), 0.8)

"""The edges: lines right above and below the run with the most prose that belong to the article.

A deck, sentences too short to weigh much, the rest of a list, and what a colon announces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import reading_of
from feeds.clean.bounds import is_notice
from feeds.clean.page import PROSE, Page, Shape
from feeds.model import Label

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABOVE = 8
"""Lines above the text among which its deck and its first sentences stand."""
_DECK_SIZE = 35
"""From this size a line without a stop says more than an entry of a menu."""
_DECK_NEAR = 4
"""Lines above the text among which its first paragraph stands, parted from it by buttons."""
_DECKS = 2
"""Such lines above the text, at most: more of them are a list of headlines."""
_DECKS_MOST = 3
"""Lines that say something beside the headline, or beside other text, at most."""
_ITEM = re.compile(r"([0-9]{1,2})[.)]\s")
_COUNTED = 3
"""Lines between the items of a list with numbers."""
_COLONS = (":", "：")
_OPENING, _CLOSING = "([（［【", ")]）］】"
_NOTED = "※†‡"


def edges(page: Page) -> None:
    """Move the bounds of a furnished page over the lines beside them that are the article's."""
    if page.furnished:
        page.first = _deck(page, _above(page))
        page.end = _below(page)
        page.end = _counted(page)
        _headed(page)


def _above(page: Page) -> int:
    """Give the first of the sentences and decks that stand above the text without a break."""
    first, decks = page.first, 0
    for line in range(page.first - 1, max(page.head, page.first - 1 - _ABOVE), -1):
        if not page.open(line):
            continue
        if line in page.furniture or not _is_telling(page, line):
            break
        first = line
        decks += page.shapes[line] is Shape.HEADLINE
    return first if decks <= _DECKS else page.first


def _deck(page: Page, first: int) -> int:
    """Give the paragraph that stands above the text, a button or two between them."""
    for line in range(first - 1, max(page.head, first - 1 - _DECK_NEAR), -1):
        prose = page.shapes[line] is PROSE and page.stops[line] and page.alone(line)
        if prose and page.open(line) and not page.starts[line].category:
            return line
    return first


def _headed(page: Page) -> None:
    """Keep the deck under the headline, and what is said beside prose between that and the text."""
    if page.head <= 0:
        return
    started = [
        line for line in range(page.head + 1, page.first) if page.shapes[line] is PROSE and page.open(line)
    ]
    for line in _said(page, page.head + 1, 1):
        page.decide(line, Label.LEAD, "the deck under the headline", 0.8)
    for line in started:
        for beside in (*_said(page, line - 1, -1), *_said(page, line + 1, 1)):
            page.decide(beside, Label.BODY, "a sentence beside text under the headline", 0.8)


def _said(page: Page, line: int, step: int) -> Iterator[int]:
    """Give up to three lines from *line* on that say something and are no other thing."""
    for beside in range(line, line + _DECKS_MOST * step, step):
        if not page.head < beside < page.first or not page.open(beside) or not _is_telling(page, beside):
            return
        if beside in page.furniture or page.starts[beside].category or is_notice(page, beside):
            return
        if _is_headed(page, beside):
            return
        yield beside


def _is_headed(page: Page, line: int) -> bool:
    """Say whether a line says the headline again, or a day."""
    head, key = page.key(page.head), page.key(line)
    return key in head or head in key or reading_of(page.texts[line]) is not None


def _is_telling(page: Page, line: int) -> bool:
    """Say whether a line says so much that it is no entry of a menu."""
    if page.shapes[line] is not Shape.HEADLINE:
        return page.shapes[line] >= Shape.SENTENCE
    return page.sizes[line] >= _DECK_SIZE or _announces(page, line)


def _announces(page: Page, line: int) -> bool:
    return page.texts[line].endswith(_COLONS)


def _counted(page: Page) -> int:
    """Give the end of a list whose numbers go on below the text."""
    numbers = [_number(page.texts[line]) for line in range(max(0, page.end - _COUNTED), page.end)]
    last, end = max(numbers, default=0), page.end
    for line in range(page.end, len(page)):
        if not last or line - end >= _COUNTED or line in page.furniture or not page.open(line):
            break
        if _number(page.texts[line]) == last + 1:
            last, end = last + 1, line + 1
    return end


def _number(text: str) -> int:
    """Give the number of an item in a list, 0 where there is none."""
    found = _ITEM.match(text)
    return int(found[1]) if found is not None else 0


def _below(page: Page) -> int:
    """Give the end of what goes on below the text: its list and what a colon announces."""
    for line in range(page.end, len(page)):
        if not page.open(line) or line in page.furniture or is_notice(page, line):
            return line
        if not page.article.blocks[line].gap or _announces(page, line - 1):
            continue
        if not (_opens_list(page, line) or _is_note(page.texts[line])):
            return line
    return len(page)


def _is_note(text: str) -> bool:
    """Say whether a line is in brackets, or begins with the sign of a note, as sources below a text do."""
    return text[0] in _NOTED or (text[0] in _OPENING and text[-1] in _CLOSING)


def _opens_list(page: Page, line: int) -> bool:
    """Say whether a line below the text announces what follows; a word with a colon heads a menu."""
    return page.shapes[line] is not Shape.FEW and _announces(page, line)

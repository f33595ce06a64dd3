"""Tops: the lines among which the byline and the date of an article stand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from feeds.clean.page import LEXICON_SIZE, PROSE, Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_SIZE = 100
"""Bylines, dates and sources are not longer."""
TOP = 10
"""Lines under the headline among which byline and date stand."""

_ABOVE, _BEFORE = 4, 25
"""Lines above the headline, and above the text."""
_PARAGRAPHS = 3
_WINDOW = 40
_HEADLINE_SIZE = 20
_FOOT = 6
"""Lines about the end of the text."""
_FOOTING = frozenset({"byline", "dated"})
_LONGER = frozenset({"byline", "source", "dated", "updated", "role"})
"""What a line begins with that may name several people, and so be longer."""


def top_of(page: Page, heads: Sequence[int]) -> list[int]:
    """Give the lines around the headline, wherever it stands, and those before the text."""
    if not page.furnished:
        return _down(page, 0)
    starts = {max(0, page.first - _BEFORE)}
    starts.update(max(0, line - _ABOVE) for line in heads)
    if len(starts) == 1:
        return _down(page, *starts)
    return sorted({line for start in starts for line in _down(page, start)})


def headlines_of(page: Page) -> list[int]:
    """Give the lines that are the headline, with or without the name of the paper."""
    head = page.head
    if head < 0:
        return []
    key, most = page.key(head), page.sizes[head]
    below = page.sizes[head + 1 : min(page.end, page.first + _WINDOW)]
    return [head] * (head > 0 or not page.furnished) + [
        line
        for line, size in enumerate(below, head + 1)
        if _HEADLINE_SIZE <= size <= most and page.key(line) in key
    ]


def _down(page: Page, start: int) -> list[int]:
    """Give the short lines from *start* to the end of the first paragraphs."""
    sizes, shapes, first, head = page.sizes, page.shapes, page.first, page.head
    found: list[int] = []
    passed = paragraphs = 0
    for line, verdict in enumerate(page.verdicts[start : min(page.end, start + _WINDOW)], start):
        if verdict is not None:
            continue
        size = sizes[line]
        if line > head and (line >= first or (head > 0 and shapes[line] is PROSE)):  # as `Page.within` says
            paragraphs += size > LEXICON_SIZE and shapes[line] is PROSE
            if paragraphs >= _PARAGRAPHS or passed >= TOP:
                break
            passed += 1
        if size <= LINE_SIZE or (size <= LEXICON_SIZE and _may_list(page, line)):
            found.append(line)
    return list(filter(page.is_plain, found))


def _may_list(page: Page, line: int) -> bool:
    """Say whether a longer line may name several people."""
    return page.starts[line].category in _LONGER or ";" in page.texts[line]


def foot_of(page: Page) -> Iterator[int]:
    """Give the short lines about the end of a text that has a top; what was set aside is not counted."""
    starts = page.starts
    last = list(islice(filter(page.open, range(page.end - 1, page.first - 1, -1)), _FOOT))
    for line in (*reversed(last), *range(page.end, min(page.commented, page.end + _FOOT, len(page)))):
        if starts[line].category in _FOOTING and page.sizes[line] <= LINE_SIZE:
            yield line

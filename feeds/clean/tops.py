"""Tops: the lines among which the byline and the date of an article stand."""

from __future__ import annotations

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
_LONGER = frozenset({"byline", "source", "dated", "updated", "role"})
"""What a line begins with that may name several people, and so be longer."""


def top_of(page: Page, heads: Sequence[int]) -> list[int]:
    """Give the lines around the headline, wherever it stands, and those before the text."""
    if not page.furnished:
        return _down(page, 0)
    starts = {max(0, page.first - _BEFORE)}
    starts.update(max(0, line - _ABOVE) for line in heads)
    return sorted({line for start in starts for line in _down(page, start)})


def headlines_of(page: Page) -> list[int]:
    """Give the lines that are the headline, with or without the name of the paper."""
    if page.head < 0:
        return []
    head = page.key(page.head)
    within = range(page.head + 1, min(page.end, page.first + _WINDOW))
    return [page.head] * (page.head > 0 or not page.furnished) + [
        line
        for line in within
        if _HEADLINE_SIZE <= page.sizes[line] <= page.sizes[page.head] and page.key(line) in head
    ]


def _down(page: Page, start: int) -> list[int]:
    """Give the short lines from *start* to the end of the first paragraphs."""
    verdicts, sizes, first, head = page.verdicts, page.sizes, page.first, page.head
    found: list[int] = []
    passed = paragraphs = 0
    for line in range(start, min(page.end, start + _WINDOW)):
        if verdicts[line] is not None:
            continue
        prose = page.shapes[line] is PROSE
        if line > head and (line >= first or (prose and head > 0)):  # as `Page.within` says
            paragraphs += prose and sizes[line] > LEXICON_SIZE
            if paragraphs >= _PARAGRAPHS or passed >= TOP:
                break
            passed += 1
        size = sizes[line]
        if size > LINE_SIZE and not (size <= LEXICON_SIZE and _may_list(page, line)):
            continue
        if page.is_plain(line):
            found.append(line)
    return found


def _may_list(page: Page, line: int) -> bool:
    """Say whether a longer line may name several people."""
    return page.starts[line].category in _LONGER or ";" in page.texts[line]


def foot_of(page: Page) -> Iterator[int]:
    """Give the short lines about the end of a text that has a top; what was set aside is not counted."""
    last = [line for line in range(page.first, page.end) if page.open(line)][-_FOOT:]
    for line in (*last, *range(page.end, min(page.commented, page.end + _FOOT, len(page)))):
        if page.starts[line].category in {"byline", "dated"} and page.sizes[line] <= LINE_SIZE:
            yield line

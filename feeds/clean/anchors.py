"""Anchors: where the page says the headline of its title element in its own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import day_of
from feeds.clean.lexicon import words_of
from feeds.clean.page import PROSE
from feeds.clean.titles import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from feeds.clean.page import Page

_LEAST = 15
"""Size of a line that may be a headline, at least."""
_COMMON = 3
"""Words that it has in common with the title element, at least."""
_SHARE = 0.6
"""Share of all words that are in both, at least."""
_NEAR_SHARE = 0.5
"""Share of the words of the shorter one that are in both, of a line right above the text, at least."""
_NEAR = 4
"""Lines above the text among which its headline stands."""
_SIGNED = frozenset({"byline", "dated", "updated"})
_TOP = 16
"""Lines above the text, at most, among which its byline or date stands."""
_PATH = re.compile(r"\s[>›→]\s")
"""What parts the sections that lead to an article."""
_UNDER = 4
"""Lines from the beginning of the text, which may be a deck, among which they stand, too."""
_OVER = 4
"""Lines over the first of those among which the headline stands."""
_STAMP_SIZE = 70
"""Size of a line, at most, that says a day and little beside it."""
_STEM = 5
"""Letters that two forms of a word have in common, at least."""
_TELLING = 3
"""Words of a headline, at least: fewer are the name of the paper or of a section."""


def anchor(page: Page, element: int) -> int:
    """Give the line that says the headline as the page's title *element* does; else -1."""
    first = frozenset(words_of(page.key(element)))
    found, best = -1, _SHARE
    for line in range(element + 1, len(page)):
        said = _words(page, line)
        share = len(first & said) / len(first | said) if said else 0.0
        if share > best and len(first & said) >= _COMMON:
            found, best = line, share
    return found


def nearest(page: Page, element: int) -> int:
    """Give the line right above the text that does in fewer or other words; else -1."""
    first = frozenset(words_of(page.key(element)))
    found, most = -1, _COMMON - 1
    for line in range(max(element + 1, page.first - _NEAR), min(page.first + 1, len(page))):
        said = _words(page, line)
        common = len(first & said)
        if common > most and common >= _NEAR_SHARE * min(len(first), len(said)):
            found, most = line, common
    return found


def signed(page: Page, element: int) -> int:
    """Give the first line over byline or date, above the text, with a word of the *element*; else -1."""
    first = top = page.first
    found = False
    for line in range(min(first + _UNDER, len(page)) - 1, max(element, first - 1 - _TOP), -1):
        if line < first and page.shapes[line] is PROSE:
            break
        if page.starts[line].category in _SIGNED or _is_stamp(page, line):
            top, found = min(line, first), True
    if not found:
        return -1
    stems = _stems(words_of(page.key(element)))
    for line in range(max(element + 1, top - _OVER), top):
        said = _words(page, line)
        named = len(said) < _TELLING or page.key(line) in page.key(element)
        if not named and not stems.isdisjoint(_stems(said)):
            return line
    return -1


def _is_stamp(page: Page, line: int) -> bool:
    """Say whether a short line says a day: the weekday, the hour or a second date may stand beside it."""
    return page.sizes[line] <= _STAMP_SIZE and day_of(page.texts[line]) is not None


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in words if len(word) >= _STEM)


def _words(page: Page, line: int) -> AbstractSet[str]:
    """Give the words of a line that may be a headline; none of another."""
    if page.sizes[line] < _LEAST or _PATH.search(page.texts[line]) or not is_headline(page, line):
        return frozenset()
    return frozenset(words_of(page.key(line)))

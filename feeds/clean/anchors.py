"""Anchors: where the page says the headline of its title element in its own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.clean.lexicon import words_of
from feeds.clean.titles import is_headline

if TYPE_CHECKING:
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


def _words(page: Page, line: int) -> AbstractSet[str]:
    """Give the words of a line that may be a headline; none of another."""
    if page.sizes[line] < _LEAST or not is_headline(page, line):
        return frozenset()
    return frozenset(words_of(page.key(line)))

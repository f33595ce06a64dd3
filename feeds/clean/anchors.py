"""Anchors: where the page says the headline of its title element in much the same words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.page import SHORT

if TYPE_CHECKING:
    from feeds.clean.page import Page

_SIGN = re.compile(r"\w+")
_LEAST = 15
"""Letters of a line that may be a headline, at least."""
_COMMON = 3
"""Words that it has in common with the title element, at least."""
_SHARE = 0.6
"""Share of the words of both that are in both, at least."""


def anchor(page: Page) -> int:
    """Give the line most like the first one, which may be the page's title element; -1 if none is."""
    first = set(_SIGN.findall(page.key(0)))
    found, best = -1, _SHARE
    for line in range(1, len(page)):
        if page.shapes[line] not in SHORT or page.sizes[line] < _LEAST or line in page.furniture:
            continue
        said = set(_SIGN.findall(page.key(line)))
        common = len(first & said)
        if common >= _COMMON and common > best * len(first | said):
            found, best = line, common / len(first | said)
    return found

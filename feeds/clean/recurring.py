"""Recurring lines: what stands in many documents of one origin belongs to the origin, not to an article.

The store counts them (``Store.recurring``); here is said which lines are counted, as whose, and what follows.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING

from feeds.identity import host_of
from feeds.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Article, Block

LONGEST = 200
"""Letters of a line that may recur: a paragraph that is longer is never counted, hence never set aside."""

COMMON_SHARE = 0.5
"""Share of the prose that may recur, at most: where more does, it is the text of several documents."""

_TOLD = frozenset({Kind.LINE, Kind.PARAGRAPH})
"""What markup says to be a heading, an item or a quotation recurs by right."""
_UNTOLD = re.compile(r"[\W\d_]+")


def origin_of(article: Article) -> str:
    """Give whose lines the article's are: the host of its address, else the folder it was put in, or ""."""
    for claim in article.urls:
        host = host_of(claim.text)
        if host:
            return host
    return article.source.rpartition("/")[0]


def prints(article: Article) -> frozenset[int]:
    """Give the prints of the lines that may recur."""
    return frozenset(mark for block in article.blocks if (mark := print_of(block)))


def lines_of(article: Article, recurring: frozenset[int]) -> frozenset[int]:
    """Give the lines of which *recurring* has the print; no title that the article states is among them."""
    titles = {claim.text for claim in article.titles}
    return frozenset(
        line
        for line, block in enumerate(article.blocks)
        if print_of(block) in recurring and block.text not in titles
    )


def without_text(again: frozenset[int], prose: frozenset[int], sizes: Sequence[int]) -> frozenset[int]:
    """Give the lines that recur without the prose among them, where that is most of all prose.

    Then other documents have the text, too: copies of it, or a list of reviews. What an origin says of
    itself everywhere is a few lines.
    """
    common = sum(sizes[line] for line in prose & again)
    return again - prose if common > COMMON_SHARE * sum(sizes[line] for line in prose) else again


def print_of(block: Block) -> int:
    """Give the print of a line, signed 64 bits; 0 for one that is not counted.

    Case, signs and figures do not count: `12 comments` is `7 comments`.
    """
    if block.kind not in _TOLD or len(block.text) > LONGEST:
        return 0
    words = _UNTOLD.sub(" ", block.text).strip().casefold()
    if not words:
        return 0
    return int.from_bytes(blake2b(words.encode(errors="replace"), digest_size=8).digest(), "big", signed=True)

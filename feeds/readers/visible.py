"""Visible text: the lines of a page that can't be parsed whole, or in which no article can be seen.

It reads the source from left to right, so it ends in time on any nesting. What it gives is text: nothing
in it is taken for markup later.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from feeds.model import Block
from feeds.text.html import names
from feeds.text.unicode import one_line, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)"
    r"|<(?P<raw>script|style|noscript|template|textarea|title|iframe|select|svg)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|</?(?P<name>[a-zA-Z][a-zA-Z0-9]*)[^<>]*>?"
    r"|<[!?][^<>]*>?"
    r"|(?P<text>[^<]+|<)",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = names(
    "a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr"
)


def lines_of(source: str) -> Iterator[Block]:
    """Give the lines that a reader of the page would see, each with the line of *source* it begins in."""
    number, start = 1, 0
    parts: list[str] = []
    for token in _TOKEN.finditer(source):
        name = (token["name"] or "").lower()
        if text := token["text"]:
            if text.strip():
                start = start or number + text[: len(text) - len(text.lstrip())].count("\n")
            parts.append(text)
        elif name and name not in _INLINE:
            yield from _line(parts, start, gap=name != "br")
            parts, start = [], 0
        number += token.group().count("\n")
    yield from _line(parts, start, gap=True)


def _line(parts: list[str], start: int, *, gap: bool) -> Iterator[Block]:
    """Give a line, if there is anything to see in it."""
    text = one_line(unescape("".join(parts)))
    if visible(text):
        yield Block(text, line=start, gap=gap)

"""Plain text: one block a line; hard-wrapped text gets its paragraphs back."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from feeds.model import Article, Block, Kind
from feeds.readers.opening import bounded, open_text
from feeds.text.unicode import composed, one_line, scrub, spaced, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.model import Document

NARROWEST, WIDEST = 50, 90
"""Columns at which mail programs, editors and terminals wrap."""

BREAKS = 4
"""Line breaks inside paragraphs, below which nothing is concluded."""

FULL = 0.85
"""The share of those breaks after which the next word had no room any more."""

OPEN = 0.6
"""The share of those breaks that do not end a sentence."""

SLACK = 4
"""Columns that a wrapping program may have left unused."""

_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]"
)
_SPACELESS = re.compile("[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]")
_ENDED = re.compile(r"[.!?…:;。！？：」』”\"»)]$")
_ANEW = re.compile(r"[-*•·–—>+]\s|\(?\d{1,3}[.)]\s|[#|]")


class Row(NamedTuple):
    """A line that is not empty, with its number from 1."""

    text: str
    line: int
    gap: bool
    indented: bool


def read(document: Document) -> tuple[Article, ...]:
    """Read lines as they are; nothing is claimed, since nothing is marked.

    Where the whole text was wrapped at a column, the lines of a paragraph are joined, and the block
    has the number of its first line. Raises Unreadable or a branch of it.
    """
    opened = open_text(document)
    raws = (composed(opened.text) if opened.printable else scrub(opened.text)).split("\n")
    lines = list(map(_seen, raws))
    rows = [] if _is_unwrapped(lines) else _rows(raws, lines)
    column = _column(rows)
    article = Article(
        source=document.source,
        digest=document.digest,
        media_type="text/plain",
        blocks=tuple(_joined(rows, column) if column else _blocks(lines)),
        encoding=opened.encoding,
        notes=(*opened.notes, f"lines wrapped at column {column} were joined") if column else opened.notes,
    )
    return (bounded(article),)


def _seen(raw: str) -> str:
    """Give a line with single spaces, "" where there is nothing to see."""
    line = raw and spaced(raw)
    return line if line and (line[0].isalnum() or visible(line)) else ""


def _blocks(lines: Sequence[str]) -> list[Block]:
    """Give the lines that have something to see."""
    return [
        Block(line, Kind.LINE, number, "", not above)
        for number, (above, line) in enumerate(pairwise(("", *lines)), 1)
        if line
    ]


def _rows(raws: Sequence[str], lines: Sequence[str]) -> list[Row]:
    """Give the same lines as they are needed for joining."""
    return [
        Row(block.text, block.line, block.gap, raws[block.line - 1][:1].isspace()) for block in _blocks(lines)
    ]


def _is_unwrapped(lines: Sequence[str]) -> bool:
    """Say whether a line is longer than any program would have left it: most texts have one."""
    return any(len(line) > WIDEST and _in_words(line) for line in lines)


def _joined(rows: Sequence[Row], column: int) -> Iterator[Block]:
    """Give paragraphs: a line that was full goes on in the next."""
    first = rows[0]
    parts = [first.text]
    for row, following in pairwise(rows):
        if following.gap or not _full(row, following, column) or _begins(row, following):
            yield Block(one_line("".join(parts)), line=first.line, gap=first.gap)
            first, parts = following, [following.text]
        else:
            parts += ["" if _runs_on(row, following) else " ", following.text]
    yield Block(one_line("".join(parts)), line=first.line, gap=first.gap)


def _column(rows: Sequence[Row]) -> int:
    """Give the column at which the text was wrapped, 0 if it was not.

    It was, if nearly every line inside a paragraph is so long that the next word had no room, and
    most of them end inside a sentence. One line a paragraph, verse and lists fail that; so does
    what `_is_unwrapped` knows already.
    """
    breaks = [
        (row, following)
        for row, following in pairwise(rows)
        if not following.gap and not _begins(row, following) and _in_words(row.text)
    ]
    column = max((_width(row.text) for row in rows if _in_words(row.text)), default=0)
    if len(breaks) < BREAKS or not NARROWEST <= column <= WIDEST:
        return 0
    full = sum(_full(row, following, column) for row, following in breaks)
    unended = sum(not _ENDED.search(row.text) for row, _ in breaks)
    return column if full >= FULL * len(breaks) and unended >= OPEN * len(breaks) else 0


def _in_words(text: str) -> bool:
    """Say whether a line could have been wrapped: an address could not."""
    return max(map(len, text.split())) < NARROWEST


def _full(row: Row, following: Row, column: int) -> bool:
    """Say whether the first word of the following line had no room any more in this one."""
    first = following.text[0] if _SPACELESS.match(following.text) else following.text.split(" ", 1)[0]
    width = _width(row.text)
    return width <= column < width + 1 + _width(first) + SLACK


def _begins(row: Row, following: Row) -> bool:
    """Say whether a line begins something of its own: an item, a quotation, an indented paragraph."""
    if _ANEW.match(following.text):
        return True
    return following.indented and not row.indented and not _ANEW.match(row.text)


def _runs_on(row: Row, following: Row) -> bool:
    """Say whether no space belongs between two lines: a script without spaces, a word with a hyphen."""
    if row.text[-1] == "-":
        return row.text[-2:-1].isalpha() and following.text[0].isalpha()
    return bool(_SPACELESS.match(row.text[-1]) and _SPACELESS.match(following.text[0]))


def _width(text: str) -> int:
    """Count the columns of *text*: two for an East Asian sign."""
    return len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))

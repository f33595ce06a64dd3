"""Imprints: lines that say several of source, author and date, each behind its word or a bar.

Also the first question to any line on top, which most do not pass: whether it says one of these at all.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import day_of, formed, reading_of, remembered, stated
from feeds.clean.lexicon import lexicon
from feeds.model import Label
from feeds.text.people import are_names, is_initialled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feeds.clean.page import Page

DATED = frozenset({"dated", "updated"})
ANNOUNCING = frozenset({"byline", "source"})

_FIELD = re.compile(r"(?=[\s|｜])(?:\s*[|｜]\s*|\s+(?=[^\s:：|｜]{1,14}[:：](?!\d))|\s+(?=[12]\d{3}[-/.年]))")
_FIELD_SIGN = re.compile("[:：|｜12]")
"""What is always in it, or behind it."""
_FIELDS = 2
_SIGN = re.compile(r"[\d|•⋅∙｜·–—.:-]")
"""What is always in a line whose byline stands behind something else."""
_TELLING = re.compile(r"[\d|•·⋅∙｜,(（가-힣–—.:：-]")
"""What is always in a line that is a date or fields, or says by its form who wrote the article."""


def speaking(page: Page, lines: Iterable[int]) -> list[int]:
    """Give the lines that may be a date, an imprint, a byline or a source: not a bare name beside one."""
    starts, texts = page.starts, page.texts
    return [
        line
        for line in lines
        if starts[line].category in ANNOUNCING or (_may_speak(texts[line]) and _speaks(page, line))
    ]


@remembered
def _may_speak(text: str) -> bool:
    """Say whether a line has what is always in one that begins with no word for authors, and speaks."""
    return _TELLING.search(text) is not None or text[-2:].isupper()


def _speaks(page: Page, line: int) -> bool:
    """Say whether a line gives a date, fields or names; furniture gives no names, nor does a sentence."""
    text = page.texts[line]
    if reading_of(text) is not None or _fields(text):
        return True
    if line in page.furniture:
        return False
    if page.stops[line]:
        return is_initialled(text)
    return bool(formed(text)[0] or (is_signed(text) and stated(text))) or is_initialled(text)


def is_signed(text: str) -> bool:
    """Say whether a word for authors may stand within a line, behind something else."""
    return _SIGN.search(text) is not None


def imprint(page: Page, line: int) -> bool:
    """Label a line that says several of source, author and date, each behind its word."""
    pieces = _fields(page.texts[line])
    if not pieces:
        return False
    page.decide(line, Label.DATELINE, "says where it comes from, who wrote it and when")
    for piece, category in pieces:
        if category == "dated":
            page.published.append(page.claim(line, piece, "byline"))
        elif category in ANNOUNCING:
            rest = lexicon().rest(piece, lexicon().opens(piece))
            if category == "byline" and (found := rest if are_names(rest) else stated(piece)):
                page.authors.append(page.claim(line, found, "byline"))
            elif category == "source" and rest:
                page.credits.append(page.claim(line, rest, "credit"))
    return True


@remembered
def _fields(text: str) -> Sequence[tuple[str, str]]:
    """Cut a line that has several fields into them, each with its category; nothing for any other line."""
    cut = list(filter(None, _FIELD.split(text))) if _FIELD_SIGN.search(text) is not None else ()
    if len(cut) < _FIELDS:  # as of most lines
        return ()
    pieces = [(piece, _category(piece)) for piece in _joined(cut)]
    return pieces if sum(bool(category) for _, category in pieces) >= _FIELDS else ()


def _joined(cut: Sequence[str]) -> list[str]:
    """Join a label and the date behind it, which stay together."""
    pieces: list[str] = []
    for piece in cut:
        before = pieces[-1] if pieces else ""
        start = lexicon().opens(before)
        if start.category in DATED and not lexicon().rest(before, start):
            pieces[-1] = f"{before} {piece}"
        else:
            pieces.append(piece)
    return pieces


def _category(piece: str) -> str:
    """Say what a part of a line gives: ``byline``, ``source``, ``dated``, ``updated`` or ""."""
    category = lexicon().opens(piece).category
    if category in DATED or category in ANNOUNCING:
        return category
    return "dated" if day_of(piece) is not None else ""

"""Imprints: lines that say several of source, author and date, each behind its word or a bar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import reading_of, remembered, stated
from feeds.clean.lexicon import lexicon
from feeds.model import Label
from feeds.text.people import are_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.clean.page import Page

DATED = frozenset({"dated", "updated"})
ANNOUNCING = frozenset({"byline", "source"})

_FIELD = re.compile(r"(?=[\s|｜])(?:\s*[|｜]\s*|\s+(?=[^\s:：|｜]{1,14}[:：](?!\d))|\s+(?=[12]\d{3}[-/.年]))")
_FIELD_SIGN = re.compile("[:：|｜12]")
"""What is always in it, or behind it."""
_FIELDS = 2


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
    cut = _pieces(text) if _FIELD_SIGN.search(text) is not None else ()
    if len(cut) < _FIELDS:
        return ()
    pieces = [(piece, _category(piece)) for piece in cut]
    return pieces if sum(bool(category) for _, category in pieces) >= _FIELDS else ()


def _pieces(text: str) -> list[str]:
    """Cut a line before each label; a label and the date behind it stay together."""
    pieces: list[str] = []
    for piece in filter(None, _FIELD.split(text)):
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
    reading = reading_of(piece)
    return "dated" if reading is not None and reading.moment is not None else ""

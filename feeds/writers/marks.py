"""Marks: what every format says of an entry in the same way: language and direction, title, addresses."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from feeds.text.tags import MULTIPLE, UNDETERMINED, base, direction
from feeds.text.unicode import title_text
from feeds.text.words import spoken

if TYPE_CHECKING:
    from feeds.model import Entry

UNTOLD = ("", MULTIPLE, UNDETERMINED)
"""Tags that name no language in which a label could be given."""


def headline(entry: Entry) -> str:
    """Give the title of an entry, or at least a name."""
    return title_text(entry.title) or entry.key


def followed(url: str) -> str:
    """Give *url* if a reader could safely follow it, else ""."""
    return url if url.startswith(("https://", "http://")) and url.isprintable() and " " not in url else ""


@cache
def way(language: str) -> str:
    """Give the ``dir`` of a text in *language*; where that is open, the text itself decides (``auto``)."""
    return "auto" if language in UNTOLD else direction(language)


@cache
def told(language: str, otherwise: str) -> str:
    """Give the language in which to label a text in *language*: that one, or else *otherwise*."""
    return otherwise if language in UNTOLD else language


@cache
def voice(language: str, otherwise: str) -> str:
    """Give the language that a page around a text in *language* speaks, of those that we have words for."""
    for tag in (told(language, otherwise), otherwise):
        found = spoken(tag)
        if found == base(tag):
            return found
    return spoken(otherwise)

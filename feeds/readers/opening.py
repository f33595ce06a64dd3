"""Opening: the text of a document that is text, within limits, with remarks on what was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.errors import Empty, TooLarge
from feeds.text.charset import decode
from feeds.text.unicode import controls, is_printable, visible

if TYPE_CHECKING:
    from feeds.model import Article, Document

LENGTH = 5_000_000
"""Characters a document may have: a long novel has two million."""

BLOCKS = 100_000
"""Lines, paragraphs … an article may have."""


@dataclass(frozen=True, slots=True)
class Opened:
    """Decoded text, not yet scrubbed; its encoding; remarks for people.

    *printable*: nothing in it has to be replaced, it has only to be composed.
    """

    text: str
    encoding: str
    notes: tuple[str, ...]
    printable: bool


def open_text(document: Document) -> Opened:
    """Decode *document*. Raises Unreadable, or Empty or TooLarge."""
    decoded = decode(document.body, source=document.source, declared=document.charset)
    if len(decoded.text) > LENGTH:
        raise TooLarge(document.source, f"the text has over {LENGTH:,} characters")
    if not visible(decoded.text):
        raise Empty(document.source, "there is no text in the file")
    notes = decoded.notes
    printable = is_printable(decoded.text)
    if not printable and (count := controls(decoded.text)):
        characters = "character was" if count == 1 else "characters were"
        notes = (*notes, f"{count} control {characters} replaced by spaces")
    return Opened(decoded.text, decoded.encoding, notes, printable)


def bounded(article: Article) -> Article:
    """Give *article* back. Raises Empty where it has nothing to read, TooLarge over BLOCKS."""
    if not article.blocks:
        raise Empty(article.source, "there is no text in the file")
    if len(article.blocks) > BLOCKS:
        raise TooLarge(article.source, f"the text has over {BLOCKS:,} lines")
    return article

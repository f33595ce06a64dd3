"""An article: what a reader found, in the document's own words; nothing is believed yet."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Claim(NamedTuple):
    """Words that claim something, and where they stood.

    *provenance* is one of ``front-matter``, ``json-ld``, ``meta``, ``opengraph``, ``heading``,
    ``title-element``, ``first-line``, ``dateline``, ``byline``, ``credit``, ``footer``,
    ``html-lang``, ``filename``, ``link``, ``address`` (a day in the path of its own), ``derived``,
    ``seen``.
    *line* is the line of the decoded document, from 1; 0 where there is none.
    """

    text: str
    provenance: str
    line: int = 0


class Kind(StrEnum):
    """What the markup of a block says it is; ``LINE`` where there was no markup."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    NUMBERED = "numbered"
    QUOTATION = "quotation"
    CAPTION = "caption"
    PREFORMATTED = "preformatted"
    TABLE = "table"


class Block(NamedTuple):
    """A line, paragraph, heading … of a document, in its order.

    *text* is one line of plain text with single spaces, except in ``PREFORMATTED``.
    *html* is the inline markup of the same text (not yet sanitised), "" where there is none.
    *line* counts the lines of the decoded document from 1.
    *gap* says that an empty line, or the start of the document, stands before it.
    """

    text: str
    kind: Kind = Kind.LINE
    line: int = 0
    html: str = ""
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """An image that belongs to the article; *url* is absolute."""

    url: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """What a reader found in a document. Claims stand best first.

    *position* counts the articles of a document from 0.
    *marked_up* says that the blocks were chosen by the markup of the document
    (a web page, Markdown), so that little beside the article is left in them.
    *encoding* is how the bytes were decoded; *notes* are remarks for people.
    """

    source: str
    digest: str
    media_type: str
    blocks: tuple[Block, ...]
    position: int = 0
    marked_up: bool = False
    titles: tuple[Claim, ...] = ()
    authors: tuple[Claim, ...] = ()
    publishers: tuple[Claim, ...] = ()
    published: tuple[Claim, ...] = ()
    updated: tuple[Claim, ...] = ()
    urls: tuple[Claim, ...] = ()
    languages: tuple[Claim, ...] = ()
    summaries: tuple[Claim, ...] = ()
    topics: tuple[Claim, ...] = ()
    images: tuple[Image, ...] = ()
    encoding: str = "utf-8"
    notes: tuple[str, ...] = ()


class Label(StrEnum):
    """What a line of a document is."""

    TITLE = "title"
    KICKER = "kicker"
    LEAD = "lead"
    BODY = "body"
    SUBHEADING = "subheading"
    ITEM = "item"
    NUMBERED = "numbered"
    QUOTATION = "quotation"
    PREFORMATTED = "preformatted"
    TABLE = "table"
    CORRECTION = "correction"
    CAPTION = "caption"
    PHOTO_CREDIT = "photo-credit"
    SOURCE_CREDIT = "source-credit"
    BYLINE = "byline"
    DATELINE = "dateline"
    PUBLISHER = "publisher"
    WIDGET = "widget"
    NAVIGATION = "navigation"
    RELATED_HEADING = "related-heading"
    RELATED = "related"
    FOOTER = "footer"
    HOTLINE = "hotline"
    FORM = "form"
    SHARE = "share"
    ADVERTISEMENT = "advertisement"
    COMMENT = "comment"
    DUPLICATE = "duplicate"
    ALT_SLUG = "alt-slug"


KEPT = frozenset(
    {
        Label.LEAD,
        Label.BODY,
        Label.SUBHEADING,
        Label.ITEM,
        Label.NUMBERED,
        Label.QUOTATION,
        Label.PREFORMATTED,
        Label.TABLE,
        Label.CORRECTION,
    }
)
"""The labels whose lines are the text of the article; all others stand beside it or are left out."""


class Line(NamedTuple):
    """A block with its label, why it got it, and how sure that is (0 to 1)."""

    block: Block
    label: Label
    reason: str
    score: float = 1.0
    text: str = ""
    """The text to keep where it is not the block's own (a dateline or an end mark cut off)."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """An article with a label on each of its blocks; order kept, no block missing.

    *publishers*, *datelines*, *authors* and *credits* are claims that the lines themselves make.
    """

    article: Article
    lines: tuple[Line, ...]
    titles: tuple[Claim, ...] = ()
    authors: tuple[Claim, ...] = ()
    publishers: tuple[Claim, ...] = ()
    published: tuple[Claim, ...] = ()
    credits: tuple[Claim, ...] = ()

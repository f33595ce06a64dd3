"""Markdown: CommonMark with tables, and the facts in its front matter.

The one module that knows markdown-it-py. It must be protected from: HTML in the text, which is switched
off, so that it stays the text that it is; its own links, which are written anew and only if absolute.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from feeds.errors import Empty, TooLarge
from feeds.model import Article, Block, Claim, Image, Kind
from feeds.readers.frontmatter import OPENED, FrontMatter, read_front_matter
from feeds.readers.markup import absolute, table_of, untagged
from feeds.readers.opening import bounded, open_text
from feeds.text.html import escape
from feeds.text.unicode import one_line, scrub, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from feeds.model import Document

_TITLES = ("title", "headline")
_AUTHORS = ("author", "authors", "by", "byline", "creator")
_PUBLISHERS = ("publisher", "source", "site", "sitename", "outlet", "publication")
_PUBLISHED = (
    "date",
    "published",
    "pubdate",
    "publishdate",
    "datepublished",
    "publishedat",
    "created",
    "issued",
)
_UPDATED = ("updated", "lastmod", "modified", "lastmodified", "datemodified", "updatedat", "lastmodifiedat")
_URLS = ("url", "link", "canonical", "canonicalurl", "permalink", "sourceurl", "originalurl")
_LANGUAGES = ("lang", "language", "locale")
_SUMMARIES = ("summary", "description", "excerpt", "abstract", "lead")
_TOPICS = ("tags", "tag", "topics", "topic", "categories", "category", "keywords", "section")
_IMAGES = ("image", "images", "cover", "thumbnail", "featuredimage", "banner")
_KNOWN = frozenset(
    (
        *(*_TITLES, *_AUTHORS, *_PUBLISHERS, *_PUBLISHED, *_UPDATED),
        *(*_URLS, *_LANGUAGES, *_SUMMARIES, *_TOPICS, *_IMAGES, *OPENED, "draft"),
    )
)

_TRUE = frozenset({"true", "yes", "on"})

LENGTH = 500_000
"""Characters of Markdown that are parsed: built to be slow, each takes 20 microseconds."""

NAMED = 10
"""Unknown keys that a remark names."""


def read(document: Document) -> tuple[Article, ...]:
    """Read a Markdown file; its first heading claims to be the title, after the front matter's own.

    Raises Unreadable or a branch of it.
    """
    opened = open_text(document)
    if len(opened.text) > LENGTH:
        raise TooLarge(document.source, f"the Markdown has over {LENGTH:,} characters")
    text = scrub(opened.text)
    front = read_front_matter(text)
    if _TRUE.intersection(map(str.lower, front.facts.get("draft", ()))):
        raise Empty(document.source, "it is marked as a draft")
    urls = _claims(front, _URLS)
    walk = Walk(text.split("\n"), front.lines, next((claim.text for claim in urls), ""))
    walk.read()
    named = (absolute(fact, walk.base) for key in _IMAGES for fact in front.facts.get(key, ()))
    images = (*(Image(url) for url in named if url), *walk.images)
    topics = (part for claim in _claims(front, _TOPICS) for part in claim.text.split(","))
    article = Article(
        source=document.source,
        digest=document.digest,
        media_type="text/markdown",
        blocks=tuple(walk.blocks),
        marked_up=True,
        titles=(*_claims(front, _TITLES), *_heading(walk.blocks)),
        authors=_stated(untagged(claim.text) for claim in _claims(front, _AUTHORS)),
        publishers=_claims(front, _PUBLISHERS),
        published=_claims(front, _PUBLISHED),
        updated=_claims(front, _UPDATED),
        urls=urls,
        languages=_claims(front, _LANGUAGES),
        summaries=_claims(front, _SUMMARIES),
        topics=_stated(topics),
        images=tuple({image.url: image for image in images}.values()),
        encoding=opened.encoding,
        notes=(*opened.notes, *front.notes, *_unknown(front)),
    )
    return (bounded(article),)


def _claims(front: FrontMatter, keys: Sequence[str]) -> tuple[Claim, ...]:
    """Give what the front matter says under these keys."""
    return _stated(text for key in keys for text in front.facts.get(key, ()))


def _stated(texts: Iterable[str]) -> tuple[Claim, ...]:
    """Make claims of texts, each once."""
    return tuple(Claim(text, "front-matter") for text in dict.fromkeys(map(one_line, texts)) if text)


def _heading(blocks: Sequence[Block]) -> tuple[Claim, ...]:
    """Give the heading that the text begins with, if it does: a later one is of a part."""
    return tuple(
        Claim(block.text, "heading", block.line) for block in blocks[:1] if block.kind is Kind.HEADING
    )


def _unknown(front: FrontMatter) -> tuple[str, ...]:
    """Remark on the keys that say nothing to us."""
    unknown = [key for key in front.facts if key not in _KNOWN]
    return (f"front matter not used: {', '.join(unknown[:NAMED])}",) if unknown else ()


@cache
def _parser() -> MarkdownIt:
    """Make the parser once."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 30 ms, and only Markdown needs it

    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


class Walk:
    """The walk through the tokens of a text: *blocks* and *images* are what it found."""

    def __init__(self, lines: Sequence[str], skipped: int, base: str) -> None:
        """Take the *lines* of the file after those *skipped*; links are relative to *base*."""
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.base = base if absolute(base, "") else ""
        self.lines = lines
        self.skipped = skipped
        self.around: list[Kind] = []

    def read(self) -> None:
        """Read all blocks."""
        tokens = iter(_parser().parse("\n".join(self.lines[self.skipped :])))
        for token in tokens:
            match token.type:
                case "blockquote_open":
                    self.around.append(Kind.QUOTATION)
                case "bullet_list_open":
                    self.around.append(Kind.ITEM)
                case "ordered_list_open":
                    self.around.append(Kind.NUMBERED)
                case "heading_open":
                    self.around.append(Kind.HEADING)
                case "blockquote_close" | "bullet_list_close" | "ordered_list_close" | "heading_close":
                    self.around.pop()
                case "inline":
                    self.inline(token)
                case "fence" | "code_block":
                    self.add(token, Kind.PREFORMATTED, token.content.strip("\n"))
                case "table_open":
                    self.table(token, tokens)
                case _:
                    pass  # openings and ends that say nothing more, and rules

    def inline(self, token: Token) -> None:
        """Read a paragraph, an item or a heading."""
        before = len(self.images)
        html = "".join(self.render(token.children or []))
        text = _text(token.children or [])
        if visible(text):
            kind = self.around[-1] if self.around else Kind.PARAGRAPH
            self.add(token, kind, text, html if "<" in html else "")
        elif captions := [image.caption for image in self.images[before:] if image.caption]:
            self.add(token, Kind.CAPTION, " ".join(captions))

    def table(self, opening: Token, tokens: Iterator[Token]) -> None:
        """Read a table up to its end as one block."""
        rows: list[list[tuple[str, str]]] = []
        for token in takewhile(lambda token: token.type != "table_close", tokens):
            match token.type:
                case "tr_open":
                    rows.append([])
                case "th_open" | "td_open":
                    rows[-1].append((token.tag, ""))
                case "inline":
                    rows[-1][-1] = (rows[-1][-1][0], _text(token.children or []))
                case _:
                    pass
        self.add(opening, Kind.TABLE, *table_of(rows))

    def add(self, token: Token, kind: Kind, text: str, html: str = "") -> None:
        """Keep a block with its line, if there is anything to see in it."""
        first = (token.map or [0])[0] + self.skipped
        gap = first == self.skipped or not visible(self.lines[first - 1].strip(" >"))
        if visible(text):
            self.blocks.append(Block(text, kind, line=first + 1, html=html, gap=gap))

    def render(self, children: Sequence[Token]) -> Iterator[str]:
        """Write inline markup; a link or image that leads nowhere is left out, its text stays."""
        links: list[str] = []
        for child in children:
            match child.type:
                case "text":
                    yield escape(child.content)
                case "code_inline":
                    yield f"<code>{escape(child.content)}</code>"
                case "softbreak":
                    yield " "
                case "hardbreak":
                    yield "<br>"
                case "link_open":
                    links.append(absolute(str(child.attrGet("href") or ""), self.base))
                    yield f'<a href="{escape(links[-1])}">' if links[-1] else ""
                case "link_close":
                    yield "</a>" if links.pop() else ""
                case "image":
                    self.picture(child)
                case _:
                    yield f"</{child.tag}>" if child.nesting < 0 else f"<{child.tag}>"

    def picture(self, token: Token) -> None:
        """Keep an image whose address is absolute, with its title, or what it shows, as its caption."""
        if url := absolute(str(token.attrGet("src") or ""), self.base):
            self.images.append(Image(url, one_line(str(token.attrGet("title") or token.content))))


def _text(children: Sequence[Token]) -> str:
    """Give the text of inline tokens on one line, without images."""
    return one_line("".join(map(_text_of, children)))


def _text_of(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak", "image"} else ""

"""Web pages: the article in a page, with all that the page says of it."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from feeds.model import Article, Block, Image, Kind
from feeds.readers import jsonld
from feeds.readers.alignment import align
from feeds.readers.claims import read_claims
from feeds.readers.extraction import extract
from feeds.readers.images import images_between, with_lead
from feeds.readers.markup import blocks_of, prepare
from feeds.readers.opening import bounded, open_text
from feeds.readers.visible import lines_of
from feeds.text.html import text_of
from feeds.text.unicode import printable, visible
from feeds.text.xml import Page, parse_page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Document

ELEMENTS = 40_000
"""Elements of a page beyond which its article is not looked for: 200,000 took seconds and 400 MB."""


def read(document: Document) -> tuple[Article, ...]:
    """Read the article of a page, and what the page claims, best first.

    Where no article can be seen, the text in the page's JSON-LD is taken, and where there is none, the
    lines that can be seen in the page (then *marked_up* is false). Raises Unreadable or a branch of it.
    """
    opened = open_text(document)
    source = printable(opened.text)
    page = parse_page(source, source=document.source)
    address = document.source if document.source.startswith(("http://", "https://")) else ""
    claims = read_claims(page.root, address)
    notes = list(opened.notes)
    found = _article(page, claims.base, notes)
    article = Article(
        source=document.source,
        digest=document.digest,
        media_type="text/html",
        blocks=found.blocks or tuple(lines_of(source)),
        marked_up=bool(found.blocks),
        titles=claims.titles,
        authors=claims.authors,
        publishers=claims.publishers,
        published=claims.published,
        updated=claims.updated,
        urls=claims.urls,
        languages=claims.languages,
        summaries=claims.summaries,
        topics=claims.topics,
        images=with_lead(claims.images, found.images),
        encoding=opened.encoding,
        notes=tuple(notes),
    )
    return (bounded(article),)


class _Body(NamedTuple):
    """What was found of the article in the page."""

    blocks: tuple[Block, ...] = ()
    images: tuple[Image, ...] = ()


def _article(page: Page, base: str, notes: list[str]) -> _Body:
    """Find the article; say in *notes* why none was looked for."""
    if not page.whole:
        notes.append("the page is nested too deeply to be parsed; its text was taken line by line")
        return _Body()
    if sum(1 for _ in page.root.iter()) > ELEMENTS:
        notes.append(f"the page has over {ELEMENTS:,} elements; its text was taken line by line")
        return _Body()
    stated = jsonld.articles(page.root)
    extracted = extract(page.root)
    if not extracted:
        return _Body(_stated_body(stated))
    shown = blocks_of(prepare(page.root))
    aligned = align(extracted, shown, base)
    if aligned.last < 0:
        return _Body(tuple(aligned.blocks))
    first, last = shown[aligned.first].element, shown[aligned.last].element
    return _Body(tuple(aligned.blocks), tuple(images_between(page.root, first, last, base)))


def _stated_body(nodes: Sequence[jsonld.Node]) -> tuple[Block, ...]:
    """Give the text of the article as JSON-LD has it, paragraph by paragraph."""
    bodies = (text for node in nodes for text in jsonld.texts(node.get("articleBody")))
    lines = map(text_of, unescape(next(bodies, "")).splitlines())
    return tuple(Block(line, Kind.PARAGRAPH, gap=True) for line in lines if visible(line))

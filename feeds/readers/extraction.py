"""Extraction: which part of a page is the article.

The one module that knows trafilatura. It must be protected from: its logging; its tree, which names
elements as TEI does; and what it loses on the way (times, captions, preformatted text), so that its
answer is used to find the same blocks in the page; its fallbacks, whose time grows with the square (10,000
short paragraphs took ten seconds). It takes a third of a second to import.
"""

from __future__ import annotations

import logging
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from feeds.readers.markup import Found, blocks_of, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from lxml.html import HtmlElement

SHARE = 0.6
"""The share of the standard run's text below which the precise run has lost too much."""

LARGE = 4000
"""Elements of a page from which it is asked without its fallbacks; 98 of 100 pages have fewer."""

_NAMES = {"item": "li", "lb": "br", "row": "tr", "ref": "a"}
_RENDERED = {"#b": "strong", "#i": "em", "#u": "u", "#t": "code", "#sub": "sub", "#sup": "sup"}
_SHOWN = "//body//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"


def extract(root: HtmlElement) -> list[Found]:
    """Give the blocks of the article in the page at *root*, in order; the tree stays as it is.

    The precise run counts, unless it gives under SHARE of the text of the standard run (body F1 of
    this rule: 0.967 on the article-extraction benchmark). Where it gives so much of all text in the
    page, the other run can't change that, and is left out.
    """
    precise = _run(root, precise=True)
    size = _size(found.text for found in precise)
    if size >= SHARE * _size(map(str, root.xpath(_SHOWN))):
        return precise
    standard = _run(root, precise=False)
    return precise if size >= SHARE * _size(found.text for found in standard) else standard


def _run(root: HtmlElement, *, precise: bool) -> list[Found]:
    """Run trafilatura once."""
    result = _library()(
        root,
        fast=next(islice(root.iter(), LARGE, None), None) is not None,
        favor_precision=precise,
        include_comments=False,
        include_formatting=True,
        include_links=True,
        output_format="html",
    )
    return blocks_of(prepare(_as_html(result.body))) if result else []


@cache
def _library() -> Callable[..., Any]:
    """Load trafilatura and silence it."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - 0.3 s, and only pages need it

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
    return cast("Callable[..., Any]", bare_extraction)


def _as_html(body: HtmlElement) -> HtmlElement:
    """Rename the elements of TEI in place."""
    for element in body.iter("*"):
        name = _html_name(element)
        if name != element.tag:
            element.tag = name
        if name == "a":
            element.set("href", element.get("target", ""))
    return body


def _html_name(element: HtmlElement) -> str:
    """Give what HTML calls an element of TEI."""
    parent, rendition = element.getparent(), element.get("rend", "")
    around = "" if parent is None else str(parent.tag)
    match str(element.tag):
        case "head":
            name = rendition or "h2"
        case "list":
            name = "ol" if rendition == "ol" else "ul"
        case "hi":
            name = _RENDERED.get(rendition, "span")
        case "cell":
            name = "th" if element.get("role") == "head" else "td"
        case "quote":
            name = "q" if around == "p" else "blockquote"
        case "code" if around == "body":
            name = "pre"
        case other:
            name = _NAMES.get(other, other)
    return name


def _size(texts: Iterable[str]) -> int:
    """Count the characters that are not white space: words are no measure in half of the scripts."""
    return sum(len(word) for text in texts for word in text.split())

"""Markup: an element and what is in it to blocks of text, in order.

One walk serves the page itself, what was extracted from it and HTML inside JSON-LD.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from lxml.etree import strip_elements

from feeds.model import Kind
from feeds.text.html import URL_LENGTH, escape, names
from feeds.text.unicode import one_line, scrub, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

_UNREAD = names(
    "script style noscript template svg math iframe object embed audio video canvas map button select input "
    "textarea datalist dialog progress meter head link meta"
)
_BLOCKS = names(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
_KEPT = names("a abbr bdi bdo br cite code del em ins q rp rt ruby s strong sub sup u")
_INLINE = {
    **{name: name for name in _KEPT},
    "i": "em",
    "b": "strong",
    "strike": "s",
    "tt": "code",
    "kbd": "code",
    "samp": "code",
    "var": "em",
}
_SPACES = re.compile(r"[ \t\n]+")
_TAG = re.compile(
    r"<(script|style)\b.*?</\1\s*>|</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE | re.DOTALL
)
_LINK = re.compile(r"https?://[^\s/]|mailto:[^\s]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A block of a page: what it is, its text on one line, the element that it begins in, and its parts."""

    kind: Kind
    text: str
    element: HtmlElement
    parts: tuple[str | HtmlElement, ...] = field(default=(), repr=False)


def prepare(root: HtmlElement) -> HtmlElement:
    """Take out of a tree what is never read, so that text can be taken from it in one step."""
    strip_elements(root, *_UNREAD, with_tail=False)
    for element in root.iter("br"):
        element.tail = "\n" + (element.tail or "")
    return root


def blocks_of(root: HtmlElement) -> list[Found]:
    """Give the blocks of a prepared tree, in order."""
    walk = _Walk()
    walk.enter(root, Kind.PARAGRAPH)
    return walk.found


def inline_html(found: Found, base: str) -> str:
    """Give the inline markup of a block, links absolute; "" where there is none but its text.

    A table gives all of its markup, its cells only their text. It is not yet sanitised.
    """
    if found.kind is Kind.TABLE:
        return table_of(_rows(found.element))[1]
    html = "".join(_render(found.parts, base))
    return _SPACES.sub(" ", html).strip() if "<" in html else ""


def table_of(rows: Iterable[Sequence[tuple[str, str]]]) -> tuple[str, str]:
    """Write a table as a line of text and as markup; its cells are element names and texts."""
    kept = [row for row in rows if any(cell for _, cell in row)]
    text = "; ".join(" | ".join(cell for _, cell in row if cell) for row in kept)
    cells = ("".join(f"<{name}>{escape(cell)}</{name}>" for name, cell in row) for row in kept)
    return text, f"<table><tbody>{''.join(f'<tr>{row}</tr>' for row in cells)}</tbody></table>"


def untagged(text: str) -> str:
    """Give *text*, a claim of a few words, without the tags in it; an address in angle brackets stays."""
    return one_line(_TAG.sub(" ", text)) if "<" in text else text


def absolute(link: str, base: str) -> str:
    """Make a link absolute, "" where it can't be or leads nowhere."""
    link = "".join(scrub(link).splitlines()).strip().replace(" ", "%20")
    if link.startswith("#"):
        return ""
    try:
        link = urljoin(base, link)
    except ValueError:  # such as an unclosed bracket in the host
        return ""
    return link if len(link) <= URL_LENGTH and _LINK.match(link) else ""


class _Walk:
    """The walk through a tree: runs of text and inline elements are collected until a block ends them."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.run: list[str | HtmlElement] = []

    def enter(self, element: HtmlElement, kind: Kind) -> None:
        """Read what is in a block."""
        self.run.append(element.text or "")
        for child in element:
            name = child.tag
            if name in _BLOCKS or next(child.iter(*_BLOCKS), None) is not None:
                self.end(element, kind)
                self.block(child, kind)
            elif name == "br" and self.after_break():
                self.end(element, kind)  # two of them end a paragraph in old pages
            else:
                self.run.append(child)
            self.run.append(child.tail or "")
        self.end(element, kind)

    def block(self, element: HtmlElement, kind: Kind) -> None:
        """Read a block as what its name says, or as a part of the one around it."""
        match element.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.enter(element, Kind.HEADING)
            case "li" | "dt" | "dd":
                parent = element.getparent()
                numbered = parent is not None and parent.tag == "ol"
                self.enter(element, Kind.NUMBERED if numbered else Kind.ITEM)
            case "blockquote":
                self.enter(element, Kind.QUOTATION)
            case "figcaption" | "caption":
                self.enter(element, Kind.CAPTION)
            case "pre":
                self.preformatted(element)
            case "table" if _has_cells_of_text(element):
                self.table(element)
            case _:
                self.enter(element, kind)

    def preformatted(self, element: HtmlElement) -> None:
        """Keep lines and their spaces."""
        text = scrub("".join(element.itertext())).strip("\n")
        if visible(text):
            self.found.append(Found(Kind.PREFORMATTED, text.rstrip(), element))

    def table(self, element: HtmlElement) -> None:
        """Read a table of data as one block."""
        for caption in element.iter("caption"):
            self.enter(caption, Kind.CAPTION)
        text, _ = table_of(_rows(element))
        if visible(text):
            self.found.append(Found(Kind.TABLE, text, element))

    def after_break(self) -> bool:
        """Say whether the run ends with a line break."""
        parts = (part for part in reversed(self.run) if not isinstance(part, str) or part.strip())
        return getattr(next(parts, None), "tag", "") == "br"

    def end(self, element: HtmlElement, kind: Kind) -> None:
        """End the run: what is visible of it is a block."""
        text = one_line("".join(part if isinstance(part, str) else _text(part) for part in self.run))
        if visible(text):
            self.found.append(Found(kind, text, element, tuple(self.run)))
        self.run = []


def _text(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _has_cells_of_text(table: HtmlElement) -> bool:
    """Tell a table of data from one that lays out a page: more than one column, no blocks in its cells."""
    if table.get("role") in {"presentation", "none"}:
        return False
    columns = max((len(row) for row in _rows(table)), default=0)
    nested = (
        cell for cell in table.iter("td", "th") if next(cell.iterdescendants(*_BLOCKS), None) is not None
    )
    return columns > 1 and next(nested, None) is None


def _rows(table: HtmlElement) -> Iterator[list[tuple[str, str]]]:
    """Give the rows of a table: name and text of each cell."""
    for row in table.iter("tr"):
        yield [(str(cell.tag), one_line(_text(cell))) for cell in row.iterchildren("td", "th")]


def _render(parts: tuple[str | HtmlElement, ...], base: str) -> Iterator[str]:
    """Write a run of text and inline elements."""
    for part in parts:
        if isinstance(part, str):
            yield escape(part)
        else:
            yield from _element(part, base)


def _element(element: HtmlElement, base: str) -> Iterator[str]:
    """Write an inline element: under its name of today, or only what is in it."""
    name = _INLINE.get(str(element.tag), "")
    attributes = _attributes(element, name, base)
    if name == "br":
        yield "<br>"
        return
    inner = [escape(element.text or "")]
    for child in element:
        inner += _element(child, base)
        inner.append(escape(child.tail or ""))
    html = "".join(inner)
    if not html.strip() or (name in {"", "a"} and not attributes):
        yield html
    else:
        yield f"<{name or 'span'}{attributes}>{html}</{name or 'span'}>"


def _attributes(element: HtmlElement, name: str, base: str) -> str:
    """Write the attributes worth keeping: where a link leads, and what language it is in."""
    kept = {key: element.get(key, "") for key in ("lang", "dir") if element.get(key)}
    if name == "a" and (link := absolute(element.get("href", ""), base)):
        kept["href"] = link
    if name == "abbr" and element.get("title"):
        kept["title"] = element.get("title", "")
    return "".join(f' {key}="{escape(value)}"' for key, value in sorted(kept.items()))

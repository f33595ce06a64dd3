"""The head of a page: its ``meta`` elements, links and JSON-LD, to be asked by name."""

from __future__ import annotations

from collections import defaultdict
from html import unescape
from typing import TYPE_CHECKING

from feeds.model import Claim
from feeds.readers import jsonld
from feeds.readers.markup import absolute
from feeds.text.unicode import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement

LENGTH = 2000
"""Characters of a claim; more is no claim but an accident."""

MOST = 20
"""Claims of one kind that are kept."""


class Head:
    """What a page says of itself. *base* is the address that its links are relative to, "" if not known."""

    def __init__(self, root: HtmlElement, address: str) -> None:
        """Read the page at *root*; *address* is where it came from, "" if that is not known."""
        self.root = root
        self.address = address
        self.articles = jsonld.articles(root)
        self.meta: Mapping[str, list[HtmlElement]] = _by_name(root)
        base = next((element.get("href", "") for element in root.iter("base")), "")
        self.base = absolute(base, address) or self._own_address() or address

    def say(self, provenance: str, names: str) -> Iterator[Claim]:
        """Give what the ``meta`` elements of these names say (names apart by spaces, best first)."""
        for name in names.split():
            for element in self.meta.get(name, ()):
                yield Claim(element.get("content", ""), provenance, line_of(element))

    def describe(self, keys: str) -> Iterator[Claim]:
        """Give what the articles in JSON-LD say under these keys (apart by spaces)."""
        for article in self.articles:
            for key in keys.split():
                yield from (Claim(unescape(text), "json-ld") for text in jsonld.texts(article.get(key)))

    def links(self, relation: str) -> Iterator[Claim]:
        """Give where the ``link`` elements of this relation lead."""
        for element in self.root.iter("link"):
            if relation in element.get("rel", "").lower().split():
                yield Claim(element.get("href", ""), "link", line_of(element))

    def _own_address(self) -> str:
        """Give the address that the page says it has, "" if none."""
        own = (*self.links("canonical"), *self.say("opengraph", "og:url"))
        return next((link for claim in own if (link := absolute(claim.text, self.address))), "")


def kept(*sources: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims that say something, each text once, in their order."""
    found: dict[str, Claim] = {}
    for source in sources:
        for claim in source:
            text = one_line(claim.text)
            if text and len(text) <= LENGTH and len(found) < MOST:
                found.setdefault(text, Claim(text, claim.provenance, claim.line))
    return tuple(found.values())


def text_in(element: HtmlElement) -> str:
    """Give the text in an element on one line."""
    return one_line("".join(element.itertext()))


def line_of(element: HtmlElement) -> int:
    """Give the line of the page that an element begins in."""
    return int(element.sourceline or 0)


def _by_name(root: HtmlElement) -> Mapping[str, list[HtmlElement]]:
    """Sort the ``meta`` elements by whichever attribute names them."""
    found: dict[str, list[HtmlElement]] = defaultdict(list)
    for element in root.iter("meta"):
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := element.get(key):
                found[name.strip().lower()].append(element)
    return found

"""JSON-LD: what a page says of its article in a script (schema.org), as plain strings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Node: TypeAlias = Mapping[str, object]

LENGTH = 1_000_000
"""Characters of a script that are read."""

DEPTH = 12
"""Levels that are looked through for articles."""

_WRAPPING = re.compile(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[)|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$")
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Recipe|CreativeWork|WebPage)$")
_LISTS = frozenset({"itemListElement", "hasPart", "mentions", "comment", "relatedLink", "citation", "review"})


def articles(root: HtmlElement) -> list[Node]:
    """Give the articles that the page at *root* describes, the one it is most likely about first."""
    scripts = [value for script in root.iter("script") if (value := _value(script)) is not None]
    nodes = [node for value in scripts for node in _search(value, DEPTH)]
    named = {str(node["@id"]): node for node in nodes if "@id" in node and "name" in node}
    found = [_resolved(node, named) for node in nodes if _is_article(node)]
    return sorted(
        found, key=lambda node: (_is_page(node), "headline" not in node and "articleBody" not in node)
    )


def texts(value: object, depth: int = 4) -> Iterator[str]:
    """Give the strings in a value, down to *depth*: itself, the parts of a list, the name of a thing."""
    match value:
        case str() if value:
            yield value
        case Mapping() if depth:
            yield from texts(value.get("name") or value.get("@value") or value.get("url") or "", depth - 1)
        case list() if depth:
            for part in value:
                yield from texts(part, depth - 1)


def _value(script: HtmlElement) -> object:
    """Read a script, however it is wrapped; None where it is no JSON."""
    source = script.text or ""
    if "ld+json" not in script.get("type", "").lower() or len(source) > LENGTH:
        return None
    try:
        return json.loads(_WRAPPING.sub("", source), strict=False)
    except (ValueError, RecursionError):
        return None


def _search(value: object, depth: int) -> Iterator[Node]:
    """Give the things in a value, but not those in lists of other articles."""
    match value:
        case Mapping() if depth:
            yield value
            for key, part in value.items():
                if key not in _LISTS:
                    yield from _search(part, depth - 1)
        case list() if depth:
            for part in value:
                yield from _search(part, depth - 1)


def _resolved(node: Node, named: Mapping[str, Node]) -> Node:
    """Put the thing in the place of its ``@id``."""
    return {
        key: named.get(str(value.get("@id")), value) if isinstance(value, Mapping) else value
        for key, value in node.items()
    }


def _is_article(node: Node) -> bool:
    return any(_ARTICLE.search(kind) for kind in texts(node.get("@type")))


def _is_page(node: Node) -> bool:
    return all(kind.endswith("WebPage") for kind in texts(node.get("@type")))

"""Readers: a document to the articles in it, in the document's own words.

A reader is a function of a document, one module a format, and stands in READERS under its media type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from feeds.errors import Empty, Unsupported
from feeds.model import Article, Document
from feeds.readers import markdown, plaintext, webpage
from feeds.text.mediatype import describe, sniff

Reader: TypeAlias = Callable[[Document], tuple[Article, ...]]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "text/plain": plaintext.read,
        "text/html": webpage.read,
        "text/markdown": markdown.read,
    }
)


def read(document: Document) -> tuple[Article, ...]:
    """Find the articles in a document: at least one.

    Raises Empty where there is nothing to read, Unsupported where no reader knows the kind of document,
    TooLarge over a limit, and Unreadable where it is damaged or in no known encoding.
    """
    if not document.body.strip():
        raise Empty(document.source, "the file is empty")
    media_type = sniff(document.body, name=_name(document.source), claimed=document.media_type)
    reader = READERS.get(media_type)
    if reader is None:
        raise Unsupported(
            document.source, f"{describe(media_type)}; Seedwire can't read that kind of document"
        )
    return reader(document)


def _name(source: str) -> str:
    """Give the path of an address, without its query; a path stays as it is."""
    return source.partition("?")[0].partition("#")[0] if "://" in source else source

"""A feed: one logical feed, before it is cut and written (RFC 4287, RFC 5005)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

ARCHIVE_SIZE = 50
"""Entries in an archive document and, at most, in a head."""


@dataclass(frozen=True, slots=True)
class Site:
    """What all feeds of an installation share.

    *base_url* ends with a slash. *id* is a UUID that was minted once, for ids of feeds.
    """

    id: str
    title: str
    base_url: str
    author: str
    language: str = "en"
    rights: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The logical feed: *path* is its public path without suffix, such as ``topic/defence/vi``.

    *topic*, *place* and *language* are "" where the feed is not limited to one.
    *created* and *changed* are aware UTC times: made, and last significant change or removal.
    """

    path: str
    id: str
    created: datetime
    changed: datetime
    count: int = 0
    topic: str = ""
    place: str = ""
    language: str = ""


class Member(NamedTuple):
    """The fact that an entry is in a feed, with its permanent position.

    *fragment* is the entry as Atom XML: UTF-8 bytes, the Atom namespace declared on it.
    """

    seq: int
    entry: str
    revision: int
    entered: datetime
    fragment: bytes = b""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a feed: attributes of ``atom:link``."""

    rel: str
    href: str
    type: str = ""
    hreflang: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """One document of a feed, ready to be written: a head, or an archive.

    *archive* is its number from 0, or None for the head. *members* stand newest first.
    """

    path: str
    id: str
    title: str
    subtitle: str
    updated: datetime
    language: str
    links: tuple[Link, ...]
    members: tuple[Member, ...]
    site: Site
    archive: int | None = None

"""The values that a store keeps and gives: what ``contract`` promises is said in them.

Times are aware UTC with whole seconds, digests hexadecimal, sources paths below the seeds folder or
addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from feeds.model import Entry, Filing, Source


class Seen(NamedTuple):
    """A file of the seeds folder as it was when last looked at.

    *state* is ``taken`` (its bytes are a document of the store), ``set-aside``, ``waiting`` (still
    changing) or ``gone`` (no longer in the folder). *digest* is "" until the bytes were read.
    """

    source: str
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    state: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """A source that was set aside, why and since when."""

    source: str
    reason: str
    since: datetime
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Digests:
    """Of an entry: *significant* covers title and clean text, *cosmetic* all else that is published."""

    significant: str
    cosmetic: str


@dataclass(frozen=True, slots=True)
class Held:
    """An entry as the store holds it (its newest revision), with what it is filed under."""

    entry: Entry
    filing: Filing
    digests: Digests
    position: int = 0


class Sealed(NamedTuple):
    """What ``Held`` holds in the form it is kept in: cheap to send to another process, and made there.

    *sort* is what feeds are ordered by: published where that is known to the day, else seen, in
    microseconds since 1970. *entry* is compressed JSON, *filing* JSON; so is the evidence of each of
    *categories*: kind, key, score, evidence.
    """

    id: str
    revision: int
    document: str
    source: str
    position: int
    url: str
    language: str
    significant: str
    cosmetic: str
    sort: int
    entry: bytes
    filing: str
    categories: tuple[tuple[str, str, float, str], ...]


class Kept(NamedTuple):
    """An entry to be kept. *feeds* are the paths it belongs to; *fragment* is its Atom XML.

    *outcome* is ``new`` or ``changed`` (appended to the feeds by the next publication), or
    ``cosmetic`` (the newest revision is replaced in place, nothing is shown again; the entry is appended
    only to feeds that it was not in). *when* this is, matters where it leaves a feed.
    """

    sealed: Sealed
    feeds: tuple[str, ...]
    fragment: bytes
    outcome: str
    when: datetime


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed and how far it is out: behind while *generation* exceeds *published_generation*.

    *length* is the number of positions given so far (the next ``seq``), ``source.count`` the number of
    different entries. *archives* is the number of full archives already written.
    """

    source: Source
    length: int
    generation: int
    published_generation: int
    archives: int
    head_digest: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """One execution of a job: *outcome* is ``running``, ``done``, ``failed`` or ``interrupted``."""

    id: str
    job: str
    started: datetime
    ended: datetime | None = None
    outcome: str = "running"
    counts: Mapping[str, int] = field(default_factory=dict)
    message: str = ""


KnownBy = Literal["documents", "sources", "ids", "urls", "texts"]
"""What may be asked for in numbers: digests of documents, sources, ids, URLs, significant digests."""

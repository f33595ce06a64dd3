"""An entry: an article made regular, identified and safe; the unit of storage and publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from feeds.model.article import Image


class Precision(StrEnum):
    """How exactly a moment is known."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    SECOND = "second"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time in the shape of its precision.

    *value* is ``2020``, ``2020-10``, ``2020-10-14`` or an RFC 3339 time with whole seconds.
    """

    value: str
    precision: Precision

    def instant(self) -> datetime | None:
        """Give the aware UTC time for a feed, or None where it is known to less than a day.

        A bare day stands as its noon in UTC: the same calendar day from UTC-12 to UTC+11.
        """
        if self.precision is Precision.SECOND:
            return datetime.fromisoformat(self.value).astimezone(UTC)
        if self.precision is Precision.DAY:
            return datetime.fromisoformat(f"{self.value}T12:00:00+00:00")
        return None


@dataclass(frozen=True, slots=True)
class Person:
    """An author; *role* is ``person`` or ``agency``."""

    name: str
    role: str = "person"


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that was left out of the text, with its label as the reason."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """A candidate for a field that was not believed, and why."""

    field: str
    value: str
    provenance: str
    reason: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored and published.

    *id* is ``urn:uuid:…``. *language* is a canonical BCP 47 tag, ``und`` or ``mul``;
    *languages* gives each language's share of the letters.
    *content_html* is sanitised; *paragraphs* is the same text, plain, each paragraph once.
    *updated* and *seen* are aware UTC times with whole seconds.
    *provenance* has one line for each field that has a value.
    """

    id: str
    document: str
    source: str
    title: str
    language: str
    paragraphs: tuple[str, ...]
    content_html: str
    seen: datetime
    updated: datetime
    revision: int = 1
    authors: tuple[Person, ...] = ()
    publisher: str = ""
    published: Moment | None = None
    stated_update: Moment | None = None
    url: str = ""
    language_confidence: float = 0.0
    languages: Mapping[str, float] = field(default_factory=dict)
    summary: str = ""
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    stated_topics: tuple[str, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    provenance: Mapping[str, str] = field(default_factory=dict)
    rejected: tuple[Rejected, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def content_text(self) -> str:
        """The article and nothing else, paragraphs apart by an empty line."""
        return "\n\n".join(self.paragraphs)

    @property
    def key(self) -> str:
        """The id without its scheme: the name of its page."""
        return self.id.removeprefix("urn:uuid:")

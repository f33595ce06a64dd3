"""Rows: what a page shows of an entry, in the language of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.text.names import date_name, territory_name
from feeds.text.unicode import scrub
from feeds.writers.marks import headline, way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feeds.model import Entry, Filing, Moment, Topic


@dataclass(frozen=True, slots=True)
class View:
    """The page that shows: the language it speaks, the way up from it to the root, the topics it can name."""

    language: str
    root: str
    topics: Mapping[str, Topic]


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic or place, and its page."""

    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in a list. *time* is for machines, *day* the same for people, no more exact than is known."""

    title: str
    href: str
    language: str
    way: str
    outlet: str
    time: str
    day: str
    summary: str
    tags: tuple[Tag, ...]


def row(entry: Entry, filing: Filing, view: View) -> Row:
    """Show *entry* in a list."""
    time, day = moment(entry.published, view)
    return Row(
        title=headline(entry),
        href=f"{view.root}item/{entry.key}.html",
        language=entry.language,
        way=way(entry.language),
        outlet=scrub(entry.publisher),
        time=time,
        day=day,
        summary=scrub(entry.summary),
        tags=tags(filing, view),
    )


def moment(when: Moment | None, view: View) -> tuple[str, str]:
    """Give a moment for machines and for people, both "" where it is not known."""
    return (when.value, date_name(when, view.language)) if when else ("", "")


def tags(filing: Filing, view: View) -> tuple[Tag, ...]:
    """Give the topics, then the places, as links to their pages."""
    return tuple(
        Tag(_name(kind, key, view), f"{view.root}{kind}/{key}.html")
        for kind, keys in (("topic", filing.topics), ("place", filing.places))
        for key in keys
    )


def _name(kind: str, key: str, view: View) -> str:
    """Name a topic or place."""
    if kind == "place":
        return territory_name(key, view.language)
    topic = view.topics.get(key)
    return topic.label(view.language) if topic else key

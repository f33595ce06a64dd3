"""Build: entries → the feeds they belong to, and the members of a feed → a Feed (RFC 4287, RFC 5005).

A feed's path says what it holds: ``all``, ``lang/vi``, ``topic/defence``, ``topic/defence/vi``, ``place/by``,
``place/by/vi``. Languages are lower case in paths and canonical everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from feeds.errors import NotFound
from feeds.identity import feed_id
from feeds.model import Entry, Feed, Filing, Link, Member, Site, Source, Topic
from feeds.text.names import language_name, standing, territory_name
from feeds.text.tags import MULTIPLE, UNDETERMINED, canonical
from feeds.text.words import words

if TYPE_CHECKING:
    from datetime import datetime

ALL = "all"
ATOM = "application/atom+xml"
SHARE = 0.3
"""The share of its letters from which a language of an entry in several languages counts as one of them."""
REGION = 2
"""Letters of a region in a language tag; else it has digits only (RFC 5646, 2.2.4)."""
UNTOLD = ("", MULTIPLE, UNDETERMINED)
"""Tags that name no language in which something could be said."""

Families: TypeAlias = Mapping[tuple[str, str], tuple[Source, ...]]
"""The feeds that are limited to a language, by the topic and place that they share."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which document of a feed is built, and what stands beside it.

    *archive* is its number from 0, None for the head; *archives* is how many there are, so that the newest
    has the number below. *siblings* are the same feed in other languages.
    """

    archive: int | None = None
    archives: int = 0
    siblings: tuple[Source, ...] = ()


HEAD = Cut()


def feeds_of(entry: Entry, filing: Filing) -> tuple[str, ...]:
    """Give the paths of all feeds that *entry* belongs to, each once, widest first.

    An entry in several languages (``mul``) is also in the feeds of each of them that has a share of
    at least ``SHARE``.
    """
    tags = [tag.lower() for tag in _languages(entry)]
    subjects = [*(f"topic/{key}" for key in filing.topics), *(f"place/{code}" for code in filing.places)]
    narrow = [path for subject in subjects for path in (subject, *(f"{subject}/{tag}" for tag in tags))]
    return tuple(dict.fromkeys([ALL, *(f"lang/{tag}" for tag in tags), *narrow]))


def describe(path: str, *, site: Site, created: datetime) -> Source:
    """Give the feed at *path*, new and empty, with its permanent id; :class:`NotFound` if it names none."""
    topic = place = language = ""
    match path.split("/"):
        case parts if not all(parts):
            raise _unknown(path)
        case ["all"]:
            pass
        case ["lang", tag]:
            language = _language(tag, path)
        case ["topic", topic]:
            pass
        case ["topic", topic, tag]:
            language = _language(tag, path)
        case ["place", place]:
            pass
        case ["place", place, tag]:
            language = _language(tag, path)
        case _:
            raise _unknown(path)
    return Source(
        path=path,
        id=feed_id(site.id, path),
        created=created,
        changed=created,
        topic=topic,
        place=place,
        language=language,
    )


def title(source: Source, *, site: Site, topics: Mapping[str, Topic]) -> str:
    """Name a feed, narrowest first: ``Quốc phòng — Tiếng Việt — Site``, in its own language if it has one."""
    return " — ".join([*_scope(source, _display(source, site), topics).values(), site.title])


def families(sources: Iterable[Source]) -> Families:
    """Group the feeds that are limited to a language by what they share, in the order given."""
    grouped: dict[tuple[str, str], tuple[Source, ...]] = {}
    for source in sources:
        if source.language:
            key = (source.topic, source.place)
            grouped[key] = (*grouped.get(key, ()), source)
    return grouped


def siblings(source: Source, among: Families) -> tuple[Source, ...]:
    """Give the same feed in other languages."""
    family = among.get((source.topic, source.place), ())
    return tuple(sibling for sibling in family if sibling.path != source.path)


def location(path: str, archive: int | None = None) -> str:
    """Give the public path of a feed's Atom document: its head, or the archive of that number."""
    return f"{path}.atom" if archive is None else f"archive/{path}/{archive}.atom"


def build(
    source: Source, members: Sequence[Member], *, site: Site, topics: Mapping[str, Topic], cut: Cut = HEAD
) -> Feed:
    """Give one document of a feed; *members* stand newest first and are all that it holds.

    A head was updated when the feed last changed; an archive when its newest member entered, so that
    it never changes again (RFC 5005, section 4).
    """
    display = _display(source, site)
    updated = source.changed
    if cut.archive is not None:
        updated = max((member.entered for member in members), default=source.created)
    return Feed(
        path=source.path,
        id=source.id,
        title=title(source, site=site, topics=topics),
        subtitle=_subtitle(source, display, topics),
        updated=updated,
        language=display,
        links=_links(source, site, cut),
        members=tuple(members),
        site=site,
        archive=cut.archive,
    )


def _languages(entry: Entry) -> list[str]:
    """Give the languages an entry is filed under: its own, then those it has much of, largest first."""
    if entry.language != MULTIPLE:
        return [entry.language, *_wider(entry.language)]
    much = [(-share, tag) for tag, share in entry.languages.items() if share >= SHARE and tag not in UNTOLD]
    return [MULTIPLE, *(tag for _, tag in sorted(much))]


def _wider(tag: str) -> list[str]:
    """Give the language without its region: who reads ``en`` reads ``en-GB``."""
    parts = tag.split("-")
    region = len(parts) > 1 and (len(parts[-1]) == REGION or parts[-1].isdigit())
    return ["-".join(parts[:-1])] if region else []


def _language(tag: str, path: str) -> str:
    """Read a language out of a path."""
    language = tag if tag in UNTOLD else canonical(tag)
    if not language or tag != tag.lower():
        raise _unknown(path)
    return language


def _unknown(path: str) -> NotFound:
    """Say that a path names no feed, and which do."""
    return NotFound(
        f"{path!r} names no feed: all, lang/vi, topic/KEY, topic/KEY/vi, place/by, place/by/vi do"
    )


def _display(source: Source, site: Site) -> str:
    """Give the language in which a feed speaks of itself."""
    return site.language if source.language in UNTOLD else source.language


def _scope(source: Source, display: str, topics: Mapping[str, Topic]) -> dict[str, str]:
    """Say what a feed is limited to, by kind, in words of *display*."""
    scope = {}
    if source.topic:
        topic = topics.get(source.topic)
        scope["topic"] = topic.label(display) if topic else source.topic
    if source.place:
        scope["place"] = territory_name(source.place, display)
    if source.language:
        scope["language"] = standing(language_name(source.language, display), display)
    return scope


def _subtitle(source: Source, display: str, topics: Mapping[str, Topic]) -> str:
    """Say in a line what the feed holds."""
    say = words(display)
    pairs = [
        say["pair"].format(name=say[kind], value=value)
        for kind, value in _scope(source, display, topics).items()
    ]
    return " · ".join(pairs) or say["everything"]


def _links(source: Source, site: Site, cut: Cut) -> tuple[Link, ...]:
    """Give the links of a document: itself, its page, its neighbours in time, then in language."""
    base, path = site.base_url, source.path
    links = [
        Link("self", base + location(path, cut.archive), ATOM),
        Link("alternate", f"{base}{path}.html", "text/html"),
    ]
    previous = (cut.archives if cut.archive is None else cut.archive) - 1
    if previous >= 0:
        links.append(Link("prev-archive", base + location(path, previous), ATOM))
    if cut.archive is None:
        return (*links, *(_related(sibling, site) for sibling in cut.siblings))
    if cut.archive + 1 < cut.archives:
        links.append(Link("next-archive", base + location(path, cut.archive + 1), ATOM))
    return (*links, Link("current", base + location(path), ATOM))


def _related(sibling: Source, site: Site) -> Link:
    """Link to the same feed in another language, named in that language."""
    tag, display = sibling.language, _display(sibling, site)
    name = standing(language_name(tag, display), display)
    return Link("related", site.base_url + location(sibling.path), ATOM, hreflang=tag, title=name)

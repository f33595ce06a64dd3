"""The shelf: the published feeds as lists show them, by language, topic and place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feeds.text.names import territory_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from feeds.model import Site, Source, Topic


@dataclass(frozen=True, slots=True)
class Listed:
    """A published feed and its title."""

    source: Source
    title: str


@dataclass(frozen=True, slots=True)
class Group:
    """A topic or place with its name for people: its feed, if on the shelf, and those in one language."""

    key: str
    name: str
    whole: Listed | None
    narrow: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """Published feeds, by path. *topics* is the catalogue, whose order the lists follow."""

    site: Site
    topics: Mapping[str, Topic]
    feeds: tuple[Listed, ...]

    def below(self, path: str) -> Shelf:
        """Give the part of the shelf that *path* heads: that feed and every feed inside its limits."""
        head = next((listed.source for listed in self.feeds if listed.source.path == path), None)
        return replace(self, feeds=tuple(f for f in self.feeds if head and _within(f.source, head)))

    def whole(self) -> tuple[Listed, ...]:
        """Give the feed that is limited to nothing, if it is here."""
        return tuple(listed for listed in self.feeds if not _limits(listed.source))

    def languages(self) -> tuple[Listed, ...]:
        """Give the feeds that are limited to a language and nothing else."""
        return tuple(listed for listed in self.feeds if _limits(listed.source) == {"language"})

    def by_topic(self) -> tuple[Group, ...]:
        """Give the topics, in the catalogue's order; those no longer in it last, under their keys."""
        found = _gather((listed.source.topic, listed) for listed in self.feeds)
        order = dict.fromkeys([*self.topics, *found])
        tag = self.site.language
        names = {key: topic.label(tag) for key, topic in self.topics.items()}
        return tuple(_group(key, names.get(key, key), found[key]) for key in order if key in found)

    def by_place(self) -> tuple[Group, ...]:
        """Give the places, by name."""
        found = _gather((listed.source.place, listed) for listed in self.feeds)
        groups = [_group(key, territory_name(key, self.site.language), found[key]) for key in found]
        return tuple(sorted(groups, key=lambda group: (group.name.casefold(), group.key)))


def _limits(source: Source) -> set[str]:
    """Say what a feed is limited by."""
    return {limit for limit in ("topic", "place", "language") if getattr(source, limit)}


def _within(source: Source, head: Source) -> bool:
    """Say whether a feed has every limit of *head*."""
    return all(getattr(source, limit) == getattr(head, limit) for limit in _limits(head))


def _gather(feeds: Iterable[tuple[str, Listed]]) -> dict[str, list[Listed]]:
    """Bring feeds of one key together; those with an empty key are left out."""
    found: dict[str, list[Listed]] = {}
    for key, listed in feeds:
        if key:
            found.setdefault(key, []).append(listed)
    return found


def _group(key: str, name: str, feeds: list[Listed]) -> Group:
    """Tell the feed of a subject from those in one language."""
    whole = next((listed for listed in feeds if not listed.source.language), None)
    return Group(key, name, whole, tuple(listed for listed in feeds if listed.source.language))

"""A topic: a subject that entries are filed under, and what filed an entry there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Topic:
    """A subject (IPTC Media Topics: a concept).

    *labels* and *terms* are by canonical language tag; terms under ``*`` hold for all.
    *scheme* is the IRI of the concept, "" where it has none.
    *threshold* is the score from which an entry is filed.
    """

    key: str
    labels: Mapping[str, str]
    terms: Mapping[str, tuple[str, ...]]
    parent: str = ""
    scheme: str = ""
    threshold: float = 3.0

    def label(self, language: str) -> str:
        """Give the label in *language*, else in its base language, else in English, else the key."""
        base = language.split("-", 1)[0]
        for tag in (language, base, "en"):
            if tag in self.labels:
                return self.labels[tag]
        return self.key


@dataclass(frozen=True, slots=True)
class Category:
    """That an entry belongs to a topic or a place, with the words that say so.

    *kind* is ``topic`` or ``place``; *key* the topic's key or the ISO 3166-1 code in lower case;
    *evidence* reads like ``quốc phòng ×9``.
    """

    kind: str
    key: str
    score: float
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """Everything an entry is filed under."""

    categories: tuple[Category, ...] = field(default=())

    @property
    def topics(self) -> tuple[str, ...]:
        """The keys of the topics, in order of the catalogue."""
        return tuple(c.key for c in self.categories if c.kind == "topic")

    @property
    def places(self) -> tuple[str, ...]:
        """The codes of the places, in alphabetical order."""
        return tuple(c.key for c in self.categories if c.kind == "place")

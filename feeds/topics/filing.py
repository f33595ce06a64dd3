"""Filing: what an entry is filed under, and the words that say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.model import Category, Filing
from feeds.text.tags import MULTIPLE, UNDETERMINED, base
from feeds.topics import places, subjects
from feeds.topics.matcher import Matcher, Phrase
from feeds.topics.reading import Case, read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from feeds.model import Entry
    from feeds.topics.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of evidence: what to look for in a language, and what follows from what was found."""

    phrases: Callable[[Catalogue, str], Iterable[Phrase]]
    judge: Callable[[Case, Catalogue], list[Category]]


KINDS: Mapping[str, Kind] = {
    subjects.KIND: Kind(subjects.phrases, subjects.judge),
    places.KIND: Kind(places.phrases, places.judge),
}


def file(entry: Entry, catalogue: Catalogue) -> Filing:
    """File *entry* under the topics of *catalogue* and under places, with the evidence.

    Terms of the entry's language count, and those that hold for all; where the language is
    ``und`` or ``mul``, the terms of every language. The same entry and catalogue give the
    same filing.
    """
    reading = read(entry)
    case = Case(entry, reading, _matcher(catalogue, entry.language).find(reading))
    return Filing(tuple(category for kind in KINDS.values() for category in kind.judge(case, catalogue)))


def _matcher(catalogue: Catalogue, language: str) -> Matcher:
    tongue = base(language)
    if tongue in {UNDETERMINED, MULTIPLE}:
        tongue = ""
    matcher = catalogue.matchers.get(tongue)
    if matcher is None:
        phrases = (phrase for kind in KINDS.values() for phrase in kind.phrases(catalogue, tongue))
        matcher = catalogue.matchers[tongue] = Matcher(phrases)
    return matcher

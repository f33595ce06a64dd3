"""The matcher: all phrases at once, whatever their number.

The one module that knows ahocorasick_rs. It finds every occurrence, overlapping ones too, and
knows nothing of words, capitals or owners: all that is settled here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from ahocorasick_rs import AhoCorasick, Implementation

from feeds.text.folding import fold_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.topics.reading import Reading

LONGEST_ACRONYM = 3
"""Letters up to which an acronym is found in capitals only: ``WHO`` is not ``Who``."""

_START = itemgetter(1)
_ANY_CASE, _INITIAL, _CAPITALS = range(3)


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """Something to look for on behalf of an *owner*: a topic, or the places.

    *text* is as people write it, *subject* what it stands for. A *weight* of 0 cancels the
    owner's phrases that lie inside it. A *name* that begins with a capital is found with
    one only; so is an acronym.
    """

    owner: str
    subject: str
    text: str
    weight: float = 1.0
    name: bool = False


Hit: TypeAlias = tuple[Phrase, int, int]
"""A phrase, and from where to where it stands in the folded text: a tuple, since there are many."""


class Matcher:
    """Phrases, ready to be looked for; the cost does not grow with their number."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        """Compile *phrases*: 15 µs each.

        Where phrases of an owner fold to the same pattern, the heaviest stands for all.
        """
        wanted: defaultdict[str, dict[tuple[str, bool], Phrase]] = defaultdict(dict)
        for phrase in phrases:
            key = (phrase.owner, phrase.weight > 0)
            for pattern in fold_forms(phrase.text):
                held = wanted[pattern].setdefault(key, phrase)
                if held.weight < phrase.weight:
                    wanted[pattern][key] = phrase
        self._wanted = [
            (pattern.startswith(" "), pattern.endswith(" "), _with_case(owners.values()))
            for pattern, owners in wanted.items()
        ]
        self._automaton = AhoCorasick(list(wanted), implementation=Implementation.ContiguousNFA)

    def find(self, reading: Reading) -> dict[str, list[Hit]]:
        """Give the hits of each owner, in the order of the text.

        Of an owner's hits that overlap the first counts, and of those the longest.
        """
        found: dict[str, list[Hit]] = {}
        cancelled: dict[str, int] = {}  # up to where
        wanted, cased = self._wanted, reading.cased
        matches = self._automaton.find_matches_as_indexes(reading.folded, overlapping=True)
        # They come by their ends. Wanted is the first, and of those the longest: what cancels
        # comes before all that lies inside it.
        matches.reverse()
        matches.sort(key=_START)
        for index, start, end in matches:
            before, after, phrases = wanted[index]
            first, last = start + before, end - after
            for phrase, owner, case in phrases:
                hits = found.get(owner)
                if (hits and first < hits[-1][2]) or (cancelled and last <= cancelled.get(owner, 0)):
                    continue
                if case and not _has(case, cased[first:last]):
                    continue
                if not phrase.weight:
                    cancelled[owner] = last
                elif hits:
                    hits.append((phrase, first, last))
                else:
                    found[owner] = [(phrase, first, last)]
        return found


def _with_case(phrases: Iterable[Phrase]) -> tuple[tuple[Phrase, str, int], ...]:
    """Add the owner and what capitals each phrase asks for; those that cancel come first."""
    return tuple((phrase, phrase.owner, _case(phrase)) for phrase in sorted(phrases, key=_takes))


def _takes(phrase: Phrase) -> bool:
    return phrase.weight > 0


@lru_cache(maxsize=2)  # the forms of a phrase come one after the other
def _case(phrase: Phrase) -> int:
    letters = "".join(filter(str.isalpha, phrase.text))
    if len(letters) > 1 and letters.isupper():
        return _CAPITALS if len(letters) <= LONGEST_ACRONYM else _INITIAL
    return _INITIAL if phrase.name and phrase.text[0].isupper() else _ANY_CASE


def _has(case: int, text: str) -> bool:
    return text.isupper() if case == _CAPITALS else text[0].isupper()

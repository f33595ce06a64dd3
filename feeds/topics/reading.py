"""Reading: an entry as the matcher sees it: folded, with the places of its title and lead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.text.folding import fold_each
from feeds.text.tags import base

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from feeds.model import Entry
    from feeds.topics.matcher import Hit

_LETTERS_A_WORD = {"zh": 2, "ja": 3, "th": 5, "lo": 5, "km": 6, "my": 6}
"""In scripts without spaces: how many characters count as a word."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The folded text of an entry: its title, its lead, which is the first paragraph, and the rest.

    *cased* keeps the capitals of *folded*, character for character. The title ends at
    *title_end*, the lead at *lead_end*; *words* counts those after the title. *derived*
    says that the title was made from the text and adds nothing to it.
    """

    folded: str
    cased: str
    title_end: int
    lead_end: int
    words: int
    derived: bool


@dataclass(frozen=True, slots=True)
class Case:
    """What there is to judge by: the *entry*, its *reading*, and what was found in it by owner."""

    entry: Entry
    reading: Reading
    hits: Mapping[str, Sequence[Hit]]


def read(entry: Entry) -> Reading:
    """Fold *entry* for matching."""
    paragraphs = entry.paragraphs
    title, lead, rest = fold_each(
        (entry.title, paragraphs[0] if paragraphs else "", "\n".join(paragraphs[1:]))
    )
    cased = title + lead + rest
    body = len(lead) + len(rest)
    words = cased.count(" ", len(title))
    letters = _LETTERS_A_WORD.get(base(entry.language))
    return Reading(
        folded=cased.casefold(),
        cased=cased,
        title_end=len(title),
        lead_end=len(title) + len(lead),
        words=max(words, body // letters) if letters else words,
        derived=entry.provenance.get("title") == "derived",
    )

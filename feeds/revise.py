"""Revise: decide what a fresh reading of an article is to the entry that is held of it.

Significant is what a reader reads: title and text. Everything else that is published is
cosmetic: it is corrected in place, and nothing is shown again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable

    from feeds.model import Entry, Filing

Outcome = Literal["new", "changed", "cosmetic", "unchanged"]

_STEP = timedelta(seconds=1)
_SAME_SHARE = 0.5
"""Share of the shorter text's words that two versions of an article have in common, at least."""
_WORD_SIZE = 15
"""Letters a word, above which a text is not written in words."""


class Digests(Protocol):
    """The two digests of an entry."""

    @property
    def significant(self) -> str:
        """Of title and text."""

    @property
    def cosmetic(self) -> str:
        """Of all else that is published."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What came of it, and the entry to keep: for ``unchanged`` the one that is held."""

    outcome: Outcome
    entry: Entry


def digests(entry: Entry, filing: Filing) -> tuple[str, str]:
    """Give the significant and the cosmetic digest of an entry, SHA-256 in hexadecimal.

    White space and Unicode forms of the document do not count, since no field of an entry has them
    any more. When an entry was seen, its revision and the document it came from belong to neither.
    """
    significant = _digest((entry.title, *entry.paragraphs))
    cosmetic = _digest(
        (
            *[f"{author.role} {author.name}" for author in entry.authors],
            "publisher " + entry.publisher,
            f"published {entry.published.value if entry.published else ''}",
            f"updated {entry.stated_update.value if entry.stated_update else ''}",
            "url " + entry.url,
            "language " + entry.language,
            "summary " + entry.summary,
            *[f"caption {caption}" for caption in entry.captions],
            *[f"credit {credit}" for credit in entry.credits],
            *[f"image {image.url} {image.caption}" for image in entry.images],
            *[f"topic {topic}" for topic in entry.stated_topics],
            *[f"{category.kind} {category.key}" for category in filing.categories],
            "content " + entry.content_html,
        )
    )
    return significant, cosmetic


def _digest(parts: Iterable[str]) -> str:
    whole = "\0".join(parts)  # which no part holds
    return sha256(whole.encode(errors="replace")).hexdigest()


def is_same(held: Entry, fresh: Entry) -> bool:
    """Say whether two readings from one place are of the same article.

    They are if address or title are equal, or if much of the text is: a file that was given a wholly
    new article is another one.
    """
    if held.url and fresh.url:
        return held.url == fresh.url
    return is_alike(held, fresh)


def is_alike(held: Entry, fresh: Entry) -> bool:
    """Say whether two entries say much the same, whatever address they state."""
    if held.title.casefold() == fresh.title.casefold():
        return True
    parts, others = _parts(held), _parts(fresh)
    return len(parts & others) >= _SAME_SHARE * max(1, min(len(parts), len(others)))


def _parts(entry: Entry) -> set[str]:
    """Give the words of the text; in scripts without spaces, what each two signs say."""
    text = entry.content_text.casefold()
    words = text.split()
    if len(text) <= _WORD_SIZE * len(words):
        return set(words)
    return {one + other for one, other in pairwise(text)}


def revise(
    held: Entry | None, held_digests: Digests | None, fresh: Entry, fresh_digests: Digests
) -> Revision:
    """Decide what *fresh* is to *held*: ``new``, ``changed``, ``cosmetic`` or ``unchanged``.

    The held entry keeps its id, when it was seen, and its revision; only a change of title or text
    raises the revision and moves ``updated``, by at least a second. An older snapshot that arrives
    later changes nothing.
    """
    if held is None or held_digests is None:
        return Revision("new", fresh)
    if _is_older(held, fresh):
        return Revision("unchanged", held)
    kept = replace(fresh, id=held.id, seen=held.seen, revision=held.revision, updated=held.updated)
    if held_digests.significant != fresh_digests.significant:
        updated = max(held.updated + _STEP, fresh.seen)
        stated = fresh.stated_update.instant() if fresh.stated_update else None
        if stated is not None and held.updated < stated <= fresh.seen:
            updated = stated
        return Revision("changed", replace(kept, revision=held.revision + 1, updated=updated))
    if held_digests.cosmetic != fresh_digests.cosmetic:
        return Revision("cosmetic", kept)
    return Revision("unchanged", held)


def _is_older(held: Entry, fresh: Entry) -> bool:
    """Say whether both state when they were changed, and *fresh* was earlier."""
    before = held.stated_update.instant() if held.stated_update else None
    after = fresh.stated_update.instant() if fresh.stated_update else None
    return before is not None and after is not None and after < before

"""Cut a feed into its head and its archives (RFC 5005, section 4).

A position is given once and for ever, so archive *p* is what stands at positions ``p * size`` up to, not
including, ``(p + 1) * size``; once these are all given the archive is *full*: which entries it holds does
not change, as section 4 asks, unless one is withdrawn. The head is what readers poll: the newest entries.

A complete feed is the head and all archives together. The head shows the newest ``size`` positions and so
covers whatever no full archive holds, unless the entries are too large for its budget of bytes. What is
over is then kept by a *growing* archive, which has the number that the next full one will have, and is
written again with each change until it is full.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from feeds.model import ARCHIVE_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feeds.model import Member

HEAD_BYTES = 500 * 1024
"""What the fragments of a head may take together; readers refuse feeds that are much larger."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the head shows, newest first, and where the rest is.

    *previous* is the number of the archive that ``prev-archive`` leads to, None where the head is all there
    is. *growing* says that this archive is not full: it holds what the head had no room for, is written
    with :func:`archive` from the positions of :func:`bounds`, and will change.
    """

    members: tuple[Member, ...]
    previous: int | None
    growing: bool


def full_archives(length: int, size: int = ARCHIVE_SIZE) -> int:
    """Count the full archives of a feed in which *length* positions were given."""
    return length // size


def archives_due(length: int, written: int, size: int = ARCHIVE_SIZE) -> range:
    """Give the numbers of the full archives that are not out, where the first *written* are."""
    return range(written, full_archives(length, size))


def bounds(number: int, size: int = ARCHIVE_SIZE) -> tuple[int, int]:
    """Give the positions of archive *number*: the first, and the first after it."""
    return number * size, (number + 1) * size


def window(length: int, size: int = ARCHIVE_SIZE) -> tuple[int, int]:
    """Give the positions that a head may show: the first, and the first after them."""
    return max(0, length - size), length


def head(
    members: Iterable[Member], *, length: int, size: int = ARCHIVE_SIZE, budget: int = HEAD_BYTES
) -> Head:
    """Choose what the head shows from the *members* of its :func:`window`, given newest first.

    Each entry stands once, at its newest position; at most *size* entries, and no more bytes of fragments
    than *budget*, but always the newest entry.
    """
    candidates = archive(members)
    shown = tuple(islice(_within(candidates, budget), size))
    full = full_archives(length, size)
    growing = any(member.seq >= full * size for member in candidates[len(shown) :])
    return Head(shown, full if growing else full - 1 if full else None, growing)


def archive(members: Iterable[Member]) -> tuple[Member, ...]:
    """Choose what an archive shows from the *members* at its positions, given newest first.

    Each entry stands once, at its newest position. An entry that changed later also stands in a younger
    document of the feed; a reader of the whole feed keeps the youngest.
    """
    newest: dict[str, Member] = {}
    for member in members:
        newest.setdefault(member.entry, member)
    return tuple(newest.values())


def _within(members: Iterable[Member], budget: int) -> Iterator[Member]:
    """Give members up to the first that the budget has no room for; the very first always fits."""
    spent = 0
    for place, member in enumerate(members):
        spent += len(member.fragment)
        if place and spent > budget:
            return
        yield member

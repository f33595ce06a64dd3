"""Render reading pages and archives, from a store to files: in any process, since the store is only read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds import paginate
from feeds.build import Cut, build, location
from feeds.errors import PublishError
from feeds.publish import digest, publish
from feeds.writers import atom, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from feeds.model import Member
    from feeds.pipeline.examine import Desk
    from feeds.store.contract import FeedState, Held, Store

TOGETHER = 16
"""Archives published together: some megabytes."""


PATIENCE = 5
"""So many files may fail one by one before it is the disk that is to blame, not they."""


@dataclass(frozen=True, slots=True)
class Out:
    """What came of it: files written and untouched, those that failed and why, digests of archives."""

    written: int = 0
    untouched: int = 0
    errors: tuple[str, ...] = ()
    digests: tuple[tuple[int, str], ...] = ()


def bring_out(root: Path, files: Sequence[tuple[str, bytes]]) -> Out:
    """Publish *files*; where that fails, each alone, so that one that can't be written harms only itself.

    Raises ``PublishError`` where several can't: then nothing can.
    """
    try:
        done = publish(root, files)
    except PublishError:
        return _each(root, files)
    return Out(len(done.written), len(done.untouched))


def _each(root: Path, files: Sequence[tuple[str, bytes]]) -> Out:
    written = untouched = 0
    errors: list[str] = []
    for file in files:
        try:
            done = publish(root, [file])
        except PublishError as error:
            errors.append(str(error))
            if len(errors) >= PATIENCE:
                raise
        else:
            written, untouched = written + len(done.written), untouched + len(done.untouched)
    return Out(written, untouched, tuple(errors))


class Renderer:
    """Writes what a store holds below *root*."""

    def __init__(self, root: Path, store: Store, desk: Desk) -> None:
        """Read from *store* only; publish as *desk* says."""
        self._root = root
        self._store = store
        self._desk = desk

    def pages(self, entries: Sequence[str]) -> Out:
        """Bring the reading pages of these entries out."""
        return bring_out(self._root, list(self._items(entries)))

    def archives(self, state: FeedState, numbers: Sequence[int]) -> Out:
        """Bring full archives of a feed out."""
        whole = Out()
        for start in range(0, len(numbers), TOGETHER):
            bodies = [(number, self._archive(state, number)) for number in numbers[start : start + TOGETHER]]
            path = state.source.path
            out = bring_out(self._root, [(location(path, number), body) for number, body in bodies])
            digests = () if out.errors else tuple((number, digest(body)) for number, body in bodies)
            whole = Out(
                whole.written + out.written,
                whole.untouched + out.untouched,
                whole.errors + out.errors,
                whole.digests + digests,
            )
        return whole

    def tail(self, state: FeedState, *, growing: bool) -> tuple[str, bytes]:
        """Give the archive that is not full yet: empty, unless the head has no room for what is in it."""
        number = paginate.full_archives(state.length)
        bounds = paginate.bounds(number) if growing else (0, 0)
        members = paginate.archive(self._store.members(state.source.path, *bounds))
        body = self._old(state, members, Cut(archive=number, archives=number + 1))
        return location(state.source.path, number), body

    def held(self, entry_id: str) -> Held:
        """Give an entry that a feed names."""
        held = self._store.entry(entry_id)
        assert held is not None, f"{entry_id} is a member of a feed and not in the store"
        return held

    def _items(self, entries: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        for entry_id in entries:
            held = self.held(entry_id)
            body = page.item(held.entry, held.filing, self._desk.site, self._desk.catalogue.topics)
            yield f"item/{held.entry.key}.html", body

    def _archive(self, state: FeedState, number: int) -> bytes:
        """Write a full archive. Its next one is named from the start, so that it never has to change."""
        members = self._store.members(state.source.path, *paginate.bounds(number))
        return self._old(state, paginate.archive(members), Cut(archive=number, archives=number + 2))

    def _old(self, state: FeedState, members: Sequence[Member], cut: Cut) -> bytes:
        desk = self._desk
        built = build(state.source, members, site=desk.site, topics=desk.catalogue.topics, cut=cut)
        return atom.write(built)

"""Render reading pages and archives, from a store to files: in any process, since the store is only read."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feeds import paginate
from feeds.build import Cut, build, location, siblings
from feeds.errors import PublishError
from feeds.publish import digest, publish
from feeds.writers import WRITERS, Edition, Shelf, atom, page

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from feeds.build import Families
    from feeds.model import Entry, Filing, Member
    from feeds.pipeline.examine import Desk
    from feeds.store.contract import Store
    from feeds.store.values import FeedState, Held
    from feeds.writers import Listed

TOGETHER = 6
"""Archives published together: some megabytes."""

PARTS = ("lang", "topic")
"""Kinds of feeds that have a list of their parts beside them."""

PATIENCE = 5
"""So many files may fail one by one before it is the disk that is to blame, not they."""


@dataclass(frozen=True, slots=True)
class Out:
    """What came of it: files written and untouched, those that failed and why.

    *digests* are those of archives, by number; *heads* are path, generation and digest of heads.
    """

    written: int = 0
    untouched: int = 0
    errors: tuple[str, ...] = ()
    digests: tuple[tuple[int, str], ...] = ()
    heads: tuple[tuple[str, int, str], ...] = ()

    def __add__(self, other: Out) -> Out:
        """Give both together."""
        return Out(
            self.written + other.written,
            self.untouched + other.untouched,
            self.errors + other.errors,
            self.digests + other.digests,
            self.heads + other.heads,
        )


@dataclass(frozen=True, slots=True)
class _Head:
    """A head in every format, and what the store must know of it once it is out."""

    files: Sequence[tuple[str, bytes]]
    out: tuple[str, int, str]


def bring_out(root: Path, files: Sequence[tuple[str, bytes]]) -> Out:
    """Publish *files*; where that fails, each alone, so that one that can't be written harms only itself.

    Raises ``PublishError`` where several can't: then nothing can.
    """
    try:
        return _published(root, files)
    except PublishError:
        return _each(root, files)


def _published(root: Path, files: Sequence[tuple[str, bytes]]) -> Out:
    done = publish(root, files)
    return Out(len(done.written), len(done.untouched))


def _each(root: Path, files: Sequence[tuple[str, bytes]]) -> Out:
    whole = Out()
    for file in files:
        try:
            whole += _published(root, [file])
        except PublishError as error:
            whole += Out(errors=(str(error),))
            if len(whole.errors) >= PATIENCE:
                raise
    return whole


def reading_page(entry: Entry, filing: Filing, desk: Desk) -> tuple[str, bytes]:
    """Write the reading page of an entry; give its path too."""
    return f"item/{entry.key}.html", page.item(entry, filing, desk.site, desk.catalogue.topics)


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
            whole += replace(out, digests=digests)
        return whole

    def heads(self, states: Sequence[FeedState], listed: Sequence[Listed], among: Families) -> Out:
        """Bring the heads of feeds out, in every format; *listed* are all that are offered."""
        shelf = Shelf(self._desk.site, self._desk.catalogue.topics, tuple(listed))
        heads = [self._head(state, shelf, among) for state in states]
        out = bring_out(self._root, [file for head in heads for file in head.files])
        if not out.errors:
            return replace(out, heads=tuple(head.out for head in heads))
        return sum((self._alone(head) for head in heads), Out())

    def _alone(self, head: _Head) -> Out:
        """Bring a head out by itself, so that one which can't be written harms only itself."""
        out = bring_out(self._root, head.files)
        return out if out.errors else replace(out, heads=(head.out,))

    def _head(self, state: FeedState, shelf: Shelf, among: Families) -> _Head:
        path = state.source.path
        cut = paginate.head(self._store.members(path, *paginate.window(state.length)), length=state.length)
        archives = 0 if cut.previous is None else cut.previous + 1
        files = [self._tail(state, growing=cut.growing)] if archives else []
        built = build(
            state.source,
            cut.members,
            site=self._desk.site,
            topics=self._desk.catalogue.topics,
            cut=Cut(archives=archives, siblings=siblings(state.source, among)),
        )
        edition = Edition(built, [self.held(member.entry) for member in cut.members], shelf)
        files += [
            (f"{path}{writer.suffix}", writer.write(edition))
            for writer in WRITERS.values()
            if writer.suffix != ".opml" or _has_parts(path)
        ]
        shown = next(body for name, body in files if name == f"{path}.atom")
        return _Head(files, (path, state.generation, digest(shown)))

    def _tail(self, state: FeedState, *, growing: bool) -> tuple[str, bytes]:
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
            yield reading_page(held.entry, held.filing, self._desk)

    def _archive(self, state: FeedState, number: int) -> bytes:
        """Write a full archive. Its next one is named from the start, so that it never has to change."""
        members = self._store.members(state.source.path, *paginate.bounds(number))
        return self._old(state, paginate.archive(members), Cut(archive=number, archives=number + 2))

    def _old(self, state: FeedState, members: Sequence[Member], cut: Cut) -> bytes:
        desk = self._desk
        built = build(state.source, members, site=desk.site, topics=desk.catalogue.topics, cut=cut)
        return atom.write(built)


def _has_parts(path: str) -> bool:
    kind, _, rest = path.partition("/")
    return kind in PARTS and "/" not in rest

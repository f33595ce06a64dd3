"""Publish: from what the store holds to files, in steps that can each be repeated after a crash.

(1) Pending rows become memberships. (2) Reading pages and full archives go out. (3) Heads go out in every
format. (4) The store notes what is out. So no head ever links to an archive or a page that is not there,
and a run that was cut off is completed by the next. The front page and the list of feeds come last.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from feeds import paginate
from feeds.build import describe, families, siblings, title
from feeds.errors import NotFound, PublishError
from feeds.pipeline.rendering import Renderer, bring_out
from feeds.writers import Listed, Shelf, opml, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from feeds.build import Families
    from feeds.model import Source
    from feeds.pipeline.examine import Desk
    from feeds.pipeline.pool import Pool, Task
    from feeds.pipeline.rendering import Out
    from feeds.store.contract import Store
    from feeds.store.values import FeedState

Mark = TypeVar("Mark")

PAGES = 250
"""Reading pages published at a time."""

ARCHIVES = 32
"""Archives of a feed published at a time."""

HEADS = 8
"""Heads published at a time."""

MANY = 4
"""From so many such parts on workers are worth their start."""

LATEST = 30
"""Entries on the front page."""


class Publication:
    """One publication: what is fixed while it runs, and the count of what it did."""

    def __init__(self, root: Path, store: Store, desk: Desk, pool: Callable[[], Pool | None]) -> None:
        """Publish from *store* below *root*; *pool* is asked for workers where there is much to do."""
        self._root = root
        self._store = store
        self._desk = desk
        self._pool = pool
        self._renderer = Renderer(root, store, desk)
        self._errors: list[str] = []
        self.counts: Counter[str] = Counter()

    def admit(self, now: datetime) -> None:
        """Step 1: give what is pending its place in its feeds; the oldest of a batch comes first."""
        pending = self._store.pending_feeds()
        if pending:
            sources = {path: self._describe(path, now) for path in pending}
            self.counts["memberships"] += self._store.admit(now, sources, by_published=True)

    def bring_out(self) -> None:
        """Take steps 2 to 4 for every feed that is behind, then the front page and the list of feeds."""
        everything = self._store.feeds()
        among = families(state.source for state in everything)
        self._tell_relatives(everything, among)
        behind = self._store.behind()
        self.pages(self._store.unpublished_pages())
        shelf = self._shelf(everything)
        self._count(bring_out(self._root, list(page.assets().items())))
        self.archives((s, paginate.archives_due(s.length, s.archives)) for s in behind)
        out = self._heads(behind, shelf, among)
        self._count(bring_out(self._root, list(self._lists(shelf))))
        self._store.published(out)
        self.counts["feeds"] += len(out)
        if self._errors:
            raise PublishError("; ".join(dict.fromkeys(self._errors)))

    def _tell_relatives(self, states: Sequence[FeedState], among: Families) -> None:
        """Have the feeds that name a feed which is new written again: its sisters, and lists of parts."""
        new = {state.source.path: state.source for state in states if not state.published_generation}
        named: set[str] = set()
        for source in new.values():
            named.update(sister.path for sister in siblings(source, among))
            named.add(f"topic/{source.topic}")
            named.add(f"lang/{source.language.lower()}")
        known = {state.source.path for state in states}
        self._store.touch(sorted((named & known) - new.keys()))

    def pages(self, entries: Sequence[str]) -> None:
        """Bring the reading pages of these entries out."""
        parts = [entries[start : start + PAGES] for start in range(0, len(entries), PAGES)]
        tasks = ((partial(Renderer.pages, entries=part), part) for part in parts)
        for out, part in self._render(tasks, len(parts)):
            self._count(out)
            if not out.errors:
                self._store.pages_published(part)

    def archives(self, wanted: Iterable[tuple[FeedState, Sequence[int]]]) -> None:
        """Step 2: bring full archives of feeds out."""
        parts = [
            (state, numbers[start : start + ARCHIVES])
            for state, numbers in wanted
            for start in range(0, len(numbers), ARCHIVES)
        ]
        tasks = (
            (partial(Renderer.archives, state=state, numbers=numbers), state.source.path)
            for state, numbers in parts
        )
        for out, path in self._render(tasks, len(parts)):
            self._count(out)
            with self._store.transaction():
                for number, digest_ in out.digests:
                    self._store.archived(path, number, digest_)

    def again(self, states: Sequence[FeedState]) -> None:
        """Bring the archives of these feeds out once more, and have their heads follow."""
        self.archives((state, range(paginate.full_archives(state.length))) for state in states)
        self._store.touch(state.source.path for state in states)

    def named(self, paths: Sequence[str]) -> tuple[FeedState, ...]:
        """Give the feeds at these paths, all of them for none; ``NotFound`` names those that are not."""
        if not paths:
            return self._store.feeds()
        found = {path: self._store.feed(path) for path in paths}
        unknown = [path for path, state in found.items() if state is None]
        if unknown:
            raise NotFound(f"no such feed: {', '.join(unknown)}; `seedwire feeds` lists those there are")
        return tuple(state for state in found.values() if state is not None)

    def promise(self, paths: Iterable[str], now: datetime) -> None:
        """Make sure that these feeds exist, if only empty."""
        self._store.promise(self._describe(path, now) for path in paths)

    def _describe(self, path: str, now: datetime) -> Source:
        return describe(path, site=self._desk.site, created=now)

    def _render(self, tasks: Iterable[tuple[Task, Mark]], count: int) -> Iterator[tuple[Out, Mark]]:
        """Have tasks done, by workers where there are many; give what came of each, in order."""
        pool = self._pool() if count >= MANY else None
        if pool is not None:
            return pool.render(tasks)
        return ((task(self._renderer), mark) for task, mark in tasks)

    def _count(self, out: Out) -> None:
        self._errors += out.errors
        self.counts["files_written"] += out.written
        self.counts["files_untouched"] += out.untouched

    def _heads(
        self, states: Sequence[FeedState], shelf: Shelf, among: Families
    ) -> list[tuple[str, int, str]]:
        """Step 3: bring the heads of feeds out; give what the store must know of those that are."""
        parts = [states[start : start + HEADS] for start in range(0, len(states), HEADS)]
        tasks = (
            (partial(Renderer.heads, states=part, listed=shelf.feeds, among=among), None) for part in parts
        )
        heads: list[tuple[str, int, str]] = []
        for out, _ in self._render(tasks, len(parts)):
            self._count(out)
            heads += out.heads
        return heads

    def _shelf(self, states: Sequence[FeedState]) -> Shelf:
        """Give the feeds that are offered: not those of a topic that there is no more."""
        desk = self._desk
        topics = desk.catalogue.topics
        offered = (s.source for s in states if not s.source.topic or s.source.topic in topics)
        listed = (Listed(source, title(source, site=desk.site, topics=topics)) for source in offered)
        return Shelf(desk.site, topics, tuple(listed))

    def _lists(self, shelf: Shelf) -> Iterator[tuple[str, bytes]]:
        yield opml.PATH, opml.write(shelf)
        everything = self._store.feed("all")
        length = everything.length if everything else 0
        members = paginate.archive(self._store.members("all", *paginate.window(length)))
        yield (
            page.FRONT,
            page.front(shelf, [self._renderer.held(member.entry) for member in members[:LATEST]]),
        )

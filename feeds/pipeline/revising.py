"""Decide what an article that was examined is to the store, and keep it.

Appends to *pending* only; no feed is published here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.identity import mint
from feeds.model import ARCHIVE_SIZE, Rejected
from feeds.pipeline.examine import dress
from feeds.revise import is_alike, is_same, revise
from feeds.store.codec import unseal
from feeds.store.values import Kept

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from feeds.model import Entry
    from feeds.pipeline.examine import Desk, Outcome, Prepared
    from feeds.store.contract import Store
    from feeds.store.values import Held, Sealed


class Known:
    """What the store has of some articles, asked at once: of nearly all of them it has nothing."""

    def __init__(self, store: Store, sources: Iterable[str], articles: Iterable[Sealed]) -> None:
        """Ask for everything that an article may be known by."""
        asked = list(articles)
        self.sources = set(store.known("sources", sources))
        self.ids = set(store.known("ids", (one.id for one in asked)))
        self.urls = set(store.known("urls", (one.url for one in asked if one.url)))
        self.texts = set(store.known("texts", (one.significant for one in asked)))

    def add(self, article: Sealed) -> None:
        """Note that the store has this one now."""
        self.sources.add(article.source)
        self.ids.add(article.id)
        self.urls.add(article.url)
        self.texts.add(article.significant)


class Revising:
    """Keeps what came of some documents. Nothing else may be kept meanwhile."""

    def __init__(
        self, store: Store, desk: Desk, outcomes: Iterable[tuple[str, Outcome]], now: datetime
    ) -> None:
        """*outcomes* are what will be kept, each with its source."""
        self._store = store
        self._desk = desk
        self._now = now
        self.pages: dict[str, tuple[str, bytes]] = {}
        """Reading pages of what was kept, by id: to be published once it is there to stay."""
        expected = list(outcomes)
        articles = (fresh.sealed for _, outcome in expected for fresh in outcome.entries)
        self._known = Known(store, (source for source, _ in expected), articles)

    def keep_all(self, source: str, outcome: Outcome) -> Counter[str]:
        """Keep what came of the document from *source*; count what it was, such as ``new``."""
        held = self._store.entries_from(source) if source in self._known.sources else ()
        mine = {one.position: one for one in held}
        return Counter(self._revise(mine.get(fresh.sealed.position), fresh) for fresh in outcome.entries)

    def _revise(self, mine: Held | None, fresh: Prepared) -> str:
        """Decide what *fresh* is to the entry held from the same place, or to one of the same identity."""
        if mine is not None and not is_same(mine.entry, unseal(fresh.sealed).entry):
            mine = None
        held = mine or self._twin(fresh.sealed)
        if held is None:
            return self._keep(fresh, "new")
        opened = unseal(fresh.sealed)
        if mine is None and not is_alike(held.entry, opened.entry):
            return self._keep(self._without_address(opened), "new")
        if mine is None and held.digests.significant == fresh.sealed.significant:
            return "duplicate"
        return self._compare(held, opened)

    def _compare(self, held: Held, fresh: Held) -> str:
        """Keep what *fresh* changes of the entry that is *held*."""
        revision = revise(held.entry, held.digests, fresh.entry, fresh.digests)
        if revision.outcome == "changed":
            return self._keep(self._dress(revision.entry, fresh), "changed")
        if revision.outcome == "cosmetic" or held.entry.document != fresh.entry.document:
            document, source = fresh.entry.document, fresh.entry.source
            self._touch_up(held, replace(revision.entry, document=document, source=source), fresh)
        return revision.outcome

    def _twin(self, fresh: Sealed) -> Held | None:
        known, store = self._known, self._store
        same = store.entry(fresh.id) if fresh.id in known.ids else None
        if fresh.url:
            return store.entry_with_url(fresh.url) or same if fresh.url in known.urls else same
        if same is None and fresh.significant in known.texts:
            return store.entry_with_text(fresh.significant)
        return same

    def _without_address(self, fresh: Held) -> Prepared:
        """Make what states the address of another article an entry of its own: sites err in this."""
        entry = fresh.entry
        reason = Rejected("url", entry.url, entry.provenance["url"], "another article has this address")
        known = {name: where for name, where in entry.provenance.items() if name != "url"}
        own = replace(
            entry,
            id=mint(url="", digest=entry.document, position=fresh.position),
            url="",
            provenance=known,
            rejected=(*entry.rejected, reason),
        )
        return self._dress(own, fresh)

    def _touch_up(self, held: Held, entry: Entry, fresh: Held) -> None:
        """Keep what does not show the entry again.

        What is out stays as it is where only the filing changed, and where it stands in a full archive.
        """
        dressed = self._dress(entry, fresh)
        refiled = replace(held.entry, document=entry.document, source=entry.source, seen=entry.seen) == entry
        shown = dress(entry, held.filing, self._desk, fresh.position) if refiled else dressed
        fragment = self._frozen(entry.id) or shown.fragment
        self._keep(dressed._replace(fragment=fragment), "cosmetic")

    def _dress(self, entry: Entry, fresh: Held) -> Prepared:
        return dress(entry, fresh.filing, self._desk, fresh.position)

    def _frozen(self, entry_id: str) -> bytes:
        """Give the fragment of an entry that stands in a full archive: those don't change for a trifle."""
        for path, seq, _ in self._store.memberships(entry_id):
            state = self._store.feed(path)
            if state is not None and seq < state.archives * ARCHIVE_SIZE:
                newest = self._store.members(path, seq, seq + 1)
                return newest[0].fragment if newest else b""
        return b""

    def _keep(self, fresh: Prepared, outcome: str) -> str:
        self._store.keep(Kept(fresh.sealed, fresh.feeds, fresh.fragment, outcome, self._now))
        if outcome == "new" and fresh.origin:
            self._store.count_lines(fresh.origin, fresh.prints)
        self._known.add(fresh.sealed)
        self.pages[fresh.sealed.id] = fresh.page
        return outcome

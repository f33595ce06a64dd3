"""Take documents in: decide what each is to the store, and keep it.

Appends to *pending* only; nothing is published here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from feeds.errors import NotReady, Unreadable
from feeds.identity import mint
from feeds.model import ARCHIVE_SIZE, Document, Rejected
from feeds.pipeline.examine import Desk, Outcome, Prepared, dress, prepare
from feeds.revise import is_alike, is_same, revise
from feeds.store.contract import Aside, Held, Kept, Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from feeds.model import Entry
    from feeds.pipeline.pool import Pool
    from feeds.store.contract import Store

CHUNK = 500
"""Documents a transaction: measured, larger ones gain little and hold the writer longer."""

ALONE = 200
"""Up to so many documents are examined here: starting workers would take longer."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file that is ready to be taken in: how it looks, and how to get its bytes.

    *load* raises ``Unreadable``, or ``NotReady`` where the file changed meanwhile.
    """

    source: str
    seen: Seen
    load: Callable[[], bytes]


class Intake:
    """Takes deliveries into a store."""

    def __init__(self, store: Store, desk: Desk, pool: Callable[[], Pool | None]) -> None:
        """*pool* is asked for workers where there is much to do; None: examine here."""
        self._store = store
        self._desk = desk
        self._pool = pool

    def take_in(
        self, deliveries: Sequence[Delivery], *, now: datetime, progress: Callable[[int], None]
    ) -> Counter[str]:
        """Keep what the deliveries hold; *progress* is told how many are done each time."""
        counts: Counter[str] = Counter()
        by_source = {delivery.source: delivery for delivery in deliveries}
        loaded = self._load(deliveries, now, counts)
        examined = self._examine(loaded, len(deliveries), now)
        while True:
            done = 0
            with self._store.transaction():
                for _ in range(CHUNK):
                    item = next(examined, None)
                    if item is None:
                        break
                    document, outcome = item
                    counts.update(self._keep(by_source[document.source], document, outcome, now))
                    done += 1
            progress(done)
            if item is None:
                return counts

    def reread(self, *, now: datetime, progress: Callable[[int], None]) -> Counter[str]:
        """Normalise and file every stored document anew."""
        counts: Counter[str] = Counter()
        after = ""
        while held := self._store.entries(after, CHUNK):
            after = held[-1].entry.id
            with self._store.transaction():
                for document in self._documents(held):
                    outcome = prepare(document, self._desk, seen=now)
                    counts.update(self._revise_all(document, outcome, now))
            progress(len(held))
        return counts

    def _documents(self, held: Sequence[Held]) -> Iterator[Document]:
        sources: dict[str, str] = {}
        for one in held:
            sources.setdefault(one.entry.document, one.entry.source)
        for digest, source in sources.items():
            document = self._store.document(digest)
            if document is not None:
                yield replace(document, source=source)

    def _load(
        self, deliveries: Iterable[Delivery], now: datetime, counts: Counter[str]
    ) -> Iterator[Document]:
        """Give the documents whose bytes are new; note those that are known or can't be read."""
        for delivery in deliveries:
            try:
                document = Document(delivery.source, delivery.load(), now)
            except NotReady:
                self._store.saw([replace(delivery.seen, state="waiting")])
                counts["waiting"] += 1
            except Unreadable as error:
                self._put_aside(delivery, error.reason, now, "")
                counts["set_aside"] += 1
            else:
                if self._known(document):
                    self._took(delivery, document.digest)
                    counts["known"] += 1
                else:
                    yield document

    def _known(self, document: Document) -> bool:
        """Say whether the same bytes were taken in already, and nothing else came from this source since."""
        if not self._store.has_document(document.digest):
            return False
        mine = self._store.entries_from(document.source)
        if not mine:
            self._follow(document)
        return all(held.entry.document == document.digest for held in mine)

    def _follow(self, document: Document) -> None:
        """Where the file that these bytes came from is gone, it was renamed: its entries move along."""
        for held in self._store.entries_of(document.digest):
            old = self._store.file(held.entry.source)
            if old is None or old.state == "gone":
                self._store.moved(held.entry.source, document.source)

    def _examine(
        self, documents: Iterator[Document], expected: int, now: datetime
    ) -> Iterator[tuple[Document, Outcome]]:
        pool = self._pool() if expected > ALONE else None
        if pool is not None:
            return pool.prepare(documents, seen=now)
        return ((document, prepare(document, self._desk, seen=now)) for document in documents)

    def _keep(self, delivery: Delivery, document: Document, outcome: Outcome, now: datetime) -> Counter[str]:
        if not outcome.entries:
            reason = "; ".join(dict.fromkeys(outcome.reasons)) or "nothing in it that could be an article"
            self._put_aside(delivery, reason, now, document.digest)
            return Counter(set_aside=1)
        self._store.keep_document(document)
        counts = self._revise_all(document, outcome, now)
        self._took(delivery, document.digest)
        if outcome.reasons:
            self._store.set_aside(
                [Aside(delivery.source, "in part: " + "; ".join(outcome.reasons), now, document.digest)]
            )
            counts["set_aside"] += 1
        return counts

    def _revise_all(self, document: Document, outcome: Outcome, now: datetime) -> Counter[str]:
        mine = {held.position: held for held in self._store.entries_from(document.source)}
        return Counter(
            self._revise(mine.get(prepared.position), prepared, now) for prepared in outcome.entries
        )

    def _revise(self, mine: Held | None, fresh: Prepared, now: datetime) -> str:
        """Decide what *fresh* is to the entry held from the same place, or to one of the same identity."""
        if mine is not None and not is_same(mine.entry, fresh.entry):
            mine = None
        held = mine or self._twin(fresh)
        if held is not None and mine is None and not is_alike(held.entry, fresh.entry):
            held, fresh = None, self._without_address(fresh)
        if held is None:
            self._store.keep(_kept(fresh, "new", now))
            return "new"
        if mine is None and held.digests.significant == fresh.digests.significant:
            return "duplicate"
        revision = revise(held.entry, held.digests, fresh.entry, fresh.digests)
        if revision.outcome == "changed":
            self._store.keep(_kept(self._dress(revision.entry, fresh), "changed", now))
        elif revision.outcome == "cosmetic" or held.entry.document != fresh.entry.document:
            document, source = fresh.entry.document, fresh.entry.source
            self._touch_up(held, replace(revision.entry, document=document, source=source), fresh, now)
        return revision.outcome

    def _without_address(self, fresh: Prepared) -> Prepared:
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

    def _touch_up(self, held: Held, entry: Entry, fresh: Prepared, now: datetime) -> None:
        """Keep what does not show the entry again.

        What is out stays as it is where only the filing changed, and where it stands in a full archive.
        """
        dressed = self._dress(entry, fresh)
        refiled = replace(held.entry, document=entry.document, source=entry.source, seen=entry.seen) == entry
        shown = dress(entry, held.filing, self._desk, fresh.position) if refiled else dressed
        fragment = self._frozen(entry.id) or shown.fragment
        self._store.keep(_kept(replace(dressed, fragment=fragment), "cosmetic", now))

    def _dress(self, entry: Entry, fresh: Prepared) -> Prepared:
        return dress(entry, fresh.filing, self._desk, fresh.position)

    def _frozen(self, entry_id: str) -> bytes:
        """Give the fragment of an entry that stands in a full archive: those don't change for a trifle."""
        for path, seq, _ in self._store.memberships(entry_id):
            state = self._store.feed(path)
            if state is not None and seq < state.archives * ARCHIVE_SIZE:
                newest = self._store.members(path, seq, seq + 1)
                return newest[0].fragment if newest else b""
        return b""

    def _twin(self, fresh: Prepared) -> Held | None:
        if fresh.entry.url:
            return self._store.entry_with_url(fresh.entry.url) or self._store.entry(fresh.entry.id)
        return self._store.entry(fresh.entry.id) or self._store.entry_with_text(fresh.digests.significant)

    def _took(self, delivery: Delivery, digest: str) -> None:
        self._store.saw([replace(delivery.seen, state="taken", digest=digest)])
        self._store.clear_aside([delivery.source])

    def _put_aside(self, delivery: Delivery, reason: str, now: datetime, digest: str) -> None:
        self._store.saw([replace(delivery.seen, state="set-aside", digest=digest)])
        self._store.set_aside([Aside(delivery.source, reason, now, digest)])


def _kept(prepared: Prepared, outcome: str, when: datetime) -> Kept:
    held = Held(prepared.entry, prepared.filing, prepared.digests, prepared.position)
    return Kept(held, prepared.feeds, prepared.fragment, outcome, when)

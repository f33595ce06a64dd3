"""Take documents in: load, examine and keep what is new, and note what became of each file.

Appends to *pending* only: no feed is published here. Reading pages are, since no feed names them yet.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from feeds.errors import NotReady, PublishError, Unreadable
from feeds.model import Document
from feeds.pipeline.examine import prepare, prepare_all
from feeds.pipeline.rendering import bring_out
from feeds.pipeline.revising import Revising
from feeds.store.values import Aside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from feeds.pipeline.examine import Desk, Outcome
    from feeds.pipeline.pool import Pool
    from feeds.store.contract import Store
    from feeds.store.values import Held, Seen

CHUNK = 500
"""Documents a transaction: measured, larger ones gain little and hold the writer longer."""

TOGETHER = 64
"""Documents about which the store is asked at once."""

ALONE = 200
"""Up to so many documents are examined here: starting workers would take longer."""


class Delivery(NamedTuple):
    """A file that is ready to be taken in: how it looks, and how to get its bytes.

    *load* raises ``Unreadable``, or ``NotReady`` where the file changed meanwhile.
    """

    source: str
    seen: Seen
    load: Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Watched:
    """Who watches an intake: *progress* is told how many more are done, *stopped* says to leave the rest."""

    progress: Callable[[int], None]
    stopped: Callable[[], bool]


class Intake:
    """Takes deliveries into a store."""

    def __init__(self, root: Path, store: Store, desk: Desk, pool: Callable[[], Pool | None]) -> None:
        """*root* is where pages go. *pool* is asked for workers where there is much; None: examine here."""
        self._root = root
        self._store = store
        self._desk = desk
        self._pool = pool

    def take_in(self, deliveries: Sequence[Delivery], *, now: datetime, watched: Watched) -> Counter[str]:
        """Keep what the deliveries hold."""
        counts: Counter[str] = Counter()
        by_source = {delivery.source: delivery for delivery in deliveries}
        examined = self._examine(self._load(deliveries, now, counts), len(deliveries), now)
        more = True
        while more and not watched.stopped():
            done = 0
            pages: dict[str, tuple[str, bytes]] = {}
            with self._store.transaction():
                while more and done < CHUNK:
                    some = list(islice(examined, TOGETHER))
                    revising = self._revising(some, now)
                    for document, outcome in some:
                        counts.update(self._keep(by_source[document.source], document, outcome, revising))
                    pages |= revising.pages
                    done += len(some)
                    more = len(some) == TOGETHER
            counts.update(self._bring_out(pages))
            watched.progress(done)
        return counts

    def reread(self, *, now: datetime, watched: Watched) -> Counter[str]:
        """Normalise and file every stored document anew."""
        counts: Counter[str] = Counter()
        after = ""
        while held := self._store.entries(after, CHUNK):
            after = held[-1].entry.id
            with self._store.transaction():
                documents = list(self._documents(held))
                examined = list(zip(documents, prepare_all(documents, self._desk, seen=now), strict=True))
                revising = self._revising(examined, now)
                for document, outcome in examined:
                    counts.update(revising.keep_all(document.source, outcome))
            watched.progress(len(held))
        return counts

    def _revising(self, examined: Iterable[tuple[Document, Outcome]], now: datetime) -> Revising:
        outcomes = [(document.source, outcome) for document, outcome in examined]
        return Revising(self._store, self._desk, outcomes, now)

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
        rest = iter(deliveries)
        while some := list(islice(rest, TOGETHER)):
            loaded = [(delivery, self._open(delivery, now, counts)) for delivery in some]
            documents = [(delivery, document) for delivery, document in loaded if document is not None]
            known = self._store.known("documents", (document.digest for _, document in documents))
            for delivery, document in documents:
                if document.digest in known and self._is_current(document):
                    self._took(delivery, document.digest)
                    counts["known"] += 1
                else:
                    yield document

    def _open(self, delivery: Delivery, now: datetime, counts: Counter[str]) -> Document | None:
        try:
            return Document(delivery.source, delivery.load(), now)
        except NotReady:
            self._store.saw([delivery.seen._replace(state="waiting")])
            counts["waiting"] += 1
        except Unreadable as error:
            self._put_aside(delivery, error.reason, now, "")
            counts["set_aside"] += 1
        return None

    def _is_current(self, document: Document) -> bool:
        """Say whether nothing else came from this source since these bytes, which are known."""
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

    def _bring_out(self, pages: Mapping[str, tuple[str, bytes]]) -> Counter[str]:
        """Bring reading pages out while they are at hand; what fails, the next publication tries again."""
        try:
            out = bring_out(self._root, list(pages.values()))
        except PublishError:
            return Counter()
        if not out.errors:
            self._store.pages_published(pages)
        return Counter(files_written=out.written, files_untouched=out.untouched)

    def _keep(
        self, delivery: Delivery, document: Document, outcome: Outcome, revising: Revising
    ) -> Counter[str]:
        if not outcome.entries:
            reason = "; ".join(dict.fromkeys(outcome.reasons)) or "nothing in it that could be an article"
            self._put_aside(delivery, reason, document.retrieved, document.digest)
            return Counter(set_aside=1)
        self._store.keep_document(document)
        counts = revising.keep_all(document.source, outcome)
        self._took(delivery, document.digest)
        if outcome.reasons:
            reason = "in part: " + "; ".join(outcome.reasons)
            self._store.set_aside([Aside(delivery.source, reason, document.retrieved, document.digest)])
            counts["set_aside"] += 1
        return counts

    def _took(self, delivery: Delivery, digest: str) -> None:
        self._store.saw([delivery.seen._replace(state="taken", digest=digest)])
        self._store.clear_aside([delivery.source])

    def _put_aside(self, delivery: Delivery, reason: str, now: datetime, digest: str) -> None:
        self._store.saw([delivery.seen._replace(state="set-aside", digest=digest)])
        self._store.set_aside([Aside(delivery.source, reason, now, digest)])

"""Preview: what `build` would do, without doing it."""

from __future__ import annotations

import time
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

from feeds.build import feeds_of
from feeds.store import open_store
from feeds.topics import load
from scheduler.examination import examine_bytes
from scheduler.watch import Scanner
from scheduler.work import moment, now

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.pipeline import Delivery
    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.topics import Catalogue
    from scheduler.watch import Scan


def preview(settings: Settings) -> Iterator[str]:
    """Say line by line what would be taken in, set aside and published."""
    there = settings.database.is_file()
    with closing(open_store(settings.database, readonly=True)) if there else nullcontext() as store:
        catalogue = load(settings.topics_file, extend=settings.topics.extend)
        scan = _look(settings, store)
        touched: set[str] = set()
        for delivery in scan.ready:
            yield from _delivery(delivery, store, catalogue, touched)
        yield from (f"set aside {aside.source}: {aside.reason}" for aside in scan.asides)
        yield from (f"gone {source}: what came of it stays published" for source in scan.gone)
        behind = {state.source.path for state in store.behind()} if store else set()
        yield from (f"publish {path}" for path in sorted(touched | behind))


def _look(settings: Settings, store: Store | None) -> Scan:
    """Look twice where something has not settled yet, as `build` does."""
    scanner = Scanner(settings, store.files if store else tuple)
    scan = scanner.scan(now())
    if scan.waiting:
        time.sleep(settings.watch.settle.total_seconds())
        scan = scanner.scan(now(), patient=False)
    return scan


def _delivery(
    delivery: Delivery, store: Store | None, catalogue: Catalogue, touched: set[str]
) -> Iterator[str]:
    found = examine_bytes(delivery.source, delivery.load, catalogue, seen=moment())
    if found.error:
        yield f"set aside {delivery.source}: {found.error}"
    for article in found.articles:
        entry = article.entry
        if store and store.has_document(entry.document):
            yield f"known {delivery.source}: its bytes were taken in already"
            return
        feeds = feeds_of(entry, article.filing)
        touched.update(feeds)
        yield f"take in {delivery.source}: {entry.title} ({', '.join(feeds)})"

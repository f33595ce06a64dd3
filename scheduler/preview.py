"""Preview: what `build` would do, without doing it."""

from __future__ import annotations

import time
from contextlib import closing, nullcontext
from typing import TYPE_CHECKING

from feeds.build import feeds_of
from feeds.pipeline import nothing
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


def preview(settings: Settings) -> Iterator[str]:
    """Say line by line what would be taken in, set aside and published."""
    there = settings.database.is_file()
    with closing(open_store(settings.database, readonly=True)) if there else nullcontext() as store:
        catalogue = load(settings.topics_file, extend=settings.topics.extend)
        scanner = Scanner(settings, store.files if store else tuple)
        scan = scanner.last_scan(now, time.sleep)
        touched: set[str] = set()
        for delivery in scan.ready:
            yield from _delivery(delivery, store, catalogue, touched)
        yield from (f"set aside {aside.source}: {aside.reason}" for aside in scan.asides)
        yield from (f"gone {source}: what came of it stays published" for source in scan.gone)
        behind = {state.source.path for state in store.behind()} if store else set()
        yield from (f"publish {path}" for path in sorted(touched | behind))


def _delivery(
    delivery: Delivery, store: Store | None, catalogue: Catalogue, touched: set[str]
) -> Iterator[str]:
    recurring = store.recurring if store else nothing
    found = examine_bytes(delivery.source, delivery.load, catalogue, seen=moment(), recurring=recurring)
    if found.error:
        yield f"set aside {delivery.source}: {found.error}"
    for article in found.articles:
        entry = article.entry
        if store and store.known("documents", [entry.document]):
            yield f"known {delivery.source}: its bytes were taken in already"
            return
        feeds = feeds_of(entry, article.filing)
        touched.update(feeds)
        yield f"take in {delivery.source}: {entry.title} ({', '.join(feeds)})"

"""Listing: feeds and runs as rows, for the command and the API."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feeds import build
from feeds.topics import load

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.store.values import Run


def feed_rows(store: Store, settings: Settings) -> list[dict[str, Any]]:
    """Give path, title, address, entries and last change of every feed, by path."""
    site = settings.site.as_published(store.meta("site_id"))
    topics = load(settings.topics_file, extend=settings.topics.extend).topics
    return [
        {
            "path": state.source.path,
            "title": build.title(state.source, site=site, topics=topics),
            "url": f"{site.base_url}{build.location(state.source.path)}",
            "entries": state.source.count,
            "updated": state.source.changed.isoformat(),
        }
        for state in store.feeds()
    ]


def run_row(run: Run) -> dict[str, Any]:
    """Give a run as JSON has it."""
    return {
        "id": run.id,
        "job": run.job,
        "outcome": run.outcome,
        "started": run.started.isoformat(),
        "ended": run.ended.isoformat() if run.ended else None,
        "counts": dict(run.counts),
        "message": run.message,
    }

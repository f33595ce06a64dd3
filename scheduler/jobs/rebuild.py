"""Rebuild: write feeds again from what the store holds, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.work import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.work import Errand, Work


def run(work: Work, errand: Errand) -> Mapping[str, int]:
    """Rebuild the feeds that are named, or all; raises ``NotFound`` for one that there is not."""
    total = work.store.count_entries() if errand.reread else 0
    with work.progress("Reading again", total) as advance:
        return work.pipeline.rebuild(errand.feeds, reread=errand.reread, now=moment(), progress=advance)

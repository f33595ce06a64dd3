"""Scan: look at the seeds folder, take in what is ready, publish what changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from feeds.errors import NotFound
from scheduler import log
from scheduler.folder import TOP
from scheduler.work import moment, now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from feeds.store.contract import Store
    from scheduler.watch import Scan
    from scheduler.work import Errand, Work


def run(work: Work, errand: Errand) -> Mapping[str, int]:
    """Take in and publish; what is pending from a run that was cut off is published too."""
    scan = look(work, final=errand.final)
    work.scan = scan
    _refuse_nothing(work, scan, final=errand.final)
    with work.store.transaction():
        remember(work.store, scan)
    counts: Counter[str] = Counter(set_aside=len(scan.asides), gone=len(scan.gone))
    with work.progress("Taking in", len(scan.ready)) as advance:
        stopped = work.stopping.is_set
        counts.update(work.pipeline.take_in(scan.ready, now=moment(), progress=advance, stopped=stopped))
    if not stopped():
        counts.update(work.pipeline.publish(now=moment()))
    return counts


def look(work: Work, *, final: bool) -> Scan:
    """Look at the folder; for the last time only after files that are still changing had time to settle."""
    if final:
        return work.scanner.last_scan(now, work.stopping.wait)
    return work.scanner.scan(now())


def remember(store: Store, scan: Scan) -> None:
    """Note in the store what was seen beside the files that are ready."""
    store.saw(scan.noted)
    store.clear_aside(scan.cleared)
    store.set_aside(scan.asides)


def _refuse_nothing(work: Work, scan: Scan, *, final: bool) -> None:
    """Say that there is no folder to scan: as an error where nobody will look again soon."""
    problem = next((aside.reason for aside in scan.asides if aside.source == TOP), "")
    if problem and final:
        raise NotFound(f"{work.settings.paths.seeds}: {problem}")
    if problem:
        log.event(
            "seeds can't be scanned", level="warning", reason=problem, folder=str(work.settings.paths.seeds)
        )

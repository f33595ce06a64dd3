"""Runner: one execution of a job, noted and told in one line.

One of the two walls: a job that fails, for whatever reason, harms only itself.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from feeds.errors import SeedwireError, StoreError
from feeds.store.values import Run
from scheduler import log
from scheduler.jobs import JOBS
from scheduler.work import moment, now

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.work import Errand, Work

QUIET = frozenset({"scan"})
"""Jobs that repeat by themselves: their runs are noted only where something came of them."""
UNEVENTFUL = frozenset({"waiting", "known", "unchanged", "files_untouched"})


def perform(work: Work, errand: Errand) -> Run:
    """Do a job and give its run: ``done``, or ``failed`` with the reason; raises nothing foreseen or not."""
    began = now()
    run = Run(errand.id, errand.job, began.replace(microsecond=0))
    try:
        if errand.job not in QUIET:
            work.store.start_run(run)
        run = _ended(run, JOBS[errand.job](work, errand))
    except SeedwireError as error:
        run = replace(run, ended=moment(), outcome="failed", message=str(error))
    except Exception as error:  # noqa: BLE001 - the wall: what fails a job must not stop the service
        reason = f"{type(error).__name__}: {error}"
        run = replace(run, ended=moment(), outcome="failed", message=f"failed unexpectedly ({reason})")
    if is_eventful(run):
        _note(work, run)
    _tell(run, (now() - began).total_seconds())
    return run


def is_eventful(run: Run) -> bool:
    """Say whether a run is worth remembering."""
    counted = any(count for name, count in run.counts.items() if name not in UNEVENTFUL)
    return counted or run.job not in QUIET or run.outcome == "failed"


def _ended(run: Run, counts: Mapping[str, int]) -> Run:
    return replace(run, ended=moment(), outcome="done", counts={name: n for name, n in counts.items() if n})


def _note(work: Work, run: Run) -> None:
    """Keep the run, once where the same failure repeats; a store that fails has failed the job already."""
    try:
        last = next(iter(work.store.runs(1)), None)
        if last is None or run.outcome == "done" or (last.job, last.message) != (run.job, run.message):
            work.store.end_run(run)
    except StoreError as error:
        log.event("run not noted", level="error", job=run.job, reason=str(error))


def _tell(run: Run, seconds: float) -> None:
    fields: dict[str, object] = {"job": run.job, "run": run.id, "seconds": round(seconds, 3), **run.counts}
    if run.outcome == "failed":
        log.event("run failed", level="error", reason=run.message, **fields)
    else:
        log.event("run done", level="info" if is_eventful(run) else "debug", **fields)

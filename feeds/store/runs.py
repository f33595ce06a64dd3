"""The part of the store about executions of jobs."""

from __future__ import annotations

from feeds.store.codec import from_time, to_counts, to_json, to_time
from feeds.store.connection import Part, Row
from feeds.store.values import Run


class Runs(Part):
    """Runs, newest first; promises as in ``Store``."""

    def start_run(self, run: Run) -> None:
        """Note that a job has begun."""
        ended = None if run.ended is None else from_time(run.ended)
        self._connection.run(
            "note_run",
            run.id,
            run.job,
            from_time(run.started),
            ended,
            run.outcome,
            to_json(run.counts),
            run.message,
        )

    def end_run(self, run: Run) -> None:
        """Note how it ended."""
        self.start_run(run)

    def interrupt_runs(self) -> None:
        """Note that runs which are not known to have ended were cut off."""
        self._connection.run("interrupt_runs")

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """Give the newest runs first."""
        return tuple(_run(row) for row in self._connection.rows("runs", limit))

    def run(self, run_id: str) -> Run | None:
        """Give one run."""
        row = self._connection.row("run", run_id)
        return None if row is None else _run(row)


def _run(row: Row) -> Run:
    run_id, job, started, ended, outcome, counts, message = row
    return Run(
        run_id,
        job,
        to_time(started),
        None if ended is None else to_time(ended),
        outcome,
        to_counts(counts),
        message,
    )

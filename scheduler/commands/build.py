"""`seedwire build`: one pass over the seeds, and done."""

from __future__ import annotations

import signal
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scheduler.options import Call


TERMINATED = 128 + signal.SIGTERM
"""The exit code of a command that was asked to end: what it kept is kept, the next goes on from there."""


def command(
    call: Call,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
) -> int:
    """Take in what is new, publish what changed, and end."""
    from scheduler.lock import Lock  # noqa: PLC0415 - `--help` does not wait for the pipeline
    from scheduler.progress import suitable  # noqa: PLC0415 - the same
    from scheduler.runner import perform  # noqa: PLC0415 - the same
    from scheduler.work import Errand, need_seeds, work  # noqa: PLC0415 - the same

    settings = call.settings
    need_seeds(settings)
    if dry_run:
        from scheduler.preview import preview  # noqa: PLC0415 - the same

        sys.stdout.writelines(f"{line}\n" for line in preview(settings))
        return 0
    with Lock(settings.paths.data), work(call.load, settings, suitable(quiet=call.is_quiet)) as opened:
        signal.signal(signal.SIGTERM, lambda *_: opened.stopping.set())
        run = perform(opened, Errand("scan", final=True))
    if opened.stopping.is_set():
        return TERMINATED
    return 0 if run.outcome == "done" else 1

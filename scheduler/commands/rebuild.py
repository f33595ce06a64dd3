"""`seedwire rebuild`: regenerate by hand."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from scheduler.lock import Holder
    from scheduler.options import Call


def command(
    call: Call,
    feeds: Annotated[
        list[str] | None, typer.Argument(metavar="[FEED]...", help="Such as topic/defence/vi; none: all.")
    ] = None,
    *,
    reread: Annotated[
        bool, typer.Option("--reread", help="Normalise and file every stored document anew.")
    ] = False,
) -> int:
    """Write all feeds again, or those named. Where a service runs on the same data it does the work."""
    from scheduler.lock import holder  # noqa: PLC0415 - `--help` does not wait for it

    paths = tuple(path.strip("/").removesuffix(".atom") for path in feeds or ())
    held = holder(call.settings.paths.data)
    if held is not None and held.address:
        return _ask(call, held, paths, reread=reread)
    return _do(call, paths, reread=reread)


def _ask(call: Call, held: Holder, feeds: tuple[str, ...], *, reread: bool) -> int:
    from scheduler.fetch import RunningService  # noqa: PLC0415 - needed only where a service runs

    with RunningService(held.address, call.settings.server.token) as service:
        run = service.rebuild(feeds, reread=reread)
    counts = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in run["counts"].items())
    if run["outcome"] != "done":
        sys.stderr.write(f"seedwire: the running service (pid {held.pid}): {run['message']}\n")
        return 1
    if not call.is_quiet:
        sys.stderr.write(f"the running service (pid {held.pid}) rebuilt: {counts or 'nothing changed'}\n")
    return 0


def _do(call: Call, feeds: tuple[str, ...], *, reread: bool) -> int:
    from scheduler.lock import Lock  # noqa: PLC0415 - needed only where no service runs
    from scheduler.progress import suitable  # noqa: PLC0415 - the same
    from scheduler.runner import perform  # noqa: PLC0415 - the same
    from scheduler.work import Errand, work  # noqa: PLC0415 - the same

    settings = call.settings
    with Lock(settings.paths.data), work(call.load, settings, suitable(quiet=call.is_quiet)) as opened:
        run = perform(opened, Errand("rebuild", feeds=feeds, reread=reread))
    return 0 if run.outcome == "done" else 1

"""`seedwire run`: the service."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.options import Call


def command(call: Call) -> int:
    """Watch the seeds, publish, serve: until it is told to stop."""
    from scheduler.lock import Lock  # noqa: PLC0415 - `--help` does not wait for the service
    from scheduler.progress import suitable  # noqa: PLC0415 - the same
    from scheduler.service import serve  # noqa: PLC0415 - the same
    from scheduler.work import need_seeds, work  # noqa: PLC0415 - the same

    settings = call.settings
    need_seeds(settings)
    with (
        Lock(settings.paths.data) as lock,
        work(call.load, settings, suitable(quiet=call.is_quiet)) as opened,
    ):
        serve(opened, lock)
    return 0

"""`seedwire healthcheck`: ask the running service."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scheduler.options import Call


def command(call: Call) -> int:
    """Ask the running service whether it is well: exit 0 or 1."""
    from scheduler.fetch import RunningService  # noqa: PLC0415 - other commands do not wait for it
    from scheduler.lock import holder  # noqa: PLC0415 - the same

    held = holder(call.settings.paths.data)
    if held is None or not held.address:
        sys.stderr.write(f"seedwire: no service runs on {call.settings.paths.data}\n")
        return 1
    with RunningService(held.address, "") as service:
        problem = service.problem()
    if problem:
        sys.stderr.write(f"seedwire: the service at {held.address} {problem}\n")
    return 1 if problem else 0

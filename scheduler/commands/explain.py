"""`seedwire explain`: why an entry looks as it does, and why it is in these feeds."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.log import visible
from scheduler.show import say

if TYPE_CHECKING:
    from scheduler.options import Call


def command(
    call: Call,
    what: Annotated[
        str, typer.Argument(metavar="PATH|ID|URL", help="A file, a seed, an entry's id, or an address.")
    ],
) -> int:
    """Say why an entry looks as it does, and why it is in its feeds."""
    from scheduler.explanation import lines  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.lookup import look_up  # noqa: PLC0415 - the same

    found = look_up(what, call.settings)
    if found.aside:
        say(f"{visible(found.examination.name)} is set aside: {visible(found.aside)}")
    if found.examination.error and found.examination.error == found.aside:
        return 1
    if found.examination.error:
        sys.stderr.write(f"seedwire: {visible(f'{found.examination.name}: {found.examination.error}')}\n")
        return 1
    say(*lines(found))
    return 0

"""`seedwire explain`: why an entry looks as it does, and why it is in these feeds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.log import visible
from scheduler.show import say

if TYPE_CHECKING:
    from scheduler.lookup import Found
    from scheduler.options import Call


def command(
    call: Call,
    what: Annotated[
        str, typer.Argument(metavar="PATH|ID|URL", help="A file, a seed, an entry's id, or an address.")
    ],
    *,
    html: Annotated[
        str,
        typer.Option("--html", metavar="FILE", help="Write one HTML page; - is standard output."),
    ] = "",
) -> int:
    """Say why an entry looks as it does, and why it is in its feeds."""
    from scheduler.explanation import lines  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.lookup import look_up  # noqa: PLC0415 - the same

    found = look_up(what, call.settings)
    examination = found.examination
    if found.aside and (examination.error or not html):
        say(f"{visible(examination.name)} is set aside: {visible(found.aside)}")
    if examination.error:
        if examination.error != found.aside:
            sys.stderr.write(f"seedwire: {visible(f'{examination.name}: {examination.error}')}\n")
        if not examination.articles:
            return 1
    if html:
        return _write(found, html)
    say(*lines(found))
    return 0


def _write(found: Found, target: str) -> int:
    """Write the page to a file or to standard output."""
    from scheduler.explanation import html  # noqa: PLC0415 - the page for a terminal does without

    page = html(found)
    if target == "-":
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return 0
    try:
        Path(target).write_bytes(page)
    except OSError as error:
        sys.stderr.write(f"seedwire: {visible(target)}: {error.strerror}\n")
        return 1
    return 0

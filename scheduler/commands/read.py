"""`seedwire read`: files become entries on standard output, and nothing is stored."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 - typer reads the annotation
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.log import visible

if TYPE_CHECKING:
    from scheduler.examination import Examination
    from scheduler.options import Call


def command(
    call: Call,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Files or folders.")],
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object an entry, a line each.")] = False,
) -> int:
    """Read and normalise files without storing anything.

    Exit 1 where none holds an article, a path is not there or a folder is empty.
    """
    from feeds.topics import load  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.evidence import evidence  # noqa: PLC0415 - the same
    from scheduler.examination import examine_file, things  # noqa: PLC0415 - the same
    from scheduler.work import moment  # noqa: PLC0415 - the same

    settings = call.settings
    catalogue = load(settings.topics_file, extend=settings.topics.extend)
    worked, whole = False, True
    with evidence(settings) as known:
        for path in paths:
            something = False
            for thing in things([path], settings):
                something = True
                found = examine_file(thing, settings, catalogue, seen=moment(), recurring=known.recurring)
                worked |= bool(found.articles)
                whole &= _write(found, jsonl=jsonl)
            if not something:
                whole = False
                _say(f"{path}: there is no file in this folder to read")
    if known.lack:
        _say(known.lack)
    return 0 if worked and whole else 1


def _say(message: str) -> None:
    sys.stderr.write(f"seedwire: {visible(message)}\n")


def _write(found: Examination, *, jsonl: bool) -> bool:
    """Write what came of a file; give False where there is no such file."""
    from scheduler import page, record  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.examination import MISSING  # noqa: PLC0415 - the same

    is_there = found.error != MISSING
    if jsonl or is_there:
        written = record.lines(found) if jsonl else (f"{line}\n".encode() for line in page.lines(found))
        sys.stdout.buffer.writelines(written)
        sys.stdout.buffer.flush()
    else:
        _say(f"{MISSING} {found.name}")
    return is_there

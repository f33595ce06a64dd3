"""`seedwire init`: a folder to begin with."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.options import Call

FILE = "seedwire.toml"


def command(
    call: Call,
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; here if left out.")] = Path(),
) -> int:
    """Write commented settings and topics, and the folders. Nothing is overwritten.

    What options say stands in the settings; relative paths start at DIR, as they do in the file.
    """
    from scheduler.template import settings_text, topics_text  # noqa: PLC0415 - `--help` does not wait for it

    seeds, output = folder / "seeds", folder / "output"
    wrote = False
    if call.given:
        seeds, output = _chosen(folder / FILE, call.given, settings_text(call.given))
        wrote = True
    for below in (seeds, output):
        below.mkdir(parents=True, exist_ok=True)
    for name, text in ((FILE, settings_text()), ("topics.toml", topics_text())):
        told = "wrote" if _write(folder / name, text) or (wrote and name == FILE) else "left as it is:"
        if not call.is_quiet:
            sys.stderr.write(f"{told} {folder / name}\n")
    if not call.is_quiet:
        sys.stderr.write(f"next: put documents into {seeds}, then: seedwire run\n")
    return 0


def _chosen(file: Path, given: Mapping[str, str], text: str) -> tuple[Path, Path]:
    """Write settings that options chose; give the folders of seeds and output.

    Raises ``SettingsError`` and leaves no file where they are wrong or there is one already.
    """
    from feeds.errors import SettingsError  # noqa: PLC0415 - `--help` does not wait for it
    from feeds.settings import load  # noqa: PLC0415 - the same

    file.parent.mkdir(parents=True, exist_ok=True)
    if not _write(file, text):
        raise SettingsError(f"{file} is there already and is left as it is; set {', '.join(given)} in it")
    try:
        paths = load(file).paths
    except SettingsError:
        file.unlink()
        raise
    return paths.seeds, paths.output


def _write(file: Path, text: str) -> bool:
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        return False
    return True

"""Show: text for people on standard output: columns that line up in any script, colour on a terminal.

Nothing is cut or wrapped: a terminal does that, and a program that reads along finds whole lines.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

import typer

from scheduler.log import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

GAP = "  "


def say(*lines: str) -> None:
    """Write lines."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def styled(text: str, **style: str | bool) -> str:
    """Give *text*, as it may be shown, in a style where standard output may be coloured."""
    text = visible(text)
    return typer.style(text, **style) if _is_coloured() else text  # type: ignore[arg-type]  # its own names


def _is_coloured() -> bool:
    """Say whether colours are wanted: on a terminal, unless NO_COLOR has a value (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def heading(text: str) -> str:
    """Give a heading."""
    return styled(text, bold=True)


def columns(rows: Iterable[Sequence[object]], *, indent: str = "") -> list[str]:
    """Give rows as lines whose columns line up; the last one is as long as it is."""
    cells = [[visible(str(cell)) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    return [indent + GAP.join(_padded(row, widths)).rstrip() for row in cells]


def width(text: str) -> int:
    """Count the places that *text* takes on a terminal."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, places: int) -> str:
    """Give *text* as it is, or what of it fits into so many places, with an ellipsis."""
    if width(text) <= places:
        return text
    end, taken = 0, 1
    while (taken := taken + width(text[end])) <= places:
        end += 1
    return text[:end].rstrip() + "…"


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    return [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)]

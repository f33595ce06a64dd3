"""Whereabouts: on which line of a TOML file a table or key stands, for messages to people."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_PART = re.compile(r'"([^"]*)"|\'([^\']*)\'|([\w-]+)')
_KEY = r'(?:"[^"]*"|\'[^\']*\'|[\w-]+)'
_TABLE = re.compile(rf"\s*\[\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]")
_ENTRY = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")


def line_of(text: str, keys: Sequence[str], value: str = "") -> int:
    """Give the line, from 1, on which the key at the path *keys* stands in the TOML *text*.

    A key within an inline table stands where that table begins. With *value*, the first
    line from there on that holds it in quotes.
    """
    lines = text.split("\n")
    places = _places(lines)
    known = (tuple(keys[:length]) for length in range(len(keys), 0, -1))
    first = next((places[path] for path in known if path in places), 1)
    quoted = (f'"{value}"', f"'{value}'")
    for number in range(first, len(lines) + 1):
        if value and any(form in lines[number - 1] for form in quoted):
            return number
    return first


def _places(lines: Sequence[str]) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, start=1):
        if match := _TABLE.match(line):
            path = table = _parts(match[1])
        elif match := _ENTRY.match(line):
            path = table + _parts(match[1])
        else:
            continue
        for length in range(1, len(path) + 1):
            places.setdefault(path[:length], number)
    return places


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple("".join(match.groups(default="")) for match in _PART.finditer(dotted))

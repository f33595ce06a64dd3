"""Bundled tables: JSON with an entry a line, of which only those lines are parsed that are asked for.

`make catalogue` makes them of what people write as TOML, and of the CLDR: both take long to read. A test
tells when that is due.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BETWEEN = ": "


def as_json(table: Mapping[str, Any]) -> str:
    """Write *table* as JSON, an entry a line, so that a change shows where it was made."""
    lines = (
        f"{json.dumps(key)}{_BETWEEN}{json.dumps(value, ensure_ascii=False, separators=(',', ':'))}"
        for key, value in table.items()
    )
    return "{\n" + ",\n".join(lines) + "\n}\n"


def keys(path: Path) -> tuple[str, ...]:
    """Give the keys of the table at *path*, in its order."""
    return tuple(_lines(path))


@cache
def entry(path: Path, key: str) -> Any:
    """Give the entry *key* of the table at *path*, None where there is none. It is shared: change nothing."""
    line = _lines(path).get(key)
    return None if line is None else json.loads(line)


@cache
def _lines(path: Path) -> Mapping[str, bytes]:
    """Cut the file into keys and what follows them, once; as bytes, since most of it is never decoded."""
    lines = path.read_bytes().removeprefix(b"{\n").removesuffix(b"\n}\n").split(b",\n")
    pairs = (line.split(_BETWEEN.encode(), 1) for line in lines)
    return {key.strip(b'"').decode(): value for key, value in pairs}

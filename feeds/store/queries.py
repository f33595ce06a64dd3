"""Named SQL and numbered migrations: text files beside this module, read once.

A statement is introduced by a line ``-- name: …`` and ends before the next; a migration is a whole file
whose name begins with its number.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = Path(__file__).parent
_NAMED = re.compile(r"^-- name: (\w+)\n(.*?)(?=^-- name: |\Z)", re.MULTILINE | re.DOTALL)


@cache
def queries() -> Mapping[str, str]:
    """Give every named statement of ``sql/*.sql``."""
    texts = (path.read_text("utf-8") for path in sorted((HERE / "sql").glob("*.sql")))
    return {name: statement.strip() for text in texts for name, statement in _NAMED.findall(text)}


@cache
def migrations() -> Mapping[int, str]:
    """Give the migrations by their number, from 1, in order."""
    return {
        int(path.name[:4]): path.read_text("utf-8") for path in sorted((HERE / "migrations").glob("*.sql"))
    }

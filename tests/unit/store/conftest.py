"""A place for a store, and its pragmas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import apsw
import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "seedwire.sqlite3"


def pragma(path: Path, *texts: str) -> list[object]:
    connection = apsw.Connection(str(path))
    values = [connection.execute(text).get for text in texts]
    connection.close()
    return values

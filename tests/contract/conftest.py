"""The stores that keep the promises. A further store is a further line in STORES."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feeds.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from feeds.store.contract import Store

STORES: Mapping[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_store(folder / "data" / "seedwire.sqlite3"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()

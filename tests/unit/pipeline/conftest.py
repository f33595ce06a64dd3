"""A pipeline over a real store, with deliveries made of text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from feeds.pipeline import Delivery, Pipeline
from feeds.settings import Override, load
from feeds.store import open_store
from feeds.store.values import Seen

if TYPE_CHECKING:
    from pathlib import Path

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def text(place: str = "harbour", more: str = "") -> str:
    return (
        f"The {place} museum opens a new hall\n\n"
        f"The {place} museum opened a hall about the history of the lighthouse on Monday.\n\n"
        "Visitors can see the old lamp, the keeper's diary and a model of the first tower.\n"
        f"{more}"
    )


class Newsroom:
    """A pipeline, its store, and what was dropped so far."""

    def __init__(self, folder: Path, workers: int = 1) -> None:
        overrides = [
            Override(f"--{name}", f"paths.{name}", str(folder / name)) for name in ("seeds", "output", "data")
        ]
        (folder / "seeds").mkdir(exist_ok=True)
        self.settings = load(None, overrides)
        self.output = folder / "output"
        self.store = open_store(self.settings.database)
        self.pipeline = Pipeline(self.settings, self.store, workers=workers)
        self.now = NOON
        self.count = 0

    def deliver(self, source: str, body: str | bytes) -> Delivery:
        self.count += 1
        raw = body.encode() if isinstance(body, str) else body
        return Delivery(source, Seen(source, len(raw), self.count, 0, self.count, "waiting"), lambda: raw)

    def take_in(self, **bodies: str | bytes):
        """Take files in, ``a_txt="…"`` for ``a.txt``, and publish, a minute after the last time.

        Give what the articles were to the store.
        """
        self.now += timedelta(minutes=1)
        deliveries = [self.deliver(name.replace("_", "."), body) for name, body in bodies.items()]
        counts = self.pipeline.take_in(deliveries, now=self.now)
        self.pipeline.publish(now=self.now)
        return {name: count for name, count in counts.items() if not name.startswith("files_")}

    def gone(self, source: str) -> None:
        seen = self.store.file(source)
        assert seen is not None
        self.store.saw([Seen(source, 1, 1, 1, 1, "gone", seen.digest)])

    def entries(self):
        return [held.entry for held in self.store.entries()]

    def close(self) -> None:
        self.pipeline.close()
        self.store.close()


@pytest.fixture
def newsroom(tmp_path):
    made = Newsroom(tmp_path)
    yield made
    made.close()


@pytest.fixture
def busy_newsroom(tmp_path):
    """One with worker processes."""
    made = Newsroom(tmp_path, workers=2)
    yield made
    made.close()

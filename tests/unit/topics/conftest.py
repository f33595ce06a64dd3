"""What the tests of topics share."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from feeds.model import Entry
from feeds.topics import Catalogue, load

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SEEN = datetime(2024, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """Make an entry of a title and paragraphs; without a title it has one derived from the text."""

    def make(title: str = "", *paragraphs: str, language: str = "en", stated: tuple[str, ...] = ()) -> Entry:
        return Entry(
            id="urn:uuid:00000000-0000-5000-8000-000000000000",
            document="d",
            source="a.txt",
            title=title or next(iter(paragraphs), ""),
            language=language,
            paragraphs=paragraphs,
            content_html="",
            seen=SEEN,
            updated=SEEN,
            stated_topics=stated,
            provenance={"title": "first-line" if title else "derived"},
        )

    return make


@pytest.fixture
def catalogue(tmp_path: Path) -> Callable[..., Catalogue]:
    """Load a catalogue from the text of a file."""

    def make(text: str, *, extend: bool = False) -> Catalogue:
        path = tmp_path / "topics.toml"
        path.write_text(text, encoding="utf-8")
        return load(path, extend=extend)

    return make

"""Documents of every format, each case a file beside what it comes to."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.model import Article, Claim, Document
from feeds.readers import read

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "readers"


def plain(article: Article, field: str) -> object:
    """Give a field in the shape that a case file has."""
    value = getattr(article, field)
    match field:
        case "blocks":
            return [[block.kind.value, block.line, block.text] for block in value]
        case "images":
            return [[image.url, image.caption] for image in value]
        case _ if isinstance(value, tuple):
            return [
                [item.text, item.provenance, item.line] if isinstance(item, Claim) else item for item in value
            ]
        case _:
            return value


@pytest.mark.parametrize("case", sorted(FOLDER.glob("*.toml")), ids=lambda case: case.stem)
def test_a_document_is_read_as_it_was_meant(case):
    expected = tomllib.loads(case.read_text(encoding="utf-8"))
    (path,) = (path for path in FOLDER.glob(f"{case.stem}.*") if path.suffix != ".toml")
    (article,) = read(Document(path.name, path.read_bytes(), datetime(2024, 6, 1, tzinfo=UTC)))
    html, gaps = expected.pop("html", {}), expected.pop("gaps", None)
    assert {field: plain(article, field) for field in expected} == expected
    assert {place: article.blocks[int(place)].html for place in html} == html
    assert gaps is None or [block.gap for block in article.blocks] == gaps

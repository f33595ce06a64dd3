"""What the tests of readers share."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Article, Document
from feeds.readers import read
from feeds.text.xml import parse_page

NOW = datetime(2024, 6, 1, tzinfo=UTC)


@pytest.fixture
def reading():
    """Read a body under a name; give its only article."""

    def reading(body: str | bytes, name: str, charset: str = "") -> Article:
        body = body.encode() if isinstance(body, str) else body
        (article,) = read(Document(name, body, NOW, charset=charset))
        return article

    return reading


@pytest.fixture
def tree():
    """Parse markup to the root of a page."""
    return lambda markup: parse_page(markup, source="a.html").root

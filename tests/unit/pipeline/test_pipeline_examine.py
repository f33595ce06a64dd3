"""A document examined for those who want to know why: nothing that fails harms more than itself."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Document
from feeds.pipeline import Examined, examine
from feeds.topics import load
from tests.unit.pipeline.conftest import text

SEEN = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def catalogue():
    return load(None)


def failing(origin: str) -> frozenset[int]:
    raise RuntimeError(origin)


def document(body: bytes) -> Document:
    return Document("herald/a.txt", body, SEEN)


def test_every_stage_of_an_article_is_kept(catalogue):
    body = text("harbour")
    (found,) = examine(document(body if isinstance(body, bytes) else body.encode()), catalogue, seen=SEEN)
    assert isinstance(found, Examined)
    assert found.entry.title in {line.block.text for line in found.cleaned.lines}


def test_a_step_that_fails_is_the_reason_and_ends_the_stages(catalogue):
    body = text("harbour")
    (found,) = examine(
        document(body if isinstance(body, bytes) else body.encode()), catalogue, seen=SEEN, recurring=failing
    )
    assert found == "reading it failed unexpectedly (RuntimeError: herald)"


def test_a_document_that_cannot_be_read_has_one_reason(catalogue):
    (found,) = examine(document(bytes(range(256)) * 20), catalogue, seen=SEEN)
    assert isinstance(found, str)

"""What the tests of cleaning share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feeds.clean import clean
from feeds.model import KEPT, Article, Block, Cleaned, Kind, Line
from tests.unit.clean.ferry import PARAGRAPHS

if TYPE_CHECKING:
    from collections.abc import Callable


def blocks_of(text: str, kind: Kind) -> tuple[Block, ...]:
    blocks: list[Block] = []
    gap = True
    for number, raw in enumerate(text.split("\n"), start=1):
        line = " ".join(raw.split())
        if line:
            blocks.append(Block(line, kind, number, gap=gap))
        gap = not line
    return tuple(blocks)


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Make an article of the lines of a text."""

    def make(text: str, *, kind: Kind = Kind.LINE, **fields: object) -> Article:
        return Article("a.txt", "0" * 64, "text/plain", blocks_of(text, kind), **fields)

    return make


@pytest.fixture
def kept_of() -> Callable[[Cleaned], list[str]]:
    """Give the lines that a cleaned article keeps."""

    def keep(cleaned: Cleaned) -> list[str]:
        return [line.text or line.block.text for line in cleaned.lines if line.label in KEPT]

    return keep


@pytest.fixture
def labels_of() -> Callable[[Cleaned], list[str]]:
    """Give the labels of the lines, in order."""

    def label(cleaned: Cleaned) -> list[str]:
        return [line.label.value for line in cleaned.lines]

    return label


def line_with(cleaned: Cleaned, text: str) -> Line:
    return next(line for line in cleaned.lines if text in line.block.text)


@pytest.fixture
def find() -> Callable[[Cleaned, str], Line]:
    """Give the first line that holds a text."""
    return line_with


@pytest.fixture
def paragraphs() -> tuple[str, ...]:
    """Four paragraphs of running text."""
    return PARAGRAPHS


@pytest.fixture
def page_of(article_of) -> Callable[..., Cleaned]:
    """Clean an article of lines with empty lines between them."""

    def make(*lines: str, **fields: object) -> Cleaned:
        return clean(article_of("\n\n".join(lines), **fields))

    return make

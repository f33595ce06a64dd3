"""The matrix of the front page: topics down, languages across, how many entries where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.text.names import language_name, standing
from feeds.writers.marks import told

if TYPE_CHECKING:
    from feeds.writers.shelf import Group, Shelf

LEVELS = 5
"""Shades of a cell, so that the eye finds where most is."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many entries a feed has; *path* is "" where there is no such feed. *level* is 0 to ``LEVELS``."""

    path: str
    count: int
    level: int


@dataclass(frozen=True, slots=True)
class Column:
    """A language: its name on the page, its name for itself, its feed."""

    tag: str
    name: str
    own_name: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Line:
    """A topic: its name, its feed, and a cell for each column."""

    name: str
    whole: Cell
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Columns by size; lines in the catalogue's order; *waiting* are the topics with nothing in them yet."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    waiting: tuple[Line, ...]


def matrix(shelf: Shelf) -> Matrix:
    """Lay *shelf* out."""
    display = shelf.site.language
    found = sorted(shelf.languages(), key=lambda listed: (-listed.source.count, listed.source.path))
    tags = [listed.source.language for listed in found if listed.source.count]
    groups = shelf.by_topic()
    most = max((cell.source.count for group in groups for cell in group.narrow), default=0)
    lines = [_line(group, tags, most) for group in groups]
    return Matrix(
        columns=tuple(
            Column(
                listed.source.language,
                _named(listed.source.language, display),
                _named(listed.source.language, told(listed.source.language, display)),
                Cell(listed.source.path, listed.source.count, 0),
            )
            for listed in found
            if listed.source.count
        ),
        lines=tuple(line for line in lines if line.whole.count),
        waiting=tuple(line for line in lines if not line.whole.count),
    )


def _line(group: Group, tags: list[str], most: int) -> Line:
    """Lay a topic out along the languages."""
    cells = {
        listed.source.language: Cell(
            listed.source.path, listed.source.count, _level(listed.source.count, most)
        )
        for listed in group.narrow
    }
    nothing = Cell("", 0, 0)
    whole = Cell(group.whole.source.path, group.whole.source.count, 0) if group.whole else nothing
    return Line(group.name, whole, tuple(cells.get(tag, nothing) for tag in tags))


def _level(count: int, most: int) -> int:
    """Shade a count, by its order of magnitude beside the largest."""
    return 1 + (LEVELS - 1) * count.bit_length() // max(most.bit_length(), LEVELS) if count else 0


def _named(tag: str, display: str) -> str:
    """Name a language, at the head of a column."""
    return standing(language_name(tag, display), display)

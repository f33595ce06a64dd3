"""Make any number of different documents out of the sample seeds: the same for the same number.

Each document is a headline, a byline and seven paragraphs of some sentences from the samples of one
language, with a few words exchanged, so that no two share a paragraph.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.text.charset import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
SIZE = 2600
"""Bytes of a document, about."""


@dataclass(frozen=True)
class Sample:
    """A made document."""

    name: str
    title: str
    paragraphs: tuple[str, ...]
    group: str

    def text(self) -> str:
        return "\n\n".join([self.title, "Nguyen Minh |", *self.paragraphs]) + "\n"

    def markdown(self, feeds: Iterable[str]) -> str:
        """The same for Hugo, filed as we filed it."""
        taxonomies = f"feeds: [{', '.join(path.replace('/', '-') for path in feeds)}]\n"
        return (
            f'---\ntitle: "{self.title}"\ndate: 2024-01-01\n{taxonomies}---\n'
            + "\n\n".join(self.paragraphs)
            + "\n"
        )


def sentences() -> dict[str, list[str]]:
    """The long lines of each plain-text sample, cut into sentences."""
    found: dict[str, list[str]] = {}
    for path in sorted(SEEDS.rglob("*.txt")):
        text = decode(path.read_bytes(), source=path.name).text
        lines = [line for line in text.splitlines() if len(line.encode()) > 120]
        parts = [p.strip() for line in lines for p in re.split(r"(?<=[.!?。！？])\s*", line) if p.strip()]
        if len(parts) > 8:
            found[path.stem] = parts
    return found


def corpus(count: int) -> list[Sample]:
    """Give *count* documents."""
    random_ = random.Random(20260101)
    pools = sentences()
    groups = sorted(pools)
    return [_one(number, groups[number % len(groups)], pools, random_) for number in range(count)]


def _one(number: int, group: str, pools: dict[str, list[str]], random_: random.Random) -> Sample:
    pool = pools[group]
    paragraphs: list[str] = []
    while sum(len(p.encode()) for p in paragraphs) < SIZE:
        chosen = random_.sample(pool, 3)
        paragraphs.append(f"{' '.join(chosen)} ({number}.{len(paragraphs)})")
    title = re.sub(r"[\"\\]", "", random_.choice(pool))[:90].rstrip(".。") + f" {number}"
    return Sample(f"{number:06}", title, tuple(paragraphs), group)

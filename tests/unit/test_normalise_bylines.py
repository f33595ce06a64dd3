"""The cases of bylines, from the line to the people of an entry."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds.clean import clean
from feeds.model import Article, Block
from feeds.normalise import normalise

CASES = Path(__file__).resolve().parents[1] / "cases" / "bylines"
SEEN = datetime(2026, 5, 1, tzinfo=UTC)
HEADLINE = "The ferry crosses the bay again"
TEXT = (
    "After nine weeks in dock the ferry crossed the bay again on Sunday, an hour late, full of bicycles.",
    "The new engine is quieter than the old one, and the captain says that she misses the noise in the fog.",
    "Until autumn it will leave every other hour, and on market days every hour from six in the morning.",
)


def cases():
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{file.stem} {' '.join(_lines(case))}")


def _lines(case):
    return case.get("lines") or [case["line"]]


@pytest.mark.parametrize("case", list(cases()))
def test_a_byline_gives_the_people_that_it_names(case):
    below = case.get("where") == "below"
    lines = (HEADLINE, *TEXT, *_lines(case)) if below else (HEADLINE, *_lines(case), *TEXT)
    blocks = tuple(Block(line, line=number, gap=True) for number, line in enumerate(lines, start=1))
    entry = normalise(clean(Article("a.txt", "0" * 64, "text/plain", blocks)), seen=SEEN)
    names = [f"{one.name} (agency)" if one.role == "agency" else one.name for one in entry.authors]
    assert names == case["authors"]
    assert list(entry.credits) == case.get("credits", [])
    assert (entry.published.value if entry.published else None) == case.get("published")
    assert set(TEXT) <= set(entry.paragraphs)

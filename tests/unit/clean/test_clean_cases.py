"""The cases of cleaning: what each line of a document is, and what the lines claim."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from feeds.clean import clean

CASES = Path(__file__).resolve().parents[2] / "cases" / "clean"


@pytest.mark.parametrize("case", sorted(CASES.glob("*.toml")), ids=lambda case: case.stem)
def test_each_line_of_a_case_is_what_the_case_says(case, article_of):
    expected = tomllib.loads(case.read_text("utf-8"))
    cleaned = clean(article_of(case.with_suffix(".txt").read_text("utf-8")))
    found = [(line.block.text, line.label.value) for line in cleaned.lines]
    assert found == list(zip((text for text, _ in found), expected["labels"], strict=True))
    assert [claim.text for claim in cleaned.titles] == ([expected["title"]] if "title" in expected else [])
    for name in ("authors", "publishers", "published", "credits"):
        claims = [claim.text for claim in getattr(cleaned, name)]
        assert claims == expected.get(name, []), name
    assert all(line.reason for line in cleaned.lines)

"""Whole articles, filed by the default catalogue."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from feeds.text.names import territories
from feeds.topics import file, load

CASES = sorted((Path(__file__).parents[2] / "cases" / "topics").glob("*.txt"))
NAMES = ["Nga", "của Nga", "US", "中国", "بالصين", "army"]
PARTS = [*NAMES, "İ", "ΐ", "ﾊﾟ", "\u200b\u0301", "\ud800", " ", "- ", "ẞ"]
HARD = st.lists(st.sampled_from(PARTS)).map("".join)
FITTING = {"defence", "diplomacy", "politics", "technology", "trade"}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_article_is_filed_as_the_case_says(case, entry):
    expected = tomllib.loads(case.with_suffix(".toml").read_text(encoding="utf-8"))
    title, _, text = case.read_text(encoding="utf-8").partition("\n\n")
    paragraphs = filter(None, map(str.strip, text.splitlines()))
    filing = file(entry(title.strip(), *paragraphs, language=expected["language"]), load(None))
    assert filing.places == tuple(expected["places"])
    assert filing.topics == tuple(expected.get("topics", filing.topics))
    assert not set(filing.topics) & set(expected.get("not_topics", ()))


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_a_real_document_is_filed_as_the_gold_says(shared, entry, name):
    gold = json.loads((shared / "gold" / "seeds.json").read_text(encoding="utf-8"))["files"]
    (expected,) = (answer for path, answer in gold.items() if path.startswith(name))
    article = entry(expected["title"] or "", *expected["body_paragraphs"], language=expected["language"])
    filing = file(article, load(None))
    assert "defence" in filing.topics
    assert set(filing.topics) <= FITTING
    assert filing.places == tuple(expected["places_about"])


def test_an_entry_is_filed_alike_again_and_by_another_catalogue_of_the_same_text(entry, catalogue):
    article = entry("Army opens bridge", "Soldiers of Peru finished a bridge.")
    filing = file(article, load(None))
    assert filing == file(article, load(None)) == file(article, catalogue("", extend=True))


@given(title=HARD, text=HARD, language=st.sampled_from(["vi", "zh-Hans", "ar", "en", "und"]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # the fixture is a function
def test_any_text_is_filed_and_every_place_is_a_code(entry, title, text, language):
    filing = file(entry(title, text, text, language=language), load(None))
    assert set(filing.places) <= territories("en").keys()
    assert all(category.score > 0 and category.evidence for category in filing.categories)

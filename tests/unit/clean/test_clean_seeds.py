"""The five real documents, against what people judged of them."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from feeds.clean import clean
from feeds.model import KEPT, Label
from feeds.normalise import normalise

SEEDS = (
    "000_b6d40875ec207bf6.txt",
    "001_d0486ec12c926841.txt",
    "002_f4dade4c8af4f6e7.txt",
    "003_fd0cb71bd63ecd94.txt",
    "004_b71d3780a3373b6e.txt",
)
SEEN = datetime(2026, 11, 21, 20, tzinfo=UTC)


@pytest.fixture
def judged(shared):
    return json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))["files"]


@pytest.fixture
def cleaned_seed(shared, article_of):
    def make(name):
        return clean(article_of((shared / "seeds" / name).read_text("utf-8")))

    return make


@pytest.mark.parametrize("seed", SEEDS)
def test_every_line_of_a_real_document_is_kept_or_left_out_as_judged(seed, judged, cleaned_seed):
    gold = judged[seed]
    cleaned = cleaned_seed(seed)
    kept = [line.text or line.block.text for line in cleaned.lines if line.label in KEPT]
    assert kept == gold["body_paragraphs"]
    left_out = {line.block.line for line in cleaned.lines if line.label not in KEPT | {Label.TITLE}}
    assert left_out == {line["n"] for line in gold["lines_dropped"]}
    captions = [line.block.text for line in cleaned.lines if line.label is Label.CAPTION]
    assert captions == [caption for caption in [gold.get("lead_image_caption")] if caption]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_head_of_a_real_document_is_as_judged(seed, judged, cleaned_seed):
    gold = judged[seed]
    entry = normalise(cleaned_seed(seed), seen=SEEN)
    assert entry.title in (gold.get("derived_title_acceptable") or [gold["title"]])
    assert (entry.provenance["title"] == "derived") == gold["title_is_derived"]
    assert [author.name for author in entry.authors] == [author["name"] for author in gold["authors"]]
    assert entry.publisher == (gold["publisher"] or {"name": ""})["name"]
    assert entry.language == gold["language"]
    assert entry.summary == gold["summary"]
    assert entry.published is None
    assert entry.updated == SEEN


def test_a_day_without_its_year_is_a_candidate_with_the_years_that_fit_its_weekday(judged, cleaned_seed):
    rejected = normalise(cleaned_seed(SEEDS[2]), seen=SEEN).rejected
    (candidate,) = [one for one in rejected if one.field == "published"]
    years = next(date for date in judged[SEEDS[2]]["event_dates"] if date.get("weekday"))
    assert "no year in the text" in candidate.reason
    assert "14 October was a Wednesday" in candidate.reason
    assert ", ".join(map(str, years["year_candidates_by_weekday"])) in candidate.reason

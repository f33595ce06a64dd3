"""What scripts have of their own: places to break lines, colons, stops, no capitals."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.clean import clean
from feeds.clean.page import look
from feeds.model import Label

CASES = Path(__file__).resolve().parents[2] / "cases" / "clean"
BREAK = "\u200b"


@pytest.fixture
def case():
    """Give the text of a case."""

    def read(name: str) -> str:
        return (CASES / f"{name}.txt").read_text("utf-8")

    return read


def test_a_place_to_break_lines_parts_no_term_and_stays_in_the_text(article_of, case):
    text = case("km_sthani")
    cleaned, bare = (clean(article_of(one)) for one in (text, text.replace(BREAK, "")))
    assert [line.label for line in cleaned.lines] == [line.label for line in bare.lines]
    assert all(not line.text for line in cleaned.lines)
    assert any(BREAK in line.block.text for line in cleaned.lines if line.label is Label.BODY)


def test_a_line_of_nothing_but_places_to_break_is_left_as_it_is(article_of):
    assert list(look(article_of(BREAK)).texts) == [BREAK]


@pytest.mark.parametrize(
    ("line", "stops"), [("Սա շատ լավ լուր է:", True), ("«Լավ լուր է:»", True), ("Good news:", False)]
)
def test_an_armenian_sentence_may_end_in_a_colon(article_of, line, stops):
    assert list(look(article_of(line)).stops) == [stops]


def test_a_label_for_pictures_above_the_text_is_a_credit_only_before_names(article_of, case):
    text = case("hy_gradaran")
    credited = clean(article_of(text))
    other = clean(article_of(text.replace("Արմեն Գրիգորյանի", "հին կայարանը")))
    assert [claim.text for claim in credited.credits] == ["Արմեն Գրիգորյանի"]
    assert not other.credits


def test_a_deck_in_a_script_without_capitals_is_no_name_beside_a_byline(article_of, case):
    for name in ("ka_vagoni", "my_buta", "lo_hosamut"):
        cleaned = clean(article_of(case(name)))
        assert [line.label for line in cleaned.lines].count(Label.BYLINE) == 1


def test_the_name_of_the_author_below_the_text_is_no_paragraph(article_of, case):
    cleaned = clean(article_of(case("vi_ga")))
    found = [line.label for line in cleaned.lines if line.block.text == cleaned.authors[0].text]
    assert found == [Label.BYLINE, Label.BYLINE]

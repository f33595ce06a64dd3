"""Languages: certain, or undetermined."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.text.detectors import first
from feeds.text.language import Vote, canonical, detect, direction, vote

CASES = sorted((Path(__file__).parents[2] / "cases" / "language").glob("*.txt"))
ENGLISH = "The library will stay open until nine on weekdays from next month, the council decided."
VIETNAMESE = "Thư viện thành phố sẽ mở cửa đến chín giờ tối các ngày trong tuần từ tháng tới."
HARD = st.text(st.sampled_from("aé中ア한กя🙂1\x00\x85\ufffe\ud800 \n.ا"), max_size=80)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_an_article_is_in_the_language_that_the_case_says(case):
    expected = tomllib.loads(case.with_suffix(".toml").read_text(encoding="utf-8"))
    paragraphs = case.read_text(encoding="utf-8").splitlines()
    verdict = vote(paragraphs, hints=expected.get("hints", []))
    assert verdict.language == expected["language"]
    assert sorted(verdict.shares) == expected.get("shares", sorted(verdict.shares))


@pytest.mark.parametrize("name", ["000", "001", "002", "003", "004"])
def test_real_documents_have_the_language_of_the_gold(shared, name):
    path = next((shared / "seeds").glob(f"{name}_*.txt"))
    expected = "en" if name == "001" else "vi"
    verdict = vote(path.read_text(encoding="utf-8").splitlines())
    assert verdict.language == expected
    assert verdict.confidence > 0.9


def test_a_long_article_in_one_language_has_one_share():
    verdict = vote([ENGLISH] * 5)
    assert verdict == Vote("en", 0.99, {"en": 1.0})


def test_shares_add_up_to_one_largest_first():
    verdict = vote([ENGLISH] * 6 + [VIETNAMESE] * 2)
    assert list(verdict.shares) == ["en", "vi"]
    assert sum(verdict.shares.values()) == pytest.approx(1.0)
    assert verdict.language == "en"


def test_a_language_under_three_per_cent_is_a_trace():
    verdict = vote([ENGLISH] * 50 + ["Xin chào thế giới, đây là tiếng Việt."])
    assert list(verdict.shares) == ["en"]


def test_an_article_that_is_mostly_undetermined_has_no_language():
    dice = Random(1)
    nonsense = ["".join(dice.choices("bcdfghjklmnpqrstvwxz     ", k=70)) for _ in range(14)]
    assert vote([ENGLISH, *nonsense]).language == "und"


def test_many_paragraphs_are_sampled_from_all_over_the_article():
    verdict = vote([VIETNAMESE] * 1000 + [ENGLISH] * 1000)
    assert verdict.language == "mul"


def test_a_paragraph_weighs_no_more_than_six_hundred_letters():
    verdict = vote([" ".join([ENGLISH] * 100), " ".join([VIETNAMESE] * 10)])
    assert verdict.language == "mul"


def test_a_single_text_is_judged_alone():
    assert detect(VIETNAMESE).language == "vi"
    assert detect("Belarus").language == "und"


def test_controls_and_surrogates_do_no_harm():
    assert (
        first("The library \x00 will stay \x85 open \ud800 until nine \ufffe on weekdays.").language == "en"
    )


@given(HARD)
def test_any_text_gets_an_answer_and_a_share_in_proportion(text):
    verdict = vote([text])
    assert canonical(verdict.language) == verdict.language
    assert 0.0 <= verdict.confidence <= 1.0


def test_the_room_speaks_of_tags_too():
    assert canonical("EN_us") == "en-US"
    assert direction("ar") == "rtl"

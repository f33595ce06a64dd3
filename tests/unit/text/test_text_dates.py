"""The cases of dates, and what a reading can say of the years it leaves open."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from feeds.text.dates import Reading, read
from feeds.text.datewords import cut

CASES = Path(__file__).resolve().parents[2] / "cases" / "dates"


def cases():
    for file in sorted(CASES.glob("*.toml")):
        for case in tomllib.loads(file.read_text("utf-8"))["case"]:
            yield pytest.param(case, id=f"{file.stem} {case['text'] or 'nothing'}")


@pytest.mark.parametrize("case", list(cases()))
def test_a_date_is_read_as_far_as_it_is_sure(case):
    reading = read(case["text"], languages=case.get("languages", ()))
    value = reading.moment.value if reading and reading.moment else None
    assert value == case.get("value")
    if "month" in case:
        assert reading is not None
        found = (reading.month, reading.day, reading.weekday)
        assert found == (case["month"], case["day"], case.get("weekday", -1))
    elif value is None:
        assert reading is None


@pytest.mark.parametrize(
    ("value", "precision"),
    [("2024", "year"), ("2024-05", "month"), ("2024-05-05", "day"), ("2024-05-05T10:00:00Z", "second")],
)
def test_the_precision_is_that_of_the_words(value, precision):
    assert read(value).moment.precision == precision


def test_the_matched_part_is_in_the_texts_own_digits():
    assert read("في ٥ مايو ٢٠٢٤ صباحا").matched == "٥ مايو ٢٠٢٤"


def test_a_letter_that_becomes_two_in_lower_case_moves_nothing():
    assert read("İİİ 5 May 2024 İ").matched == "5 May 2024"


def test_a_weekday_leaves_the_years_in_which_it_fits():
    assert read("Wednesday 14 October").years(2000, 2026) == (2009, 2015, 2020, 2026)


def test_without_a_weekday_every_year_fits_that_has_the_day():
    assert Reading("29 February", None, 2, 29).years(2019, 2025) == (2020, 2024)


def test_a_name_does_not_begin_within_another():
    line = cut("5月1日 星期日曜日")
    assert line is not None
    assert (line.code, [*line.names]) == ("dmdDWxD", [4])
    assert {day for day, _ in line.names[4].weekdays} == {6}
    assert line.spans[4:] == [(5, 8), (8, 9), (9, 10)]

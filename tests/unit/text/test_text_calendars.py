"""Calendars that count otherwise, and the clock beside a date."""

from __future__ import annotations

import pytest

from feeds.text.calendars import gregorian_year, persian, short_buddhist_year
from feeds.text.dates import read


@pytest.mark.parametrize(
    ("year", "spring"),
    [
        (1358, "1979-03-21"),
        (1375, "1996-03-20"),
        (1399, "2020-03-20"),
        (1400, "2021-03-21"),
        (1403, "2024-03-20"),
        (1404, "2025-03-21"),
        (1408, "2029-03-20"),
    ],
)
def test_a_persian_year_begins_with_spring(year, spring):
    first = persian(year, 1, 1)
    assert first is not None
    assert first.isoformat() == spring


def test_the_persian_years_since_1304_that_have_a_leap_day_are_those_of_iran():
    leap = [year for year in range(1340, 1409) if persian(year, 12, 30)]
    assert leap == [
        *(1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370, 1375),
        *(1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408),
    ]


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(1402, 12, 30), (1403, 7, 31), (1403, 1, 32), (1403, 13, 1), (1403, 1, 0), (2024, 1, 1)],
)
def test_a_persian_day_that_there_is_not_is_none(year, month, day):
    assert persian(year, month, day) is None


def test_a_weekday_that_contradicts_a_persian_day_leaves_nothing():
    assert read("یکشنبه ۱۶ اردیبهشت ۱۴۰۳").moment.value == "2024-05-05"
    assert read("دوشنبه ۱۶ اردیبهشت ۱۴۰۳") is None


def test_the_years_of_the_buddha_are_of_languages_that_count_them():
    assert gregorian_year(2567, language="th", buddhist=True) == 2024
    assert gregorian_year(2567, language="en", buddhist=False) == 0
    assert [short_buddhist_year(year) for year in (67, 12)] == [2024, 0]


def test_the_years_of_nepal_are_not_taken_for_ours():
    assert gregorian_year(2081, language="ne", buddhist=False) == 0
    assert gregorian_year(2024, language="ne", buddhist=False) == 2024


def test_a_word_for_half_a_day_is_heeded_before_and_behind_the_time():
    assert read("5 May 2024, 오후 3:05 KST").moment.value == "2024-05-05T15:05:00+09:00"
    assert read("5 May 2024, 3:05 م UTC").moment.value == "2024-05-05T15:05:00+00:00"
    assert read("5 May 2024, pm 15:05 UTC").moment.value == "2024-05-05T15:05:00+00:00"


def test_a_zone_that_may_mean_several_is_that_of_the_land():
    assert read("5 May 2024 10:30 IST").moment.value == "2024-05-05"
    assert read("5 May 2024 10:30 IST", languages=["en-GB"]).moment.value == "2024-05-05"
    assert read("5 May 2024 10:30 IST", languages=["en-IN"]).moment.value == "2024-05-05T10:30:00+05:30"


def test_the_other_dates_of_a_line_tell_the_order_of_numbers():
    assert read("03/04/2021, updated 15/04/2021").moment.value == "2021-04-03"
    assert read("03/04/2021, updated 04/15/2021").moment.value == "2021-03-04"
    assert read("03/04/2021 04/15/2021 15/04/2021").moment.value == "2021"


def test_a_month_of_several_languages_is_that_of_the_text():
    assert read("8 listopada 2021", languages=["hr"]).moment.value == "2021-10-08"
    assert read("8 listopada 2021", languages=["pl"]).moment.value == "2021-11-08"
    assert read("8 listopada 2021", languages=["en"]).moment.value == "2021"
    assert read("8 listopada 9999") is None


def test_a_weekday_counts_in_the_language_of_its_month():
    assert read("up to May 5, 2024").moment.value == "2024-05-05"
    assert read("to 03/04/2021").moment.value == "2021"
    assert read("Mon 03/05/2021").moment.value == "2021-05-03"
    assert read("lunes 03/05/2021").moment.value == "2021-05-03"
    assert read("lun 03/05/2021").moment.value == "2021"


def test_a_short_month_that_is_a_word_elsewhere_is_one_in_its_own_language_alone():
    assert read("Telefon 9 Pro 2024") is None
    assert read("9. pro 2024", languages=["cs"]).moment.value == "2024-12-09"


def test_numbers_in_chinese_signs_are_read_by_figure_or_by_tens():
    assert read("二〇二〇年十二月二十五日").moment.value == "2020-12-25"
    assert read("二〇二〇年廿月三十二日") is None
    assert read("民国一百零九年") is None

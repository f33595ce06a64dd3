"""When an article appeared, as far as honestly known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Article, Block, Claim, Cleaned, Label, Line
from feeds.normalise import normalise

SEEN = datetime(2026, 5, 1, 10, 30, tzinfo=UTC)
TEXT = "The ferry crossed the bay again on Sunday, an hour late and full of bicycles and of flags."


def entry_of(*published, updated=(), text=TEXT, languages=(), from_lines=()):
    block = Block(text, line=1)
    article = Article(
        "a.txt",
        "0" * 64,
        "text/html",
        (block,),
        published=tuple(Claim(claim, "meta") for claim in published),
        updated=tuple(Claim(claim, "meta") for claim in updated),
        languages=tuple(Claim(tag, "html-lang") for tag in languages),
    )
    lines = tuple(Claim(claim, "byline") for claim in from_lines)
    return normalise(Cleaned(article, (Line(block, Label.LEAD, "a test"),), published=lines), seen=SEEN)


def reasons(entry, field="published"):
    return [one.reason for one in entry.rejected if one.field == field]


@pytest.mark.parametrize(
    ("claim", "value", "precision", "updated"),
    [
        ("2024-03-05T10:20:30Z", "2024-03-05T10:20:30+00:00", "second", "2024-03-05T10:20:30+00:00"),
        ("2024-03-05T10:20:30+07:00", "2024-03-05T10:20:30+07:00", "second", "2024-03-05T03:20:30+00:00"),
        ("2024-03-05", "2024-03-05", "day", "2024-03-05T12:00:00+00:00"),
        ("2024-03", "2024-03", "month", SEEN.isoformat()),
        ("1931", "1931", "year", SEEN.isoformat()),
        ("2026-05-01", "2026-05-01", "day", SEEN.isoformat()),
        ("2026-05-02", "2026-05-02", "day", SEEN.isoformat()),
    ],
)
def test_a_date_is_kept_with_its_precision_and_updated_is_never_later_than_seen(
    claim, value, precision, updated
):
    entry = entry_of(claim)
    assert (entry.published.value, entry.published.precision) == (value, precision)
    assert entry.provenance["published"] == "meta"
    assert entry.updated.isoformat() == updated


@pytest.mark.parametrize("claim", ["2026-05-01T10:30:01Z", "2026-05-03", "2026-06", "2027"])
def test_the_future_is_not_believed(claim):
    entry = entry_of(claim)
    assert entry.published is None
    assert reasons(entry) == ["it lies in the future"]


def test_what_can_not_be_read_is_not_believed():
    assert reasons(entry_of("yesterday")) == ["no date can be read from it"]


def test_the_first_date_that_can_be_one_is_believed():
    entry = entry_of("soon", "2024-03-05", from_lines=["March 5, 2024", "March 9, 2024"])
    assert entry.published.value == "2024-03-05"
    assert reasons(entry) == ["no date can be read from it", "another date stood first"]


def test_the_declared_region_settles_the_order_of_numbers():
    assert entry_of("04/05/2024", languages=["en-GB"]).published.value == "2024-05-04"
    assert entry_of("04/05/2024", languages=["en-US"]).published.value == "2024-04-05"
    assert entry_of("04/05/2024").published.value == "2024"


def test_a_day_without_its_year_stays_a_candidate_with_the_years_that_fit():
    (reason,) = reasons(entry_of("Friday, April 18"))
    assert reason == "no year in the text: 18 April was a Friday in 2003, 2008, 2014, 2025"


def test_a_day_that_is_still_to_come_this_year_was_not_in_it():
    (reason,) = reasons(entry_of("Saturday, May 9"))
    assert reason == "no year in the text: 9 May was a Saturday in 2009, 2015, 2020"


def test_a_weekday_that_fits_no_year_says_so():
    (reason,) = reasons(entry_of("Sunday, February 29"))
    assert reason == "no year in the text: 29 February was a Sunday in 2004"
    (reason,) = reasons(entry_of("Monday, February 29", text=TEXT))
    assert "2016" in reason
    (reason,) = reasons(entry_of("Saturday, February 29"))
    assert "2020" in reason
    (reason,) = reasons(entry_of("Wednesday, February 29"))
    assert "2012" in reason


def test_without_a_weekday_every_year_fits():
    assert reasons(entry_of("April 18")) == ["no year in the text: 18 April is in every year"]


def test_a_date_in_the_text_is_of_an_event():
    entry = entry_of(text=f"On May 5, 2024, nobody came. {TEXT}")
    assert entry.published is None
    assert reasons(entry) == ["a date in the text is of an event, not of the publication"]
    (candidate,) = entry.rejected
    assert (candidate.value, candidate.provenance) == ("May 5, 2024", "derived")


def test_a_date_in_the_text_without_its_year_is_of_an_event_too():
    (reason,) = reasons(entry_of(text=f"On Sunday, May 5, nobody came. {TEXT}"))
    assert reason.startswith("a date in the text is of an event, not of the publication; no year in the text")


def test_a_number_in_the_text_is_no_date():
    assert reasons(entry_of(text=f"Ferry number 12 is back. {TEXT}")) == []


def test_the_stated_change_is_kept_and_moves_updated():
    entry = entry_of("2024-03-05", updated=["2024-03-07T08:00:00Z"])
    assert entry.stated_update.value == "2024-03-07T08:00:00+00:00"
    assert entry.provenance["updated"] == "meta"
    assert entry.updated.isoformat() == "2024-03-07T08:00:00+00:00"


def test_a_change_on_the_day_of_publication_is_believed():
    assert entry_of("2024-03-05", updated=["2024-03-05T08:00:00Z"]).stated_update is not None
    assert entry_of(updated=["2024-03-05"]).stated_update is not None
    assert entry_of("2024", updated=["2024-03-05"]).stated_update is not None


def test_a_change_before_the_publication_is_not_believed():
    entry = entry_of("2024-03-05", updated=["2024-03-01"])
    assert entry.stated_update is None
    assert reasons(entry, "updated") == ["it lies before the publication"]
    assert "updated" not in entry.provenance


def test_a_later_date_that_says_more_of_the_same_is_believed():
    entry = entry_of("04/05/2024", "May 2024", from_lines=["5 April 2024", "May 4, 2024"])
    assert entry.published.value == "2024-05-04"
    assert entry.provenance["published"] == "byline"
    assert reasons(entry) == ["another date stood first"]


@pytest.mark.parametrize(
    ("later", "value"),
    [
        ("August 1, 2025", "2025-08-01"),
        ("January 8, 2025", "2025-01-08"),
        ("8/27/2025", "2025"),
        ("2025-01", "2025-01"),
        ("2025-02", "2025"),
    ],
)
def test_a_day_whose_month_is_open_is_settled_only_by_a_date_that_it_can_be(later, value):
    assert entry_of("8/1/2025", later).published.value == value

"""Values to what a database holds, and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from feeds.errors import StoreError
from feeds.model import Category, Filing, Moment, Precision
from feeds.store.codec import (
    from_time,
    pack,
    seal,
    to_body,
    to_counts,
    to_entry,
    to_filing,
    to_json,
    to_time,
    unpack,
    unseal,
)
from feeds.store.values import Digests, Held
from tests.contract.store_values import entry


@pytest.mark.parametrize(
    "time",
    [
        datetime(2024, 3, 5, 12, 30, 1, tzinfo=UTC),
        datetime(2024, 3, 5, 12, 30, 1, 999_999, tzinfo=UTC),
        datetime(1969, 12, 31, 23, 59, 59, 1, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, 59, 999_999, tzinfo=UTC),
    ],
)
def test_a_time_comes_back_to_the_microsecond(time: datetime):
    assert to_time(from_time(time)) == time
    assert to_time(from_time(time)).tzinfo is UTC


def test_a_time_of_another_zone_comes_back_in_utc():
    there = datetime(2024, 3, 5, 19, tzinfo=timezone(timedelta(hours=7)))
    assert to_time(from_time(there)).isoformat() == "2024-03-05T12:00:00+00:00"


def test_equal_values_give_equal_text():
    assert to_body(entry("a")) == to_body(to_entry(to_body(entry("a"))))


def test_what_an_older_program_stored_is_read_with_the_defaults_of_today():
    full = unpack(to_body(entry("a")))
    older = full.replace(b'"notes":[]', b'"retired":7')
    assert older != full
    assert to_entry(pack(older)) == entry("a")


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b'{"id": 1}'])
def test_text_that_is_no_entry_is_an_error_of_the_store(text: bytes):
    with pytest.raises(StoreError, match="can't be read"):
        to_entry(pack(text))


def held(**fields: object) -> Held:
    filing = Filing((Category("topic", "defence", 3.5, ("quốc phòng ×2", "NATO")),))
    return Held(entry("a", **fields), filing, Digests("1" * 64, "2" * 64), 3)


def test_an_entry_that_was_sealed_comes_back_as_it_was():
    assert unseal(seal(held(published=Moment("2020", Precision.YEAR)))) == held(
        published=Moment("2020", Precision.YEAR)
    )


def test_feeds_are_ordered_by_the_day_of_publication_and_without_one_by_when_it_was_seen():
    assert seal(held(published=Moment("2020-10-14", Precision.DAY))).sort == 1_602_676_800_000_000
    assert seal(held(published=Moment("2020-10", Precision.MONTH))).sort == from_time(held().entry.seen)


def test_text_that_is_no_filing_or_counts_is_an_error_of_the_store():
    with pytest.raises(StoreError, match="can't be read"):
        to_filing('{"categories": 1}')
    with pytest.raises(StoreError, match="can't be read"):
        to_counts('{"documents": "many"}')


def test_what_is_no_value_of_ours_is_not_stored():
    with pytest.raises(TypeError, match="object is no value"):
        to_json((object(),))  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [b"", b"\x00", bytes(range(256)) * 1000])
def test_bytes_come_back_as_they_were(body: bytes):
    assert unpack(pack(body)) == body


def test_damaged_bytes_are_an_error_of_the_store():
    with pytest.raises(StoreError, match="can't be read"):
        unpack(pack(b"x" * 100)[:-5])

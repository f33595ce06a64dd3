"""Cutting a feed by position: heads, full archives, growing archives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Member
from feeds.paginate import HEAD_BYTES, Head, archive, archives_due, bounds, full_archives, head, window

ENTERED = datetime(2024, 3, 5, tzinfo=UTC)


def member(seq: int, entry: str = "", size: int = 10) -> Member:
    return Member(seq, entry or f"entry-{seq}", 1, ENTERED, b"x" * size)


def newest_first(low: int, high: int, size: int = 10) -> list[Member]:
    return [member(seq, size=size) for seq in range(high - 1, low - 1, -1)]


def shown(result: Head) -> list[int]:
    return [each.seq for each in result.members]


@pytest.mark.parametrize(("length", "full"), [(0, 0), (49, 0), (50, 1), (99, 1), (100, 2)])
def test_an_archive_is_full_when_all_its_positions_are_given(length: int, full: int):
    assert full_archives(length) == full


def test_an_archive_holds_the_same_positions_for_ever():
    assert [bounds(number) for number in (0, 1, 7)] == [(0, 50), (50, 100), (350, 400)]


def test_full_archives_that_are_not_out_are_due_in_order():
    assert list(archives_due(260, 2)) == [2, 3, 4]
    assert not list(archives_due(260, 5))
    assert not list(archives_due(49, 0))


def test_the_head_covers_whatever_no_full_archive_holds():
    for length in range(200):
        low, high = window(length)
        assert low <= full_archives(length) * 50
        assert high == length
        assert high - low <= 50


def test_an_empty_feed_has_an_empty_head_and_no_archive():
    assert head([], length=0) == Head((), None, growing=False)


def test_a_short_feed_is_its_head():
    result = head(newest_first(0, 3), length=3)
    assert (shown(result), result.previous, result.growing) == ([2, 1, 0], None, False)


def test_the_head_leads_to_the_youngest_full_archive():
    result = head(newest_first(70, 120), length=120)
    assert (len(result.members), result.previous, result.growing) == (50, 1, False)


def test_the_head_holds_no_more_entries_than_its_size():
    assert shown(head(newest_first(0, 9), length=9, size=4)) == [8, 7, 6, 5]


def test_an_entry_stands_once_in_the_head_at_its_newest_position():
    members = [member(3, "a"), member(2, "b"), member(1, "a"), member(0, "c")]
    assert shown(head(members, length=4)) == [3, 2, 0]


def test_an_entry_stands_once_in_an_archive_newest_first():
    members = [member(52, "a"), member(51, "b"), member(50, "a")]
    assert [each.seq for each in archive(members)] == [52, 51]


def test_the_head_stays_within_its_budget_of_bytes():
    result = head(newest_first(50, 100, size=30), length=100, budget=100)
    assert shown(result) == [99, 98, 97]


def test_a_budget_that_is_met_exactly_is_met():
    assert shown(head(newest_first(0, 4, size=25), length=4, budget=100)) == [3, 2, 1, 0]


def test_the_newest_entry_is_in_the_head_however_large():
    result = head([member(1, size=HEAD_BYTES + 1), member(0)], length=2)
    assert shown(result) == [1]
    assert (result.previous, result.growing) == (0, True)


def test_what_the_budget_leaves_out_is_held_by_a_growing_archive():
    result = head(newest_first(70, 120, size=30), length=120, budget=300)
    assert shown(result) == list(range(119, 109, -1))
    assert (result.previous, result.growing) == (2, True)


def test_what_a_full_archive_holds_needs_no_growing_one():
    result = head(newest_first(60, 110, size=30), length=110, budget=300)
    assert shown(result) == list(range(109, 99, -1))
    assert (result.previous, result.growing) == (1, False)


def test_an_older_revision_left_out_needs_no_growing_archive():
    result = head([member(2, "a"), member(1, "b"), member(0, "a")], length=3, budget=20)
    assert (shown(result), result.growing) == ([2, 1], False)


@pytest.mark.parametrize("length", [1, 49, 50, 51, 99, 100, 149, 150, 151])
@pytest.mark.parametrize("size", [10, 40_000, 600_000])
def test_head_and_archives_together_hold_every_entry(length: int, size: int):
    feed = newest_first(0, length, size)
    low, high = window(length)
    result = head([each for each in feed if low <= each.seq < high], length=length)
    held = set(shown(result))
    numbers = range(full_archives(length) + result.growing)
    for number in numbers:
        first, end = bounds(number)
        held |= {each.seq for each in archive([each for each in feed if first <= each.seq < end])}
    assert held == set(range(length))
    assert result.previous == (numbers[-1] if numbers else None)

"""Admitting: how entries enter feeds, in what order, and once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from feeds.errors import StoreError
from feeds.model import Moment, Precision
from tests.contract.store_values import FEEDS, NOON, admit, kept, later, name, seqs, shown, source, state

if TYPE_CHECKING:
    from feeds.store.contract import Store


def test_a_new_entry_waits_until_it_is_admitted(store: Store):
    store.keep(kept("a"))
    assert store.pending() == 3
    assert store.pending_feeds() == FEEDS
    assert store.memberships(name("a")) == ()
    assert admit(store, 5) == 3
    assert store.pending() == 0
    assert store.memberships(name("a")) == tuple((path, 0, later(5)) for path in FEEDS)


def test_admitting_nothing_changes_nothing(store: Store):
    store.keep(kept("a"))
    admit(store)
    before = store.feeds()
    assert admit(store, 60) == 0
    assert store.feeds() == before


def test_positions_are_dense_in_each_feed(store: Store):
    for number in range(20):
        feeds = ("all", "lang/vi") if number % 3 else ("all",)
        store.keep(kept(str(number), feeds=feeds))
        if number % 4 == 3:
            admit(store)
    assert seqs(store, "all") == list(range(19, -1, -1))
    assert seqs(store, "lang/vi") == list(range(12, -1, -1))
    assert (state(store, "all").length, state(store, "lang/vi").length) == (20, 13)


def test_entries_enter_as_taken_in(store: Store):
    for key in ("c", "a", "b"):
        store.keep(kept(key))
    admit(store)
    assert [key for _, key, _ in shown(store, "all")] == ["b", "a", "c"]


def test_a_first_import_enters_by_published_else_seen_so_that_the_newest_stands_first(store: Store):
    store.keep(kept("day", published=Moment("2024-03-04", Precision.DAY)))
    store.keep(kept("second", published=Moment("2024-03-04T20:00:00+07:00", Precision.SECOND)))
    store.keep(kept("month", published=Moment("2020-10", Precision.MONTH), seen=later(60)))
    store.keep(kept("old", published=Moment("1969-01-01", Precision.DAY)))
    store.keep(kept("none", seen=later(30)))
    admit(store, by_published=True)
    assert [key for _, key, _ in shown(store, "all")] == ["month", "none", "second", "day", "old"]


def test_entries_of_one_time_enter_by_id_whatever_the_order_of_arrival(store: Store):
    for key in ("x", "y", "z", "w"):
        store.keep(kept(key))
    admit(store, by_published=True)
    assert [member.entry for member in reversed(store.members("all", 0, 9))] == sorted(map(name, "wxyz"))


def test_a_feed_is_made_from_its_description_when_the_first_entry_enters(store: Store):
    store.keep(kept("a", feeds=("topic/defence/vi",)))
    wanted = source("topic/defence/vi", topic="defence", language="vi", created=later(1))
    store.admit(later(9), {"topic/defence/vi": wanted}, by_published=False)
    made = state(store, "topic/defence/vi")
    assert made.source == replace(wanted, changed=later(9), count=1)
    assert (made.length, made.generation, made.published_generation, made.archives) == (1, 2, 0, 0)


def test_an_entry_that_waits_for_a_feed_nobody_describes_is_not_admitted(store: Store):
    store.keep(kept("a"))
    described = {"all": source("all"), "topic/defence": source("topic/defence")}
    with pytest.raises(StoreError, match="lang/vi"):
        store.admit(NOON, described, by_published=False)
    assert store.pending() == 3
    assert store.feeds() == ()


def test_a_known_feed_needs_no_description(store: Store):
    store.promise([source("all")])
    store.keep(kept("a", feeds=("all",)))
    assert store.admit(NOON, {}, by_published=False) == 1


def test_an_entry_named_twice_for_a_feed_enters_once(store: Store):
    store.keep(kept("a", feeds=("all", "all")))
    assert admit(store) == 1


def test_an_entry_that_changes_before_it_is_admitted_enters_once(store: Store):
    store.keep(kept("a"))
    store.keep(kept("a", outcome="changed", revision=2, feeds=("all",)))
    assert admit(store) == 1
    assert shown(store, "all") == [(0, "a", b"<entry>a 2</entry>")]


def test_keeping_again_what_a_crash_made_uncertain_doubles_nothing(store: Store):
    store.keep(kept("a"))
    store.keep(kept("a"))
    assert admit(store) == 3
    assert store.count_entries() == 1

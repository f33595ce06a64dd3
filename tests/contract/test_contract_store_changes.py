"""Changed entries: what they enter again, leave, or only mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.store_values import FEEDS, admit, fill, kept, later, name, seqs, shown, state

if TYPE_CHECKING:
    from feeds.store.contract import Store


def test_a_changed_entry_enters_again_and_its_older_revision_stays(store: Store):
    for key in ("a", "b"):
        store.keep(kept(key))
    admit(store)
    store.keep(kept("a", outcome="changed", revision=2))
    admit(store, 60)
    assert shown(store, "all") == [
        (2, "a", b"<entry>a 2</entry>"),
        (1, "b", b"<entry>b 1</entry>"),
        (0, "a", b"<entry>a 1</entry>"),
    ]
    assert [member.revision for member in store.members("all", 0, 9)] == [2, 1, 1]
    assert state(store, "all").source.count == 2
    assert state(store, "all").length == 3
    assert store.memberships(name("a")) == tuple((path, 2, later(60)) for path in FEEDS)


def test_a_changed_entry_leaves_the_feeds_it_no_longer_belongs_to(store: Store):
    for key in ("a", "b"):
        store.keep(kept(key))
    admit(store, 1)
    before = state(store, "topic/defence")
    store.keep(kept("a", outcome="changed", revision=2, feeds=("all", "topic/trade"), updated=later(60)))
    left = state(store, "topic/defence")
    assert (left.length, left.source.count) == (2, 1)
    assert (left.generation, left.source.changed) == (before.generation + 1, later(60))
    admit(store, 90)
    assert [key for _, key, _ in shown(store, "topic/defence")] == ["b"]
    assert [path for path, _, _ in store.memberships(name("a"))] == ["all", "topic/trade"]
    assert state(store, "topic/defence").source.changed == later(60)


def test_leaving_a_feed_withdraws_every_revision_there(store: Store):
    store.keep(kept("a"))
    admit(store)
    store.keep(kept("a", outcome="changed", revision=2))
    admit(store)
    store.keep(kept("a", outcome="changed", revision=3, feeds=("all",)))
    admit(store)
    assert shown(store, "lang/vi") == []
    assert seqs(store, "all") == [2, 1, 0]
    assert (state(store, "lang/vi").source.count, state(store, "all").source.count) == (0, 1)


def test_an_entry_that_comes_back_to_a_feed_enters_at_a_new_position(store: Store):
    store.keep(kept("a"))
    admit(store)
    store.keep(kept("a", outcome="changed", revision=2, feeds=("all",)))
    admit(store)
    store.keep(kept("a", outcome="changed", revision=3))
    admit(store)
    assert seqs(store, "lang/vi") == [1]
    assert (state(store, "lang/vi").length, state(store, "lang/vi").source.count) == (2, 1)


def test_the_time_of_a_feed_never_goes_back(store: Store):
    store.keep(kept("a"))
    admit(store, 100)
    store.keep(kept("a", outcome="changed", revision=2, feeds=("all",), updated=later(5)))
    admit(store, 50)
    assert {feed.source.changed for feed in store.feeds()} == {later(100)}


def test_a_cosmetic_change_shows_nothing_again(store: Store):
    store.keep(kept("a"))
    admit(store)
    changed = state(store, "all").source.changed
    store.keep(kept("a", outcome="cosmetic", fragment=b"better"))
    assert store.pending() == 0
    assert shown(store, "all") == [(0, "a", b"better")]
    assert state(store, "all").source.changed == changed


def test_a_cosmetic_change_lets_the_feeds_that_show_it_be_written_again(store: Store):
    store.keep(kept("a", feeds=("all", "lang/vi")))
    store.keep(kept("b", feeds=("all", "topic/defence")))
    admit(store)
    store.published([(feed.source.path, feed.generation, "h") for feed in store.feeds()])
    store.keep(kept("b", outcome="cosmetic", fragment=b"better"))
    assert [feed.source.path for feed in store.behind()] == ["all", "topic/defence"]


def test_a_change_that_no_reader_of_feeds_sees_lets_no_feed_fall_behind(store: Store):
    fill(store, 3)
    store.keep(kept("1", outcome="cosmetic", summary="only stored"))
    assert store.behind() == ()

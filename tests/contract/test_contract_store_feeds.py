"""Feeds: promised, behind or out, and their members."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.contract.store_values import NOON, admit, fill, kept, later, name, source, state

if TYPE_CHECKING:
    from feeds.store.contract import Store


def test_a_promised_feed_exists_empty_and_has_to_be_written(store: Store):
    promised = source("lang/vi", language="vi", changed=later(3))
    store.promise([promised, source("all")])
    assert [feed.source.path for feed in store.feeds()] == ["all", "lang/vi"]
    feed = state(store, "lang/vi")
    assert feed.source == promised
    assert (feed.length, feed.archives, feed.head_digest) == (0, 0, "")
    assert store.behind() == store.feeds()
    assert store.members("lang/vi", 0, 50) == ()


def test_a_promise_leaves_a_known_feed_as_it_is(store: Store):
    store.promise([source("all")])
    store.promise([source("all", id="other", topic="x", changed=later(9))])
    assert state(store, "all").source == source("all")


def test_an_unknown_feed_is_none(store: Store):
    assert store.feed("all") is None
    assert store.members("all", 0, 50) == ()


def test_a_feed_is_behind_until_its_generation_is_out(store: Store):
    store.keep(kept("a"))
    admit(store)
    out = [(feed.source.path, feed.generation, f"digest of {feed.source.path}") for feed in store.behind()]
    assert len(out) == 3
    store.published(out[:1])
    assert [feed.source.path for feed in store.behind()] == ["lang/vi", "topic/defence"]
    assert state(store, "all").head_digest == "digest of all"
    assert state(store, "all").published_generation == state(store, "all").generation


def test_what_happens_while_a_head_is_written_leaves_the_feed_behind(store: Store):
    store.keep(kept("a", feeds=("all",)))
    admit(store)
    written = state(store, "all").generation
    store.keep(kept("b", feeds=("all",)))
    admit(store)
    store.published([("all", written, "d")])
    assert [feed.source.path for feed in store.behind()] == ["all"]


def test_a_touched_feed_is_written_again_without_a_new_time(store: Store):
    fill(store, 1)
    before = state(store, "all")
    store.touch(["all", "unknown"])
    assert store.behind() == (replace(before, generation=before.generation + 1),)


def test_members_are_those_of_the_window_newest_first(store: Store):
    fill(store, 12)
    members = store.members("all", 4, 8)
    assert [member.seq for member in members] == [7, 6, 5, 4]
    assert members[0].fragment == b"<entry>7 1</entry>"
    assert (members[0].entry, members[0].revision, members[0].entered) == (name("7"), 1, NOON)

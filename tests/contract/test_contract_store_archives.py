"""Archives, fragments and reading pages: what has to be written again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.model import ARCHIVE_SIZE
from tests.contract.store_values import admit, fill, kept, name, source, state

if TYPE_CHECKING:
    from feeds.store.contract import Store


def test_archives_that_are_out_are_counted_in_order(store: Store):
    store.promise([source("all"), source("lang/vi")])
    store.archived("all", 0, "d0")
    store.archived("all", 0, "d0")
    store.archived("all", 2, "d2")
    assert (state(store, "all").archives, state(store, "lang/vi").archives) == (1, 0)
    store.archived("all", 1, "d1")
    assert state(store, "all").archives == 3
    store.archived("unknown", 0, "d")


def test_a_withdrawal_from_an_archive_makes_it_due_again(store: Store):
    fill(store, 3 * ARCHIVE_SIZE)
    assert state(store, "all").archives == 3
    store.keep(kept(str(ARCHIVE_SIZE + 1), outcome="changed", revision=2, feeds=("lang/vi",)))
    assert state(store, "all").archives == 1
    store.archived("all", 1, "new")
    assert state(store, "all").archives == 3


def test_a_cosmetic_change_of_an_archived_entry_makes_its_archive_due_again(store: Store):
    fill(store, 2 * ARCHIVE_SIZE)
    store.keep(kept(str(ARCHIVE_SIZE - 1), outcome="cosmetic", fragment=b"better"))
    assert state(store, "all").archives == 0
    assert [feed.source.path for feed in store.behind()] == ["all"]


def test_a_changed_entry_leaves_the_archive_of_its_older_revision_alone(store: Store):
    fill(store, ARCHIVE_SIZE)
    store.keep(kept("3", outcome="changed", revision=2, feeds=("all",)))
    admit(store)
    assert state(store, "all").archives == 1


def test_fragments_are_replaced_by_revision_and_their_feeds_written_again(store: Store):
    fill(store, ARCHIVE_SIZE)
    store.keep(kept("3", outcome="changed", revision=2, feeds=("all",)))
    admit(store)
    store.published([("all", state(store, "all").generation, "h")])
    store.replace_fragments([(name("4"), 1, b"<entry>4 1</entry>"), (name("unknown"), 1, b"x")])
    assert store.behind() == ()
    store.replace_fragments([(name("3"), 1, b"first"), (name("3"), 2, b"second")])
    assert [member.fragment for member in store.members("all", 0, 99) if member.entry == name("3")] == [
        b"second",
        b"first",
    ]
    assert state(store, "all").archives == 0
    assert len(store.behind()) == 1


def test_a_reading_page_is_written_for_a_new_entry_and_after_any_change(store: Store):
    for key in ("b", "a"):
        store.keep(kept(key))
    assert store.unpublished_pages() == (name("b"), name("a"))
    store.pages_published([name("a"), name("b")])
    assert store.unpublished_pages() == ()
    store.keep(kept("a", outcome="cosmetic"))
    assert store.unpublished_pages() == (name("a"),)

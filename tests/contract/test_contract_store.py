"""What every store promises. A further store is a further line in STORES."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from feeds.errors import StoreError
from feeds.model import (
    ARCHIVE_SIZE,
    Category,
    Document,
    Filing,
    Image,
    Moment,
    Person,
    Precision,
    Rejected,
    SetAside,
)
from feeds.store import open_store
from feeds.store.codec import unseal
from feeds.store.values import Aside, Run, Seen
from tests.contract.store_values import FEEDS, NOON, admit, entry, kept, later, name, shown, source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from feeds.store.contract import Store

STORES: Mapping[str, Callable[[Path], Store]] = {
    "sqlite": lambda folder: open_store(folder / "data" / "seedwire.sqlite3"),
}


@pytest.fixture(params=STORES)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    opened = STORES[request.param](tmp_path)
    yield opened
    opened.close()


def seqs(store: Store, path: str) -> list[int]:
    return [seq for seq, _, _ in shown(store, path)]


def state(store: Store, path: str):
    found = store.feed(path)
    assert found is not None
    return found


def fill(store: Store, count: int, path: str = "all") -> None:
    """Admit *count* entries, called by their position, to a feed, and write all its full archives."""
    with store.transaction():
        for number in range(count):
            store.keep(kept(str(number), feeds=(path,)))
    admit(store)
    for number in range(count // ARCHIVE_SIZE):
        store.archived(path, number, "a")
    store.published([(path, state(store, path).generation, "h")])


# -- facts, files, set aside


def test_a_fact_of_the_installation_is_remembered_and_replaced(store: Store):
    assert store.meta("site_id") == ""
    store.set_meta("site_id", "one")
    store.set_meta("site_id", "two")
    store.set_meta("base_url", "http://127.0.0.1/")
    assert (store.meta("site_id"), store.meta("base_url")) == ("two", "http://127.0.0.1/")


def test_files_are_remembered_by_source_as_last_seen(store: Store):
    first = Seen("b.txt", 10, 1_700_000_000_123_456_789, 2, 2**62, "waiting")
    store.saw([first, Seen("a/ế.txt", 0, -1, 0, 1, "taken", "d1")])
    store.saw([first._replace(size=11, state="taken", digest="d2")])
    assert list(store.files()) == [
        Seen("a/ế.txt", 0, -1, 0, 1, "taken", "d1"),
        Seen("b.txt", 11, 1_700_000_000_123_456_789, 2, 2**62, "taken", "d2"),
    ]


def test_one_file_is_found_by_its_source(store: Store):
    seen = Seen("a.txt", 1, 2, 3, 4, "gone", "d")
    store.saw([seen])
    assert store.file("a.txt") == seen
    assert store.file("b.txt") is None


@pytest.mark.parametrize("inode", [0, 1, 2**63 - 1, 2**63, 2**64 - 1])
def test_an_inode_may_use_all_its_bits(store: Store, inode: int):
    seen = Seen("a.txt", 1, 1, 1, inode, "taken")
    store.saw([seen])
    assert list(store.files()) == [seen]


def test_many_files_are_given_by_source_each_once(store: Store):
    files = [Seen(f"{number:05}.txt", number, 0, 0, number, "taken") for number in range(2500)]
    store.saw(reversed(files))
    assert list(store.files()) == files


def test_a_source_stays_set_aside_since_the_first_time_unless_the_reason_changes(store: Store):
    store.set_aside([Aside("b.txt", "empty", NOON), Aside("a.txt", "binary", NOON, "d")])
    store.set_aside([Aside("b.txt", "empty", later(60), "e")])
    store.set_aside([Aside("a.txt", "too large", later(60), "d")])
    assert store.asides() == (
        Aside("a.txt", "too large", later(60), "d"),
        Aside("b.txt", "empty", NOON, "e"),
    )
    store.clear_aside(["a.txt", "never.txt"])
    assert store.asides() == (Aside("b.txt", "empty", NOON, "e"),)


# -- documents


def test_a_document_comes_back_as_it_was(store: Store):
    body = bytes(range(256)) * 40
    document = Document("a/b.html", body, NOON + timedelta(microseconds=1), "text/html", "windows-1258")
    store.keep_document(document)
    assert store.document(document.digest) == document
    assert store.known("documents", [document.digest, "0" * 64]) == {document.digest}


def test_an_empty_document_comes_back_as_it_was(store: Store):
    document = Document("a.txt", b"", NOON)
    store.keep_document(document)
    assert store.document(document.digest) == document


def test_a_document_that_is_known_is_left_as_it_is(store: Store):
    first = Document("a.txt", b"bytes", NOON)
    store.keep_document(first)
    store.keep_document(Document("b.txt", b"bytes", later(9), "text/plain"))
    assert store.document(first.digest) == first


def test_an_unknown_document_is_none(store: Store):
    assert store.document("0" * 64) is None


def test_of_many_values_those_that_an_entry_has_are_given(store: Store):
    made = kept("a", url="https://example.org/a")
    for each in (made, kept("b")):
        store.keep(each)
    sealed = made.sealed
    assert store.known("sources", [sealed.source, "c.txt"]) == {sealed.source}
    assert store.known("ids", ["", sealed.id]) == {sealed.id}
    assert store.known("urls", [sealed.url, "", "https://example.org/"]) == {sealed.url}
    assert store.known("texts", iter([sealed.significant])) == {sealed.significant}
    assert store.known("sources", []) == frozenset()


# -- entries


def test_an_entry_comes_back_as_it_was(store: Store):
    filing = Filing(
        (
            Category("topic", "defence", 1 / 3, ("quốc phòng ×9", 'a "quoted" word')),
            Category("topic", "trade", 4.0),
            Category("place", "by", 0.1, ("Белару́сь",)),
        )
    )
    full = kept(
        "a",
        filing=filing,
        position=3,
        authors=(Person("Anh Tuấn"), Person("TASS", "agency")),
        publisher="Báo",
        published=Moment("2020-10", Precision.MONTH),
        stated_update=Moment("2020-10-14T08:30:00+07:00", Precision.SECOND),
        url="https://example.org/a?b=c",
        language_confidence=0.1 + 0.2,
        languages={"vi": 0.97, "en": 0.03},
        summary="S \u2028 😀 \t",
        captions=("c",),
        credits=("d",),
        images=(Image("https://example.org/i.png", "caption"),),
        stated_topics=("x",),
        set_aside=(SetAside(3, "Anh Tuấn |", "byline"),),
        provenance={"title": "first-line"},
        rejected=(Rejected("published", "14/10", "byline", "no year"),),
        notes=("n",),
    )
    store.keep(full)
    assert store.entry(name("a")) == unseal(full.sealed)


def test_a_read_only_mapping_in_an_entry_is_kept_like_another(store: Store):
    store.keep(kept("a", languages=MappingProxyType({"vi": 1.0})))
    held = store.entry(name("a"))
    assert held is not None
    assert held.entry.languages == {"vi": 1.0}


def test_an_unknown_entry_is_none(store: Store):
    assert store.entry(name("a")) is None
    assert store.entry_with_url("https://example.org/") is None
    assert store.entry_with_text("0" * 64) is None
    assert store.entries_from("a.txt") == ()
    assert store.entries_of("0" * 64) == ()
    assert store.revisions(name("a")) == ()
    assert store.memberships(name("a")) == ()


def test_the_entries_of_a_document_come_by_position(store: Store):
    common = {"document": "d" * 64, "source": "list.txt"}
    for key, position in (("a", 1), ("b", 10), ("c", 0)):
        store.keep(kept(key, position=position, **common))
    store.keep(kept("other"))
    by_position = [name("c"), name("a"), name("b")]
    assert [held.entry.id for held in store.entries_of("d" * 64)] == by_position
    assert [held.entry.id for held in store.entries_from("list.txt")] == by_position


def test_an_entry_is_found_by_its_newest_document_source_and_url_only(store: Store):
    store.keep(kept("a", url="https://example.org/old"))
    changed = kept(
        "a", outcome="changed", revision=2, document="e" * 64, source="new.txt", url="https://example.org/new"
    )
    store.keep(changed)
    assert store.entries_of(entry("a").document) == ()
    assert store.entries_from("a.txt") == ()
    assert store.entry_with_url("https://example.org/old") is None
    assert store.entry_with_url("https://example.org/new") == unseal(changed.sealed)
    assert store.entries_of("e" * 64) == store.entries_from("new.txt") == (unseal(changed.sealed),)


def test_no_url_matches_no_entry(store: Store):
    store.keep(kept("a"))
    assert store.entry_with_url("") is None


def test_of_entries_with_the_same_text_the_oldest_is_given(store: Store):
    for key in ("b", "a", "c"):
        store.keep(kept(key, text="same"))
    store.keep(kept("b", text="other", outcome="changed", revision=2))
    same = unseal(kept("a", text="same").sealed)
    assert store.entry_with_text(same.digests.significant) == same


def test_entries_come_by_id_a_page_at_a_time(store: Store):
    for number in range(7):
        store.keep(kept(str(number)))
    everything = [held.entry.id for held in store.entries()]
    assert everything == sorted(name(str(number)) for number in range(7))
    first = [held.entry.id for held in store.entries(limit=4)]
    second = [held.entry.id for held in store.entries(after=first[-1], limit=4)]
    assert first + second == everything
    assert store.entries(after=second[-1]) == ()
    assert store.count_entries() == 7


def test_every_revision_is_kept(store: Store):
    store.keep(kept("a", title="One"))
    store.keep(kept("a", title="Two", outcome="changed", revision=2))
    assert [(each.revision, each.title) for each in store.revisions(name("a"))] == [(1, "One"), (2, "Two")]
    held = store.entry(name("a"))
    assert held is not None
    assert held.entry.title == "Two"
    assert store.count_entries() == 1


def test_a_cosmetic_change_replaces_the_newest_revision(store: Store):
    store.keep(kept("a", title="One"))
    store.keep(kept("a", title="Two", outcome="changed", revision=2))
    cosmetic = kept("a", title="Two", summary="S", outcome="cosmetic", revision=2)
    store.keep(cosmetic)
    assert store.entry(name("a")) == unseal(cosmetic.sealed)
    assert [(each.revision, each.summary) for each in store.revisions(name("a"))] == [(1, ""), (2, "S")]


def test_entries_and_documents_follow_a_file_that_moved(store: Store):
    document = Document("old/a.txt", b"bytes", NOON, "text/plain")
    other = Document("b.txt", b"others", NOON)
    for each in (document, other):
        store.keep_document(each)
    store.keep(kept("a", source="old/a.txt", document=document.digest))
    store.keep(kept("b", source="b.txt", document=other.digest))
    store.moved("old/a.txt", "new/a.txt")
    assert store.entries_from("old/a.txt") == ()
    assert [held.entry.source for held in store.entries_from("new/a.txt")] == ["new/a.txt"]
    assert store.document(document.digest) == replace(document, source="new/a.txt")
    assert store.document(other.digest) == other
    assert store.pending() == 6


# -- lines that recur


def count(store: Store, documents: int, *lines: int, origin: str = "paper.example") -> None:
    for _ in range(documents):
        store.count_lines(origin, lines)
    store.settle_lines()


def test_a_line_recurs_that_stands_in_three_documents_of_an_origin(store: Store):
    count(store, 2, 1, 2)
    assert store.recurring("paper.example") == frozenset()
    count(store, 1, 1, -(2**63))
    assert store.recurring("paper.example") == {1}
    assert store.recurring("other.example") == frozenset()


def test_what_was_counted_counts_after_the_run(store: Store):
    for _ in range(5):
        store.count_lines("paper.example", [1])
    assert store.recurring("paper.example") == frozenset()
    store.settle_lines()
    assert store.recurring("paper.example") == {1}


def test_lines_of_an_old_design_are_forgotten(store: Store):
    count(store, 3, 1, 2)
    count(store, 1000, 2)
    assert store.recurring("paper.example") == {1, 2}
    count(store, 1, 2)
    assert store.recurring("paper.example") == {2}


def test_of_too_many_lines_the_rarest_are_forgotten(store: Store):
    count(store, 3, *range(10))
    count(store, 1, *range(10, 5000))
    count(store, 2, *range(10, 5000))
    known = store.recurring("paper.example")
    assert known >= set(range(10))
    assert len(known) == 4000


# -- transactions


def fail(store: Store, *keys: str) -> None:
    """Keep entries in a transaction, an inner one each, and break it off."""
    with store.transaction():
        for key in keys:
            with store.transaction():
                store.keep(kept(key))
        raise ZeroDivisionError


def test_a_transaction_that_fails_keeps_nothing(store: Store):
    with pytest.raises(ZeroDivisionError):
        fail(store, "a", "b")
    assert store.count_entries() == 0
    assert store.pending() == 0


def test_an_inner_transaction_that_fails_takes_back_its_own_part(store: Store):
    with store.transaction():
        store.keep(kept("a"))
        with pytest.raises(ZeroDivisionError):
            fail(store, "b")
        store.keep(kept("c"))
    assert {held.entry.id for held in store.entries()} == {name("a"), name("c")}


def test_a_list_that_breaks_off_is_not_remembered(store: Store):
    def files() -> Iterator[Seen]:
        yield Seen("a.txt", 1, 1, 1, 1, "taken")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.saw(files())
    assert list(store.files()) == []


# -- admitting


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


# -- changes


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


# -- feeds and what is out


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


# -- runs


def test_runs_come_newest_first(store: Store):
    for number in range(4):
        store.start_run(Run(f"r{number}", "scan", later(number // 2)))
    assert [run.id for run in store.runs()] == ["r3", "r2", "r1", "r0"]
    assert [run.id for run in store.runs(limit=1)] == ["r3"]


def test_a_run_is_remembered_from_start_to_end(store: Store):
    started = Run("r1", "scan", NOON)
    store.start_run(started)
    assert store.run("r1") == started
    ended = replace(
        started,
        ended=later(1),
        outcome="failed",
        counts={"documents": 2, "entries": 3},
        message="the disk is full",
    )
    store.end_run(ended)
    assert store.run("r1") == ended
    assert store.runs() == (ended,)
    assert store.run("r2") is None


def test_closing_twice_is_no_error(store: Store):
    store.close()
    store.close()

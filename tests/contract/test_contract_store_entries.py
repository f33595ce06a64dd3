"""Entries as they were: found by what they came from, with every revision."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from feeds.model import Category, Document, Filing, Image, Moment, Person, Precision, Rejected, SetAside
from feeds.store.codec import unseal
from tests.contract.store_values import NOON, entry, kept, name

if TYPE_CHECKING:
    from feeds.store.contract import Store


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

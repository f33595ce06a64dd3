"""What came in: files as last seen, sources set aside, documents as they were."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from feeds.model import Document
from feeds.store.values import Aside, Seen
from tests.contract.store_values import NOON, later

if TYPE_CHECKING:
    from feeds.store.contract import Store


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

"""Lines that recur: counted by origin, forgotten in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feeds.store.contract import Store


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

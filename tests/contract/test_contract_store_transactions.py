"""Transactions: all or nothing; closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from feeds.store.values import Seen
from tests.contract.store_values import kept, name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.store.contract import Store


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


def test_closing_twice_is_no_error(store: Store):
    store.close()
    store.close()

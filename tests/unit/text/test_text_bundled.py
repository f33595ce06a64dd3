"""Bundled tables."""

from __future__ import annotations

import json

import pytest

from feeds.text.bundled import as_json, entry, keys

TABLE = {"b": {"name": 'a "b": c', "list": ["x\ny", "é"]}, "a": [], "*": None}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "table.json"
    path.write_text(as_json(TABLE), encoding="utf-8")
    return path


def test_a_bundle_is_json_with_an_entry_a_line(path):
    assert json.loads(path.read_bytes()) == TABLE
    assert path.read_text("utf-8").count("\n") == len(TABLE) + 2


def test_entries_are_given_one_by_one_in_the_order_of_the_file(path):
    assert keys(path) == tuple(TABLE)
    assert [entry(path, key) for key in keys(path)] == list(TABLE.values())


def test_a_key_that_is_not_there_gives_nothing(path):
    assert entry(path, "c") is None

"""The named statements: each used, each known, none that reads a whole table to answer a question."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import apsw
import pytest

import feeds.store
from feeds.store import open_store
from feeds.store.queries import migrations, queries
from feeds.store.values import KnownBy

ROOM = Path(feeds.store.__file__).parent
WHOLE = {
    "asides",  # what it gives is the whole table
    "count_entries",
    "feeds",
    "pending",
    "pending_feeds",
    "unknown_feeds",
    "admit_as_taken_in",
    "admit_by_published",
    "lengthen_feeds",
    "empty_pending",
    "interrupt_runs",  # once, at the start
}
SHORT = {
    "SCAN wanted VIRTUAL TABLE INDEX 1:",  # what is asked for
    "SCAN origins USING INDEX origins_fresh",  # partial: what it holds is the answer
    "SCAN place",  # the feeds of one entry
    "SCAN feeds USING INDEX feeds_behind",  # partial: what it holds is the answer
    "SCAN entries USING INDEX entries_without_page",  # the same
    "SCAN runs USING INDEX runs_by_start",  # newest first, as many as asked for
}


def called() -> set[str]:
    """Every name that a module hands to the database."""
    text = "\n".join(path.read_text() for path in ROOM.glob("*.py"))
    calls = re.findall(r'(?:rows|row|run|run_each|_one|_all)\(\s*"(\w+)"', text)
    return {
        *calls,
        "admit_as_taken_in",
        "admit_by_published",
        *(f"known_{what}" for what in get_args(KnownBy)),
    }


def test_every_statement_is_used_and_every_name_has_a_statement():
    assert called() == set(queries())


def test_no_name_is_given_twice():
    text = "\n".join(path.read_text() for path in (ROOM / "sql").glob("*.sql"))
    assert len(re.findall(r"^-- name: ", text, re.MULTILINE)) == len(queries())


def test_migrations_are_numbered_without_a_gap():
    assert list(migrations()) == list(range(1, len(migrations()) + 1))


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory):
    path = tmp_path_factory.mktemp("store") / "s.sqlite3"
    open_store(path).close()
    opened = apsw.Connection(str(path))
    yield opened
    opened.close()


@pytest.mark.parametrize("called", sorted(set(queries()) - WHOLE))
def test_a_question_about_one_thing_does_not_read_a_whole_table(connection: apsw.Connection, called: str):
    text = queries()[called]
    numbered = re.findall(r"\?(\d)", text)
    values = [None] * (int(max(numbered)) if numbered else text.count("?"))
    plan = [row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {text}", values)]
    assert {line for line in plan if line.startswith("SCAN")} <= SHORT

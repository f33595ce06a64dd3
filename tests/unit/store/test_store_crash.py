"""A writer is killed; the next one finds everything once, and nothing half."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import pytest

from feeds.store import open_store
from tests.contract.store_values import FEEDS, admit

if TYPE_CHECKING:
    from feeds.store.contract import Store

ROOT = Path(__file__).resolve().parents[3]

WRITER = """
import itertools, sys
from pathlib import Path
from feeds.model import Document
from feeds.store import open_store
from tests.contract.store_values import NOON, admit, kept
store = open_store(Path(sys.argv[1]))
for turn in itertools.count(store.count_entries()):
    with store.transaction():
        store.keep_document(Document(f"{turn}.txt", b"%d" % turn, NOON))
        store.keep(kept(str(turn)))
        if turn:
            store.keep(kept(str(turn - 1), outcome="changed", revision=2, fragment=b"x" * 9000))
    print("kept", flush=True)
    if turn % 3 == 2:
        admit(store, turn, by_published=turn % 2 == 0)
        print("admitted", flush=True)
        store.published([(state.source.path, state.generation, "d") for state in store.feeds()])
"""


def work_and_be_killed(path: Path, lines: int) -> None:
    """Let a writer work in its own process until it has said *lines* lines, then kill it as it goes on."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        for _ in range(lines):
            assert writer.stdout.readline() in ("kept\n", "admitted\n")
        writer.send_signal(signal.SIGKILL)


def newest_positions(store: Store, path: str) -> list[str]:
    """The entries of a feed, after checks of what its rows promise."""
    state = store.feed(path)
    assert state is not None
    members = store.members(path, 0, state.length)
    assert [member.seq for member in members] == list(range(state.length - 1, -1, -1))
    assert len({(member.entry, member.revision) for member in members}) == len(members)
    assert state.source.count == len({member.entry for member in members})
    return [member.entry for member in members]


@pytest.mark.parametrize("lines", [1, 4, 5, 30])
def test_a_killed_writer_loses_and_doubles_nothing(tmp_path: Path, lines: int):
    path = tmp_path / "store.sqlite3"
    for _ in range(2):
        work_and_be_killed(path, lines)
        store = open_store(path)
        admit(store, 10_000)
        assert admit(store, 10_000) == 0
        everything = {held.entry.id for held in store.entries(limit=10_000)}
        assert len(everything) == store.count_entries() >= lines // 2
        for feed in FEEDS:
            assert set(newest_positions(store, feed)) == everything
        for held in store.entries(limit=10_000):
            assert len(store.revisions(held.entry.id)) == held.entry.revision
            assert {path for path, _, _ in store.memberships(held.entry.id)} == set(FEEDS)
        store.close()
        connection = apsw.Connection(str(path))
        assert connection.execute("PRAGMA integrity_check").get == "ok"
        connection.close()

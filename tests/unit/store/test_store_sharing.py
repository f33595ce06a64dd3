"""Who may read beside the writer, and who must wait."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from feeds.errors import Busy, StoreError
from feeds.store import open_store
from feeds.store.connection import Connection
from tests.contract.store_values import kept

ROOT = Path(__file__).resolve().parents[3]

HOLD = """
import sys
from pathlib import Path
from feeds.store import open_store
from tests.contract.store_values import admit, kept
store = open_store(Path(sys.argv[1]))
store.keep(kept("first"))
admit(store)
with store.transaction():
    store.keep(kept("second"))
    print("holding", flush=True)
    sys.stdin.readline()
print("committed", flush=True)
sys.stdin.readline()
store.close()
"""


def test_a_reader_can_not_write(path: Path):
    open_store(path).close()
    reader = open_store(path, readonly=True)
    for write in (lambda: reader.set_meta("a", "b"), lambda: reader.touch(["all"])):
        with pytest.raises(StoreError, match="may only be read"):
            write()
    reader.close()
    reader.close()


def test_a_reader_sees_what_was_committed_while_a_writer_of_another_process_works(path: Path):
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdin is not None
        assert writer.stdout.readline() == "holding\n"
        reader = open_store(path, readonly=True)
        assert reader.count_entries() == 1
        assert len(reader.members("all", 0, 50)) == 1
        writer.stdin.write("\n")
        writer.stdin.flush()
        assert writer.stdout.readline() == "committed\n"
        assert reader.count_entries() == 2
        writer.stdin.write("\n")
        writer.stdin.flush()
        assert writer.wait() == 0
        assert reader.count_entries() == 2
        reader.close()


def test_a_reader_sees_one_state_throughout_a_transaction(path: Path):
    store = open_store(path)
    reader = open_store(path, readonly=True)
    with reader.transaction():
        assert reader.count_entries() == 0
        store.keep(kept("a"))
        assert reader.count_entries() == 0
    assert reader.count_entries() == 1
    reader.close()
    store.close()


def test_a_second_writer_that_waits_in_vain_is_told_that_the_store_is_held(path: Path):
    first = Connection(path, readonly=False)
    second = Connection(path, readonly=False)
    second._sqlite.set_busy_timeout(1)
    with first.transaction(), pytest.raises(Busy, match="another process holds the store"):
        second.run("set_meta", "a", "b")
    second.close()
    first.close()

"""Opening and closing: what is refused, what is mended, who may read beside the writer."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from feeds.errors import Busy, NotFound, StoreError
from feeds.store import open_store
from feeds.store.codec import unseal
from feeds.store.connection import APPLICATION, LOG_BYTES, Connection, refuse_old
from feeds.store.queries import migrations
from feeds.store.values import Run
from tests.contract.store_values import NOON, admit, kept, later

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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "seedwire.sqlite3"


def pragma(path: Path, *texts: str) -> list[object]:
    connection = apsw.Connection(str(path))
    values = [connection.execute(text).get for text in texts]
    connection.close()
    return values


@pytest.mark.parametrize("version", [(3, 7, 0), (3, 40, 1), (3, 51, 2)])
def test_a_release_of_sqlite_that_can_damage_a_store_is_refused(version: tuple[int, ...]):
    with pytest.raises(StoreError, match=r"install apsw 3\.51\.3 or newer"):
        refuse_old(version)


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 52, 0), (4, 0)])
def test_a_release_of_sqlite_that_can_be_trusted_is_taken(version: tuple[int, ...]):
    refuse_old(version)


def test_a_store_is_made_with_its_folders_and_marked_as_ours(path: Path):
    open_store(path).close()
    assert pragma(path, "PRAGMA user_version", "PRAGMA application_id", "PRAGMA journal_mode") == [
        max(migrations()),
        APPLICATION,
        "wal",
    ]


def test_a_commit_is_on_the_disk_when_it_returns(path: Path):
    connection = Connection(path, readonly=False)
    assert connection._command("PRAGMA synchronous") == [(2,)]
    connection.close()


def test_what_was_kept_is_there_after_a_restart(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.close()
    again = open_store(path)
    assert again.entry(kept("a").sealed.id) == unseal(kept("a").sealed)
    again.close()


def test_closing_leaves_one_file(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_run_that_was_cut_off_is_interrupted_when_a_writer_opens_the_store(path: Path):
    store = open_store(path)
    store.start_run(Run("r1", "scan", NOON))
    store.start_run(Run("r2", "scan", later(1)))
    store.end_run(Run("r2", "scan", later(1), later(2), "done"))
    reader = open_store(path, readonly=True)
    assert [run.outcome for run in reader.runs()] == ["done", "running"]
    reader.close()
    store.close()
    again = open_store(path)
    assert [run.outcome for run in again.runs()] == ["done", "interrupted"]
    again.close()


def test_what_is_no_database_is_damaged(path: Path):
    path.parent.mkdir()
    path.write_bytes(b"not a database, but long enough to be read as one" * 100)
    for readonly in (False, True):
        with pytest.raises(StoreError, match="is damaged"):
            open_store(path, readonly=readonly)
    assert path.read_bytes().startswith(b"not a database")


def test_a_page_that_was_overwritten_is_damage_and_not_an_answer(path: Path):
    store = open_store(path)
    for number in range(200):
        store.keep(kept(str(number)))
    store.close()
    body = bytearray(path.read_bytes())
    half = len(body) // 2
    body[half:] = b"\xa5" * (len(body) - half)
    path.write_bytes(body)
    reader = open_store(path, readonly=True)
    with pytest.raises(StoreError, match="is damaged"):
        reader.entries()
    reader.close()


def test_a_database_of_another_program_is_left_alone(path: Path):
    path.parent.mkdir()
    pragma(path, "CREATE TABLE notes (text)")
    for readonly in (False, True):
        with pytest.raises(StoreError, match="of another program"):
            open_store(path, readonly=readonly)
    assert pragma(path, "SELECT count(*) FROM sqlite_schema") == [1]


def test_a_store_of_a_newer_version_is_left_alone(path: Path):
    open_store(path).close()
    newer = max(migrations()) + 1
    pragma(path, f"PRAGMA user_version = {newer}")
    for readonly in (False, True):
        with pytest.raises(StoreError, match=f"newer version: it has schema {newer}, known is {newer - 1}"):
            open_store(path, readonly=readonly)


def test_a_reader_does_not_bring_an_older_store_up_to_date(path: Path):
    open_store(path).close()
    pragma(path, "PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="of an older version: a writer must bring it to schema 2"):
        open_store(path, readonly=True)
    assert pragma(path, "PRAGMA user_version") == [0]


def test_a_migration_that_fails_leaves_the_store_as_it_was(path: Path):
    open_store(path).close()
    pragma(path, "DROP TABLE meta", "PRAGMA user_version = 0")
    with pytest.raises(StoreError, match="already exists"):
        open_store(path)
    names = pragma(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'", "PRAGMA user_version")
    assert names == [0, 0]


def test_there_is_nothing_to_read_where_nothing_was_written(path: Path):
    with pytest.raises(NotFound, match="there is no store at"):
        open_store(path, readonly=True)
    assert not path.parent.exists()


def test_a_place_that_can_not_hold_a_store_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="file can't be used: "):
        open_store(tmp_path / "file" / "store.sqlite3")
    with pytest.raises(StoreError, match="can't be used: File name too long"):
        open_store(tmp_path / ("x" * 300) / "store.sqlite3", readonly=True)
    (tmp_path / "folder").mkdir()
    for readonly in (False, True):
        with pytest.raises(StoreError, match="folder can't be used: "):
            open_store(tmp_path / "folder", readonly=readonly)


def test_a_place_without_a_log_is_refused():
    with pytest.raises(StoreError, match="use a folder on a local disk"):
        open_store(Path(":memory:"))


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


def test_a_full_disk_ends_the_transaction_and_keeps_what_was_committed(path: Path):
    connection = Connection(path, readonly=False)
    connection.run("set_meta", "before", "1")
    connection._command("PRAGMA max_page_count = 60")

    def flood() -> None:
        with connection.transaction():
            connection.run_each("set_meta", ((str(number), "x" * 4000) for number in range(100)))

    with pytest.raises(StoreError, match="no room is left for the store"):
        flood()
    assert connection.rows("meta", "before") == [("1",)]
    assert connection.row("meta", "0") is None
    connection.run("set_meta", "after", "1")
    connection.close()


def test_a_transaction_that_sqlite_ended_is_not_ended_twice(path: Path):
    connection = Connection(path, readonly=False)

    def broken() -> None:
        with connection.transaction():
            connection._command("ROLLBACK")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    connection.run("set_meta", "after", "1")
    connection.close()


def test_a_value_that_the_schema_refuses_is_an_error_of_the_store(path: Path):
    connection = Connection(path, readonly=False)
    with pytest.raises(StoreError, match="can't be used: "):
        connection.run("set_meta", "a", b"bytes")
    connection.close()


def test_a_long_log_is_copied_back_and_cut_after_a_publication(path: Path):
    store = open_store(path)
    store.keep(kept("a", fragment=b"x" * (LOG_BYTES + 1)))
    admit(store)
    log = path.with_name(path.name + "-wal")
    assert log.stat().st_size > LOG_BYTES
    store.published([(feed.source.path, feed.generation, "d") for feed in store.feeds()])
    store.set_meta("next", "write")
    assert log.stat().st_size <= LOG_BYTES
    store.close()


def test_the_log_is_left_alone_inside_a_transaction(path: Path):
    store = open_store(path)
    store.keep(kept("a", fragment=b"x" * (LOG_BYTES + 1)))
    admit(store)
    with store.transaction():
        store.published([("all", 2, "d")])
    assert "all" not in {state.source.path for state in store.behind()}
    store.close()


def test_evidence_stands_beside_the_entry_for_questions_in_sql(path: Path):
    store = open_store(path)
    store.keep(kept("a"))
    store.keep(kept("a", outcome="changed", revision=2))
    store.close()
    assert pragma(path, "SELECT count(*) FROM evidence", "SELECT evidence FROM evidence") == [
        1,
        '["quốc phòng ×2"]',
    ]

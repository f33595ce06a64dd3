"""Lock: one Seedwire a data directory, in real processes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from feeds.errors import Busy, StoreError
from scheduler.lock import FILE, Lock, holder

HOLD = """
import sys
from pathlib import Path
from scheduler.lock import Lock
with Lock(Path(sys.argv[1])) as lock:
    lock.say("http://127.0.0.1:9/")
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path, root):
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=root, text=True, **pipes) as process:
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def test_a_second_one_is_told_who_holds_the_first(tmp_path, other):
    with pytest.raises(Busy) as caught:
        Lock(tmp_path)
    assert (
        str(caught.value) == f"another seedwire (pid {other.pid}) already uses the data directory {tmp_path}"
    )


def test_the_holder_tells_where_it_can_be_asked(tmp_path, other):
    held = holder(tmp_path)
    assert (held.pid, held.address) == (other.pid, "http://127.0.0.1:9/")


def test_a_process_that_is_killed_holds_nothing(tmp_path, other):
    other.kill()
    other.wait()
    assert holder(tmp_path) is None
    with Lock(tmp_path):
        assert holder(tmp_path).pid == os.getpid()


def test_it_is_let_go(tmp_path):
    lock = Lock(tmp_path / "data")
    lock.release()
    lock.release()
    assert holder(tmp_path / "data") is None
    Lock(tmp_path / "data").release()


def test_nobody_holds_what_is_not_there(tmp_path):
    assert holder(tmp_path / "none") is None


def test_asking_who_holds_it_takes_it_from_nobody(tmp_path):
    Lock(tmp_path).release()
    for _ in range(20):
        assert holder(tmp_path) is None
        with Lock(tmp_path):
            assert holder(tmp_path) is not None


def test_a_holder_that_has_said_nothing_is_still_one(tmp_path):
    with Lock(tmp_path):
        (tmp_path / FILE).write_text("")
        assert holder(tmp_path).pid == 0
        with pytest.raises(Busy, match="another seedwire already uses"):
            Lock(tmp_path)


def test_a_data_directory_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be used"):
        Lock(tmp_path / "file" / "data")

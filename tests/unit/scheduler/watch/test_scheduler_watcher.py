"""A watcher that wakes, in the folders it is told."""

from __future__ import annotations

import os
import threading
import time

from scheduler.watch import Watcher


def test_a_watcher_wakes_for_a_new_file_and_survives_a_name_that_is_not_utf8(tmp_path):
    woken = threading.Event()
    watcher = Watcher(woken.set)
    watcher.follow((str(tmp_path),))
    watcher.start()
    try:
        for name in (b"a.txt", b"\xff.txt", b"b.txt"):
            assert wakes(woken, lambda name=name: (tmp_path / os.fsdecode(name)).write_text(""))
    finally:
        watcher.close()
    assert not watcher.is_alive()


def test_a_watcher_follows_the_folders_it_is_told_and_no_links(tmp_path):
    new = tmp_path / "new"
    new.mkdir()
    woken = threading.Event()
    watcher = Watcher(woken.set)
    watcher.start()
    try:
        watcher.follow((str(tmp_path / "none"),))
        watcher.follow((str(tmp_path), str(new)))
        assert wakes(woken, lambda: (new / "a.txt").write_text("a"))
    finally:
        watcher.close()


def wakes(woken, act, limit=10.0):
    """Say whether *act*, repeated, wakes: watching begins at no known moment."""
    end = time.monotonic() + limit
    while time.monotonic() < end:
        woken.clear()
        act()
        if woken.wait(0.3):
            return True
    return False

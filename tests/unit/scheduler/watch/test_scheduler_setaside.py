"""Scan: what is set aside: links, pipes, too large, empty, not to be read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap

import pytest

from feeds.errors import TooLarge, Unreadable
from feeds.settings import Override, load
from scheduler.folder import LINK, read_file
from scheduler.watch import EMPTY, Scanner
from tests.unit.scheduler.watch.conftest import NOW, Desk, reasons, sources


def test_links_are_set_aside_and_not_followed(desk, tmp_path):
    (tmp_path / "outside.txt").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "b.txt").write_text("secret")
    inside = desk.write("real.txt")
    (desk.folder / "file").symlink_to(tmp_path / "outside.txt")
    (desk.folder / "folder").symlink_to(tmp_path / "outside")
    (desk.folder / "inside").symlink_to(inside)
    (desk.folder / "nowhere").symlink_to(tmp_path / "none")
    scan = desk.scan()
    assert sources(scan.ready) == ["real.txt"]
    assert reasons(scan) == dict.fromkeys(["file", "folder", "inside", "nowhere"], LINK)
    assert desk.scan().asides == ()


def test_a_link_that_takes_the_place_of_a_file_is_not_read(desk):
    desk.write("a.txt")
    (delivery,) = desk.scan().ready
    (desk.folder / "a.txt").unlink()
    (desk.folder / "a.txt").symlink_to("/etc/hostname")
    with pytest.raises(Unreadable, match="symbolic link"):
        delivery.load()


def test_what_is_no_regular_file_is_set_aside_and_hangs_nothing(desk):
    os.mkfifo(desk.folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(os.path.relpath(desk.folder / "socket"))
        assert reasons(desk.scan()) == {
            "pipe.txt": "not a regular file (a named pipe)",
            "socket": "not a regular file (a socket)",
        }


def test_a_pipe_that_takes_the_place_of_a_file_hangs_nothing(desk):
    desk.write("a.txt")
    (delivery,) = desk.scan().ready
    (desk.folder / "a.txt").unlink()
    os.mkfifo(desk.folder / "a.txt")
    with pytest.raises(Unreadable, match="a named pipe"):
        delivery.load()


def test_a_large_file_is_set_aside_unread(desk):
    with (desk.folder / "large.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert reasons(desk.scan()) == {"large.txt": "larger than 25 MB (200 MB)"}


def test_a_file_that_outgrows_the_limit_is_not_read(desk):
    desk.write("a.txt", "four")
    (delivery,) = desk.scan().ready
    with pytest.raises(TooLarge):
        read_file(str(desk.folder / "a.txt"), delivery.seen, 3)


def test_a_file_that_was_too_large_is_taken_in_once_the_limit_allows(tmp_path):
    desk = Desk(tmp_path, **{"limits.file_size": 3})
    desk.write("a.txt", "four")
    assert reasons(desk.scan()) == {"a.txt": "larger than 3 bytes (4 bytes)"}
    wider = load(overrides=[Override("s", "paths.seeds", str(desk.folder))])
    scan = Scanner(wider, desk.known.values).scan(NOW)
    assert sources(scan.ready) == ["a.txt"]
    assert scan.cleared == ("a.txt",)


def test_an_empty_file_is_set_aside_until_something_is_in_it(desk):
    desk.write("a.txt", "")
    assert reasons(desk.scan()) == {"a.txt": EMPTY}
    assert desk.scan().asides == ()
    desk.write("a.txt", "text")
    assert sources(desk.scan().ready) == ["a.txt"]


def test_a_file_set_aside_after_reading_is_not_offered_again_until_it_changes(desk):
    desk.write("a.bin")
    (delivery,) = desk.scan().ready
    desk.known["a.bin"] = delivery.seen._replace(state="set-aside", digest="x")
    assert desk.scan().ready == ()
    desk.write("a.bin", "other")
    assert sources(desk.scan().ready) == ["a.bin"]


POWERLESS = """
    import ctypes, os, sys
    if os.getuid() == 0:  # root reads everything, unless these two powers are gone at the next exec
        for power in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH
            assert ctypes.CDLL(None).prctl(24, power, 0, 0, 0) == 0  # PR_CAPBSET_DROP
    os.execv(sys.executable, [sys.executable, "-c", sys.argv[2], sys.argv[1]])
"""
SCAN = """
    import sys
    from datetime import UTC, datetime
    from feeds.settings import Override, load
    from scheduler.watch import Scanner
    given = {"paths.seeds": sys.argv[1], "paths.output": "/nowhere/o", "paths.data": "/nowhere/d"}
    settings = load(overrides=[Override(key, key, value) for key, value in given.items()])
    scan = Scanner(settings, tuple).scan(datetime(2030, 1, 1, tzinfo=UTC))
    for aside in scan.asides:
        print(aside.source, "|", aside.reason)
    for delivery in scan.ready:
        try:
            delivery.load()
        except Exception as error:
            print(delivery.source, "|", error.reason)
"""


def test_what_may_not_be_read_is_set_aside_and_the_rest_goes_on(tmp_path, root):
    seeds = tmp_path / "seeds"
    (seeds / "closed").mkdir(parents=True)
    (seeds / "listed").mkdir()
    for name in ("a.txt", "secret.txt", "closed/b.txt", "listed/c.txt"):
        (seeds / name).write_text("text")
        os.utime(seeds / name, (0, 0))
    (seeds / "secret.txt").chmod(0)
    (seeds / "closed").chmod(0)
    (seeds / "listed").chmod(0o444)
    scripts = [textwrap.dedent(POWERLESS), str(seeds), textwrap.dedent(SCAN)]
    try:
        run = subprocess.run(
            [sys.executable, "-c", *scripts], capture_output=True, text=True, cwd=root, check=False
        )
    finally:
        (seeds / "closed").chmod(0o755)
        (seeds / "listed").chmod(0o755)
    assert run.stderr == ""
    assert run.stdout.splitlines() == [
        "closed/ | the folder can't be listed (Permission denied)",
        "listed/c.txt | it can't be looked at (Permission denied)",
        "secret.txt | no permission to read it",
    ]

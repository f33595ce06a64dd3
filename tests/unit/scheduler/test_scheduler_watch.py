"""Watch: what a scan finds, over real folders; a watcher that wakes."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import textwrap
import threading
import time
from datetime import UTC, datetime, timedelta

import pytest

from feeds.errors import NotReady, TooLarge, Unreadable
from feeds.settings import Override, load
from feeds.store.values import Seen
from scheduler.folder import LINK, Ignored, read_file, readable, walk
from scheduler.watch import EMPTY, GROWING, Scanner, Watcher

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)
"""Later than the clock of any file written here, so that such a file has settled unless it says otherwise."""


class Desk:
    """A seeds folder, and what is remembered of it."""

    def __init__(self, folder, **settings):
        self.folder = folder / "seeds"
        self.folder.mkdir()
        given = {
            "paths.seeds": self.folder,
            "paths.output": folder / "o",
            "paths.data": folder / "d",
            **settings,
        }
        self.settings = load(overrides=[Override(key, key, value) for key, value in given.items()])
        self.known = {}
        self.scanner = Scanner(self.settings, self.known.values)

    def write(self, name, text="Some text.\n", *, age=None):
        """Write a file whose last change was *age* seconds before NOW, None for long ago."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.touch(name, age)
        return file

    def touch(self, name, age):
        then = (NOW.timestamp() - (3600 if age is None else age)) * 1e9
        os.utime(self.folder / name, ns=(int(then), int(then)), follow_symlinks=False)

    def scan(self, seconds=0.0, **given):
        """Look, *seconds* after NOW, and remember it as the store would."""
        scan = self.scanner.scan(NOW + timedelta(seconds=seconds), **given)
        self.known |= {seen.source: seen for seen in scan.noted}
        self.known |= {one.source: one.seen._replace(state="taken", digest="x") for one in scan.ready}
        return scan


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def sources(ready):
    return [delivery.source for delivery in ready]


def reasons(scan):
    return {aside.source: aside.reason for aside in scan.asides}


def test_files_are_ready_in_the_order_of_their_names(desk):
    for name in ("b.txt", "sub/deep/c.txt", "a.txt"):
        desk.write(name)
    assert sources(desk.scan().ready) == ["a.txt", "b.txt", "sub/deep/c.txt"]


def test_what_is_known_and_unchanged_is_not_ready_again(desk):
    desk.write("a.txt")
    desk.scan()
    again = desk.scan()
    assert again.ready == ()
    assert again.noted == ()


def test_a_file_whose_text_changed_is_ready_again(desk):
    desk.write("a.txt")
    desk.scan()
    desk.write("a.txt", "Other text.\n")
    assert sources(desk.scan().ready) == ["a.txt"]


def test_a_delivery_loads_the_bytes(desk):
    desk.write("a.txt", "words")
    (delivery,) = desk.scan().ready
    assert delivery.load() == b"words"


def test_a_file_that_changes_between_scan_and_reading_is_not_ready(desk):
    desk.write("a.txt")
    (delivery,) = desk.scan().ready
    desk.write("a.txt", "more text than before\n")
    with pytest.raises(NotReady):
        delivery.load()


def test_a_file_that_vanishes_between_scan_and_reading_is_not_ready(desk):
    desk.write("a.txt")
    (delivery,) = desk.scan().ready
    (desk.folder / "a.txt").unlink()
    with pytest.raises(NotReady):
        delivery.load()


def test_a_young_file_waits_until_it_has_settled(desk):
    desk.write("a.txt", age=0.5)
    first = desk.scan()
    assert first.ready == ()
    assert [seen.source for seen in first.waiting] == ["a.txt"]
    assert first.due == NOW + timedelta(seconds=1.5)
    second = desk.scan(1.5)
    assert sources(second.ready) == ["a.txt"]
    assert second.cleared == ("a.txt",)
    assert second.due is None


def test_a_growing_file_waits_as_long_as_it_grows(desk):
    for second in range(0, 8, 2):
        desk.write("a.txt", "x" * (second + 1), age=-second)
        assert desk.scan(second + 0.5).ready == ()
    assert sources(desk.scan(8.5).ready) == ["a.txt"]


def test_a_file_from_the_future_is_ready_after_two_looks_that_agree(desk):
    desk.write("a.txt", age=-5000)
    assert desk.scan().due == NOW + timedelta(seconds=2)
    assert desk.scan(1).ready == ()
    last = desk.scan(2)
    assert sources(last.ready) == ["a.txt"]
    assert last.due is None


def test_a_file_from_the_future_that_changes_is_looked_at_anew(desk):
    desk.write("a.txt", age=-5000)
    desk.scan()
    desk.write("a.txt", "longer than before\n", age=-5000)
    assert desk.scan(2).ready == ()
    assert sources(desk.scan(4).ready) == ["a.txt"]


def test_a_clock_that_was_set_back_does_not_hold_a_file_for_ever(desk):
    desk.write("a.txt", age=-5000)
    desk.scan(1000)
    assert desk.scan().ready == ()
    assert sources(desk.scan(2).ready) == ["a.txt"]


def test_what_changes_for_long_is_shown_once_and_taken_in_at_last(desk):
    told = []
    for second in range(0, 42, 2):
        desk.write("a.txt", "x" * (second + 1), age=-second)
        told.append(reasons(desk.scan(second + 0.5)))
    assert [one for one in told if one] == [{"a.txt": GROWING}]
    last = desk.scan(60)
    assert sources(last.ready) == ["a.txt"]
    assert last.cleared == ("a.txt",)


def test_a_file_that_changes_for_long_is_looked_at_less_often(desk):
    desk.write("a.txt", age=0)
    desk.scan()
    desk.write("a.txt", "more\n", age=-60)
    assert desk.scan(60.5).due == NOW + timedelta(seconds=65.5)


def test_the_last_look_sets_aside_what_still_changes(desk):
    desk.write("a.txt", age=0)
    scan = desk.scan(patient=False)
    assert reasons(scan) == {"a.txt": GROWING}


def test_a_folder_that_could_not_be_listed_is_no_file_that_is_gone(desk):
    desk.known["sub/"] = Seen("sub/", 0, 0, 0, 0, "set-aside")
    desk.known["a.txt"] = Seen("a.txt", 1, 1, 1, 1, "taken")
    scan = desk.scan()
    assert scan.gone == ("a.txt",)
    assert scan.cleared == ("a.txt", "sub/")
    assert desk.known["sub/"].state == "gone"


def test_without_a_settle_time_everything_is_ready(tmp_path):
    desk = Desk(tmp_path, **{"watch.settle": 0})
    desk.write("a.txt", age=0)
    assert sources(desk.scan().ready) == ["a.txt"]


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


def test_names_that_are_passed_over(desk):
    for name in (
        ".hidden",
        "a.part",
        "a.tmp",
        "a.crdownload",
        "~$a.docx",
        "a.swp",
        ".folder/a.txt",
        "README.md",
    ):
        desk.write(name)
    desk.write("sub/README.md")
    assert sources(desk.scan().ready) == ["sub/README.md"]


def test_no_pattern_passes_nothing_over(tmp_path):
    (tmp_path / ".a").write_text("")
    assert [one.source for one in walk(str(tmp_path), Ignored(())) if not isinstance(one, str)] == [".a"]


def test_a_name_that_is_not_utf8_is_shown_with_escapes_and_read(desk):
    desk.write(os.fsdecode(b"caf\xe9 \\ \xc3\xa9.txt"), "text")
    (delivery,) = desk.scan().ready
    assert delivery.source == "caf\\xe9 \\\\ é.txt"
    assert delivery.load() == b"text"


def test_two_names_are_never_one_source():
    assert readable("a\\xff") != readable(os.fsdecode(b"a\xff"))


def test_a_file_that_is_gone_is_noted_once_and_comes_back_as_ready(desk):
    file = desk.write("a.txt")
    desk.scan()
    file.unlink()
    scan = desk.scan()
    assert scan.gone == ("a.txt",)
    assert [(seen.source, seen.state, seen.digest) for seen in scan.noted] == [("a.txt", "gone", "x")]
    assert scan.cleared == ("a.txt",)
    assert desk.scan().gone == ()
    desk.write("a.txt")
    assert sources(desk.scan().ready) == ["a.txt"]


def test_a_seeds_folder_that_vanishes_loses_nothing_and_says_so(desk):
    desk.write("a.txt")
    desk.scan()
    desk.folder.rename(desk.folder.with_name("away"))
    scan = desk.scan()
    assert scan.gone == ()
    assert reasons(scan) == {"./": "the seeds folder is not there"}
    desk.folder.with_name("away").rename(desk.folder)
    assert desk.scan().cleared == ("./",)


def test_the_folders_that_were_listed_are_told(desk):
    desk.write("sub/a.txt")
    assert desk.scan().folders == (str(desk.folder), str(desk.folder / "sub"))


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

"""Files that appear whole or not at all, and only where their bytes are new."""

from __future__ import annotations

import os
import stat
import threading
from typing import TYPE_CHECKING

from feeds.publish import Published, digest, publish
from tests.unit.publish.conftest import contents

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_put_in_their_places(output: Path):
    files = [("all.atom", b"<feed/>"), ("topic/defence/vi.atom", b""), ("archive/all/0.atom", b"x" * 100_000)]
    assert publish(output, iter(files)) == Published(tuple(path for path, _ in files), ())
    assert contents(output) == dict(files)


def test_a_file_with_equal_bytes_is_not_touched(output: Path):
    publish(output, [("all.atom", b"same"), ("lang/vi.atom", b"old"), ("lang/en.atom", b"old")])
    before = (output / "all.atom").stat()
    result = publish(output, [("lang/vi.atom", b"newer"), ("all.atom", b"same"), ("lang/en.atom", b"new")])
    assert result == Published(("lang/vi.atom", "lang/en.atom"), ("all.atom",))
    after = (output / "all.atom").stat()
    assert (after.st_ino, after.st_ctime_ns) == (before.st_ino, before.st_ctime_ns)
    assert contents(output) == {"all.atom": b"same", "lang/vi.atom": b"newer", "lang/en.atom": b"new"}


def test_a_reader_that_has_the_old_file_open_keeps_it_whole(output: Path):
    publish(output, [("all.atom", b"old" * 1000)])
    with (output / "all.atom").open("rb") as reader:
        publish(output, [("all.atom", b"new")])
        assert reader.read() == b"old" * 1000


def test_no_reader_ever_sees_a_part_of_a_file(output: Path):
    bodies = [bytes([65 + turn]) * 50_000 for turn in range(20)]
    publish(output, [("all.atom", bodies[0])])
    seen = set()
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.add((output / "all.atom").read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for body in bodies:
        publish(output, [("all.atom", body)])
    done.set()
    reader.join()
    assert seen <= set(bodies)


def test_a_web_server_can_read_what_is_published_whatever_the_umask(output: Path):
    before = os.umask(0o077)
    try:
        publish(output, [("topic/defence/vi.atom", b"x")])
    finally:
        os.umask(before)
    assert stat.S_IMODE((output / "topic/defence/vi.atom").stat().st_mode) == 0o644
    for folder in (output, output / "topic", output / "topic/defence"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_path_that_comes_twice_holds_the_last_bytes(output: Path):
    publish(output, [("a.atom", b"1")])
    result = publish(output, [("a.atom", b"2"), ("a.atom", b"1")])
    assert result.written == ("a.atom", "a.atom")
    assert contents(output) == {"a.atom": b"1"}


def test_nothing_to_publish_makes_the_folder(output: Path):
    assert publish(output, []) == Published((), ())
    assert output.is_dir()


def test_the_digest_names_the_bytes():
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

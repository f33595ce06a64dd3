"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import signal
import socket
import stat
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from feeds.errors import PublishError
from feeds.publish import (
    BATCH_BYTES,
    BATCH_FILES,
    BATCH_FOLDERS,
    DRAFT,
    FEW,
    Published,
    _Worded,
    digest,
    publish,
    remove,
    sweep,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


def contents(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@contextmanager
def file_limit(size: int) -> Iterator[None]:
    """Let no file grow over *size*: a disk that is full, as far as a program can see."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


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


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/x",
        "../x",
        "a/../x",
        "a//b",
        "./a",
        "a/",
        ".a",
        "a/.b",
        "a\\b",
        "a b",
        "a\x00",
        "ä",
        "a\n",
        "~",
        "-x",
    ],
)
def test_a_path_that_is_not_safe_is_refused(output: Path, path: str):
    with pytest.raises(PublishError, match="no safe path"):
        publish(output, [("all.atom", b"x"), (path, b"x")])
    with pytest.raises(PublishError, match="no safe path"):
        remove(output, [path])
    assert contents(output) == {}


def test_nothing_is_written_through_a_symbolic_link(output: Path, tmp_path: Path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret").write_bytes(b"secret")
    publish(output, [("a.atom", b"x")])
    (output / "topic").symlink_to(outside)
    (output / "b.atom").symlink_to(outside / "secret")
    with pytest.raises(PublishError, match=r"topic/x\.atom can't be published: a file or a symbolic link"):
        publish(output, [("topic/x.atom", b"x")])
    with pytest.raises(PublishError, match=r"topic/secret"):
        remove(output, ["topic/secret"])
    publish(output, [("b.atom", b"secret")])
    assert contents(outside) == {"secret": b"secret"}
    assert not (output / "b.atom").is_symlink()


def test_the_root_itself_may_be_a_link(output: Path, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    output.symlink_to(tmp_path / "elsewhere")
    publish(output, [("all.atom", b"x")])
    (output / f"{DRAFT}1").touch()
    assert sweep(output) == 1
    assert contents(tmp_path / "elsewhere") == {"all.atom": b"x"}


def test_what_is_no_regular_file_is_replaced_without_waiting_for_it(output: Path):
    output.mkdir()
    os.mkfifo(output / "pipe.atom")
    with socket.socket(socket.AF_UNIX) as listener:
        here = Path.cwd()
        os.chdir(output)
        try:
            listener.bind("socket.atom")
        finally:
            os.chdir(here)
        assert publish(output, [("pipe.atom", b""), ("socket.atom", b"x")]).untouched == ()
    assert contents(output) == {"pipe.atom": b"", "socket.atom": b"x"}


def test_a_folder_in_the_way_is_named_and_no_draft_stays(output: Path):
    (output / "b.atom").mkdir(parents=True)
    with pytest.raises(PublishError, match=r"b\.atom can't be published: a folder is where the file"):
        publish(output, [("a.atom", b"x"), ("b.atom", b"x"), ("c.atom", b"x")])
    assert contents(output) == {"a.atom": b"x"}


@pytest.mark.parametrize("count", [1, 3 * FEW])
def test_a_full_disk_harms_no_file_and_leaves_no_draft(output: Path, count: int):
    publish(output, [("all.atom", b"old"), ("lang/vi.atom", b"old")])
    files = [(f"item/{number}.html", b"new") for number in range(count)]
    with (
        file_limit(4096),
        pytest.raises(PublishError, match=r"lang/vi\.atom can't be published: File too"),
    ):
        publish(output, [("all.atom", b"new"), ("lang/vi.atom", b"x" * 10_000), *files])
    assert contents(output) == {"all.atom": b"old", "lang/vi.atom": b"old"}


def test_an_output_that_can_not_be_made_is_named(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(PublishError, match=r"file/output can't be published: a file or a symbolic link"):
        publish(tmp_path / "file" / "output", [("all.atom", b"x")])


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only"), (errno.EACCES, "no permission")],
)
def test_the_usual_errors_of_a_disk_are_said_in_words(number: int, words: str):
    with pytest.raises(PublishError, match=f"all.atom can't be published: .*{words}"), _Worded("all.atom"):
        raise OSError(number, os.strerror(number))


def test_an_error_of_the_caller_stays_the_callers(output: Path):
    def files() -> Iterator[tuple[str, bytes]]:
        yield "all.atom", b"x"
        raise FileNotFoundError("a template")

    with pytest.raises(FileNotFoundError, match="a template"):
        publish(output, files())
    assert contents(output) == {}


def test_files_are_written_in_batches_so_that_their_number_takes_no_memory(output: Path):
    taken = 0

    def files() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        for taken in range(3 * BATCH_FILES):
            assert len(list(output.glob("*.atom"))) >= taken - BATCH_FILES
            yield f"{taken}.atom", b"x"

    assert len(publish(output, files()).written) == 3 * BATCH_FILES


def test_large_files_are_written_before_many_are_held(output: Path):
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.atom", b"x" * BATCH_BYTES
        yield "b.atom", b"x"
        assert (output / "a.atom").exists()

    publish(output, files())


def test_many_folders_are_not_held_open_together(output: Path):
    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(BATCH_FOLDERS + 1):
            yield f"{number}/x.atom", b"x"
        assert (output / "0/x.atom").exists()

    publish(output, files())


def test_a_path_that_comes_twice_holds_the_last_bytes(output: Path):
    publish(output, [("a.atom", b"1")])
    result = publish(output, [("a.atom", b"2"), ("a.atom", b"1")])
    assert result.written == ("a.atom", "a.atom")
    assert contents(output) == {"a.atom": b"1"}


def test_drafts_of_a_killed_process_are_swept_and_nothing_else(output: Path):
    publish(output, [("all.atom", b"x"), ("topic/defence/vi.atom", b"x")])
    (output / f"{DRAFT}0123").write_bytes(b"half")
    (output / "topic/defence" / f"{DRAFT}4567").write_bytes(b"")
    (output / ".htaccess").write_bytes(b"mine")
    assert sweep(output) == 2
    assert contents(output) == {"all.atom": b"x", "topic/defence/vi.atom": b"x", ".htaccess": b"mine"}
    assert sweep(output) == 0


def test_removing_says_what_was_there(output: Path):
    publish(output, [("a.atom", b"x"), ("lang/vi.atom", b"x"), ("lang/en.atom", b"x")])
    assert remove(output, ["a.atom", "lang/vi.atom", "lang/fr.atom", "none/x.atom"]) == (
        "a.atom",
        "lang/vi.atom",
    )
    assert contents(output) == {"lang/en.atom": b"x"}


def test_where_nothing_was_published_there_is_nothing_to_remove_or_sweep(output: Path):
    assert remove(output, ["all.atom"]) == ()
    assert sweep(output) == 0
    assert not output.exists()


def test_nothing_to_publish_makes_the_folder(output: Path):
    assert publish(output, []) == Published((), ())
    assert output.is_dir()


def test_no_descriptor_stays_open(output: Path):
    publish(output, [("warm/up.atom", b"x")])
    before = len(list(Path("/proc/self/fd").iterdir()))
    for turn in range(5):
        publish(output, [(f"{turn}/x.atom", b"x") for turn in range(20)])
        remove(output, [f"{turn}/x.atom", "none/x.atom"])
        sweep(output)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_digest_names_the_bytes():
    assert digest(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


PUBLISHER = """
import sys
from itertools import count
from pathlib import Path
from feeds.publish import publish
for turn in count():
    publish(Path(sys.argv[1]), ((f"{n % 7}/{n}.atom", b"%d;" % turn * 2000) for n in range(300)))
    print(turn, flush=True)
"""


def test_a_killed_publisher_leaves_whole_files_and_drafts_that_can_be_swept(output: Path):
    with subprocess.Popen(
        [sys.executable, "-c", PUBLISHER, str(output)],
        cwd=Path(__file__).resolve().parents[2],
        stdout=subprocess.PIPE,
    ) as publisher:
        assert publisher.stdout is not None
        for _ in range(3):
            publisher.stdout.readline()
        publisher.send_signal(signal.SIGKILL)
    sweep(output)
    files = contents(output)
    assert sorted(files) == sorted(f"{number % 7}/{number}.atom" for number in range(300))
    for body in files.values():
        assert body == body[: body.index(b";") + 1] * 2000

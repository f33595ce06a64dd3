"""What goes wrong harms no file and is said in words: a full disk, an error, a kill."""

from __future__ import annotations

import errno
import os
import resource
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from feeds.errors import PublishError
from feeds.publish import FEW, _Worded, publish, sweep
from tests.unit.publish.conftest import contents

if TYPE_CHECKING:
    from collections.abc import Iterator


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
        cwd=Path(__file__).resolve().parents[3],
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

"""Paths that are refused, and what may stand where a file is to go."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from feeds.errors import PublishError
from feeds.publish import DRAFT, publish, remove, sweep
from tests.unit.publish.conftest import contents


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

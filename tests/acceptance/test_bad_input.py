"""What goes wrong in a folder is set aside with its reason, and stops nothing else."""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager

import pytest

from tests.acceptance.desk import until

ARTICLE = """The harbour museum opens a new hall

The harbour museum opened a hall about the history of the lighthouse on Monday.
Visitors can see the old lamp, the keeper's diary and a model of the first tower.
"""

WITHOUT_PRIVILEGE = """
import ctypes, os, sys
for capability in (1, 2):  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: root reads everything with them
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)  # PR_CAPBSET_DROP
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def fill(desk):
    """Put one of each into the folder; give the reason that status must show for each."""
    seeds = desk.seeds
    (seeds / "good.txt").write_text(ARTICLE, "utf-8")
    (seeds / "empty.txt").touch()
    (seeds / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    with (seeds / "huge.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    (seeds / "noise.txt").write_bytes(bytes(range(128, 256)) * 3 + b"\xff\xfe\xff" * 40)
    (seeds / "controls.txt").write_text(ARTICLE.replace("lamp", "la\x00\x0b\x1bmp"), "utf-8")
    outside = desk.folder / "outside.txt"
    outside.write_text("A secret that must never be published anywhere.", "utf-8")
    (seeds / "link.txt").symlink_to(outside)
    (seeds / "folder").symlink_to(desk.folder)
    os.mkfifo(seeds / "pipe.txt")
    (seeds / "locked.txt").write_text(ARTICLE, "utf-8")
    (seeds / "locked.txt").chmod(0)
    return {
        "empty.txt": "empty",
        "picture.txt": "PNG",
        "huge.txt": "25 MB",
        "noise.txt": "",
        "link.txt": "symbolic link",
        "folder": "symbolic link",
        "pipe.txt": "named pipe",
        "locked.txt": "permission",
    }


@contextmanager
def growing(path):
    """A file that somebody goes on writing, until the block ends."""
    done = threading.Event()

    def write():
        with path.open("ab", buffering=0) as file:
            while not done.wait(0.05):
                file.write(b"one more line of the growing file\n")
            file.write(ARTICLE.replace("harbour museum", "railway museum").encode())

    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        done.set()
        writer.join()


@pytest.mark.acceptance
def test_each_bad_file_is_set_aside_with_its_reason_and_stops_none_of_the_others(desk):
    expected = fill(desk) | {"growing.txt": "still being written"}
    command = desk.command("run")
    aside = {}

    def all_shown():
        aside.update({one["source"]: one["reason"] for one in desk.status()["set_aside"]})
        return expected.keys() <= aside.keys()

    with desk.service(command=[command[0], "-c", WITHOUT_PRIVILEGE, *command[1:]]):
        with growing(desk.seeds / "growing.txt"):
            until(all_shown, seconds=60, what="every reason in status")
            for name, words in expected.items():
                assert words in aside[name], f"{name}: {aside[name]}"
            everything = desk.get("all.atom").text
            assert "harbour museum" in everything
            assert "secret" not in everything
        until(lambda: "railway museum" in desk.get("all.atom").text, what="the grown file to be taken in")
        assert "growing.txt" not in {one["source"] for one in desk.status()["set_aside"]}


@pytest.mark.acceptance
def test_controls_are_cleaned_and_the_article_is_published(desk):
    (desk.seeds / "controls.txt").write_text(ARTICLE.replace("lamp", "la\x00\x0b\x1bmp"), "utf-8")
    desk.seedwire("build")
    assert "keeper" in (desk.output / "all.atom").read_text("utf-8")


@pytest.mark.acceptance
@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("[watch]\nsetle = 3\n", ["seedwire.toml", "watch", "setle", "settle"]),
        ("[limits]\nworkers = 'many'\n", ["seedwire.toml", "limits.workers", "whole number"]),
        ("[watch\n", ["seedwire.toml", "line 1"]),
        ("[paths]\noutput = 'seeds/out'\n", ["output", "seeds"]),
    ],
)
def test_a_wrong_setting_names_file_key_and_what_would_be_right(desk, setting, words):
    (desk.folder / "seedwire.toml").write_text(setting, "utf-8")
    done = desk.seedwire("build", code=2)
    for word in words:
        assert word in done.stderr, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.acceptance
def test_a_wrong_catalogue_names_file_and_line_and_a_running_service_keeps_the_old_one(desk):
    good = (
        '[topic.museums]\nthreshold = 1.0\nlabels = {en = "Museums"}\n[topic.museums.terms]\nen = ["museum"]'
    )
    catalogue = desk.folder / "topics.toml"
    catalogue.write_text(good + "\ncolour = 3\n", "utf-8")
    done = desk.seedwire("build", code=2)
    assert "topics.toml" in done.stderr
    assert "line 6" in done.stderr

    catalogue.write_text(good, "utf-8")
    with desk.service() as process:
        catalogue.write_text("[topic.museums\n", "utf-8")
        process.send_signal(signal.SIGHUP)
        until(lambda: "topics.toml" in desk.log(), what="the service to name the wrong catalogue")
        (desk.seeds / "good.txt").write_text(ARTICLE, "utf-8")
        until(lambda: "harbour" in desk.get("topic/museums.atom").text, what="the old catalogue at work")


@pytest.mark.acceptance
def test_names_that_are_no_utf8_harm_nothing(desk):
    (desk.seeds / "good.txt").write_text(ARTICLE, "utf-8")
    with desk.service():
        name = os.fsencode(desk.seeds) + b"/caf\xe9.txt"
        with open(name, "wb") as file:  # noqa: PTH123 - a name of bytes
            file.write(ARTICLE.replace("harbour", "station").encode())
        until(lambda: "station museum" in desk.get("all.atom").text, what="the file with the odd name")
        (desk.seeds / "later.txt").write_text(ARTICLE.replace("harbour", "mountain"), "utf-8")
        until(lambda: "mountain museum" in desk.get("all.atom").text, what="the file after it")
    assert sys.platform != "win32"

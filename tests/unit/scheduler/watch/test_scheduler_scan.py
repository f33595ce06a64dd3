"""Scan: what is ready, what is passed over, what is gone."""

from __future__ import annotations

import os

import pytest

from feeds.errors import NotReady
from feeds.store.values import Seen
from scheduler.folder import Ignored, readable, walk
from tests.unit.scheduler.watch.conftest import reasons, sources


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


def test_a_folder_that_could_not_be_listed_is_no_file_that_is_gone(desk):
    desk.known["sub/"] = Seen("sub/", 0, 0, 0, 0, "set-aside")
    desk.known["a.txt"] = Seen("a.txt", 1, 1, 1, 1, "taken")
    scan = desk.scan()
    assert scan.gone == ("a.txt",)
    assert scan.cleared == ("a.txt", "sub/")
    assert desk.known["sub/"].state == "gone"


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

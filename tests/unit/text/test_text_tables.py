"""The tables of py3langid, kept in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.text.tables import cache_folder, identifier

TEXT = "The harbour museum opened a hall about the lighthouse."


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A cache folder in which somebody left the tables."""
    folder = tmp_path_factory.mktemp("cache") / "seedwire"
    identifier(folder)
    return folder


def tables(folder: Path) -> Path:
    (place,) = folder.iterdir()
    return place


def test_what_was_kept_answers_as_what_was_unpacked(kept):
    assert identifier(kept).rank(TEXT) == identifier(None).rank(TEXT)


def test_what_is_kept_is_used_and_not_written_again(kept):
    before = {path: path.stat().st_mtime_ns for path in tables(kept).iterdir()}
    identifier(kept)
    assert {path: path.stat().st_mtime_ns for path in tables(kept).iterdir()} == before


def test_a_damaged_file_is_replaced(tmp_path):
    identifier(tmp_path)
    damaged = tables(tmp_path) / "ptc.npy"
    damaged.write_bytes(damaged.read_bytes()[:1000])
    best, _ = identifier(tmp_path).rank(TEXT)[0]
    assert best == "en"
    assert damaged.stat().st_size > 1000


def test_a_folder_that_can_not_be_written_is_done_without(tmp_path):
    (tmp_path / "file").touch()
    best, _ = identifier(tmp_path / "file" / "seedwire").rank(TEXT)[0]
    assert best == "en"


def test_our_folder_is_below_that_of_the_user():
    assert cache_folder({"HOME": "/home/ada"}) == Path("/home/ada/.cache/seedwire")
    assert cache_folder({"HOME": "/home/ada", "XDG_CACHE_HOME": "/var/ada"}) == Path("/var/ada/seedwire")
    assert cache_folder({"XDG_CACHE_HOME": "here"}) is None
    assert cache_folder({}) is None

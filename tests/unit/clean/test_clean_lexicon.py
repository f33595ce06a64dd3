"""The lexicon as it is read: in step with the file that people write."""

from __future__ import annotations

from feeds.clean.lexicon import BUNDLE, bundled, write


def test_the_bundled_lexicon_is_in_step_with_its_source():
    assert BUNDLE.read_text(encoding="utf-8") == bundled(), "run: make catalogue"


def test_the_bundle_of_the_lexicon_is_written_where_it_is_wanted(tmp_path):
    write(tmp_path / "lexicon.json")
    assert (tmp_path / "lexicon.json").read_bytes() == BUNDLE.read_bytes()

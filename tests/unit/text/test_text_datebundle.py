"""The bundle of the words of dates."""

from __future__ import annotations

from feeds.text.datebundle import bundled, write
from feeds.text.datewords import BUNDLE


def test_the_bundled_dates_are_in_step_with_their_file_and_the_cldr(tmp_path):
    write(tmp_path / "dates.json")
    assert (tmp_path / "dates.json").read_text(encoding="utf-8") == bundled()
    assert BUNDLE.read_text(encoding="utf-8") == bundled(), "run: make catalogue"

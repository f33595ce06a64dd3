"""Text that every feed can carry."""

from __future__ import annotations

import re
import time
from unicodedata import combining

import pytest

from feeds.text.unicode import MARKS, TITLE_LENGTH, one_line, printable, scrub, title_text, visible

ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # XML 1.0, 2.2


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x0b", "\x1b", "\x7f", "\x9f", chr(0xD800), chr(0xDFFF), "\ufdd0", "\ufffe", "\U0001ffff"],
)
def test_what_xml_forbids_becomes_a_space(character):
    assert scrub(f"a{character}b") == "a b"
    assert ALLOWED.fullmatch(scrub(f"a{character}b"))


@pytest.mark.parametrize(
    "character", ["\t", "\n", "\xa0", "\xad", "\u200d", "\ufeff", "\ufffd", "\ue000", "🏛"]
)
def test_what_xml_allows_stays(character):
    assert scrub(f"a{character}b") == f"a{character}b"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_a_line_feed(end):
    assert scrub(f"a{end}b") == "a\nb"


def test_text_is_composed():
    assert scrub("Vie\u0323\u0302t") == "Việt"


def test_printable_text_is_not_composed_so_that_markup_stays_markup():
    assert printable("<b>\u0338\x01") == "<b>\u0338 "


def test_marks_beyond_measure_are_dropped_in_good_time():
    start = time.process_time()
    text = scrub("z" + "\u0315\u0300" * 100_000 + "!")
    assert time.process_time() - start < 2
    assert sum(bool(combining(character)) for character in text) <= MARKS
    assert text.endswith("!")


def test_a_run_of_signs_is_left_alone():
    assert scrub("é" + "—" * 100) == "é" + "—" * 100
    assert scrub("\u0301—\u0301" * 40) == "\u0301—\u0301" * 40


def test_scrubbing_twice_is_scrubbing_once():
    text = scrub("a\u0301\x00\u0338>\r\n" + "\u0315\u0300" * 50)
    assert scrub(text) == text


def test_a_line_has_single_spaces_and_none_at_its_ends():
    assert one_line("\u3000 a\n\tb\xa0\x00c ") == "a b c"


@pytest.mark.parametrize("text", ["", " \n", "\xa0", "\u200b\ufeff", "\x00\x01", "\xad\u2060"])
def test_nothing_to_see(text):
    assert not visible(text)


@pytest.mark.parametrize("text", [".", "\u200ba", "ạ", "🏛"])
def test_something_to_see(text):
    assert visible(text)


def test_titles_have_no_characters_that_turn_or_hide_text():
    assert title_text("\u202eevil\u2066 \u200bab\ufeff\U000e0041\n") == "evil ab"


def test_what_hidden_characters_kept_apart_is_composed():
    assert title_text("e\u200b\u0301") == "é"


def test_a_long_title_is_cut_at_a_word():
    title = title_text("four " * 100)
    assert len(title) <= TITLE_LENGTH
    assert title.endswith("four…")


def test_a_long_title_without_spaces_is_cut_after_a_whole_character():
    assert title_text("市" * 400) == "市" * 299 + "…"
    title = title_text("x" * 298 + "q\u0301\u0323" + "x" * 50)
    assert title == "x" * 298 + "…"


def test_a_title_of_the_full_length_stays():
    assert title_text("a" * TITLE_LENGTH) == "a" * TITLE_LENGTH

"""The page: what is known of every line, and the short ways to know it."""

from __future__ import annotations

import re
import sys

import pytest

from feeds.clean.lexicon import lexicon, words
from feeds.clean.measure import is_row, size_of

WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@pytest.mark.parametrize("last", ["", "。", "\u2e3a", "\ud7b0", "\U00020000", "，", "\ud800"])
def test_only_a_wide_sign_counts_for_more_than_one(last):
    assert size_of(f"港口{last}") == len(f"港口{last}") + int(len(WIDE.findall(f"港口{last}")) * 1.5)


def test_a_sign_counts_the_same_in_any_line():
    characters = list(map(chr, range(0x80, 0x10000)))
    assert [size_of(f"港{sign}港港") for sign in characters] == [
        4 + int((4 if WIDE.match(sign) else 3) * 1.5) for sign in characters
    ]


def test_folding_the_case_leaves_something_of_every_character_so_that_equal_lines_end_alike():
    assert all(chr(code).casefold() for code in range(sys.maxunicode + 1))


@pytest.mark.parametrize("line", ["", "…", "Share this", "Photo: Ann", "The ferry", "文/王", "照片"])
def test_the_first_word_of_a_line_tells_whether_it_begins_with_a_term(line):
    known, tokens = lexicon(), words(line)
    assert known.terms(line.casefold()) == (known.line(tokens), known.start(tokens))


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Choose a county Antrim Armagh Carlow Cavan Clare Cork Derry Donegal Down Dublin", True),
        ("THE MINISTER OF TRADE AND THE HEADS OF BOTH BANKS MET IN THE OLD PORT TO SIGN", False),
        ("Anna Berg, Carl Dahl, Ebba Falk, Gustav Holm, Ida Jansson, Karl Lind and Maria Nord", False),
        ("The council of the town and the owners of the mills agreed on Monday to share the river", False),
        ("Home News Sport Weather", False),
    ],
)
def test_many_words_with_capitals_and_no_commas_are_a_row_of_entries(line, row):
    assert is_row(line) is row

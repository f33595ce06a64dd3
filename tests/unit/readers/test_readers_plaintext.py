"""Plain text: lines, and paragraphs that were wrapped."""

from __future__ import annotations

import textwrap

import pytest

SENTENCES = (
    "The harbour town has bought three electric buses and wants to buy seven more next year if the county "
    "agrees to pay a third of what they cost. The first line is twelve kilometres long and runs from the "
    "fish market to the hospital, where a hundred of its passengers work. People in the villages hope for "
    "a second line, which the council will talk about in its meeting next week."
)


def lines(article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("width", [55, 65, 72, 80])
def test_wrapped_paragraphs_come_back(reading, width):
    text = "\n\n".join(textwrap.fill(SENTENCES, width) for _ in range(3))
    assert lines(reading(text, "a.txt")) == [SENTENCES] * 3


def test_an_indented_line_begins_a_paragraph_of_wrapped_text(reading):
    text = "\n".join(textwrap.fill(SENTENCES, 70, initial_indent="   ") for _ in range(3))
    assert lines(reading(text, "a.txt")) == [SENTENCES] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Short line\nanother\nand more\nof them\nin a list\nend",
        "\n".join(f"{SENTENCES} {number}" for number in range(5)),
        "\n".join(
            f"Sentence number {number} fills about as much of its line as others." for number in range(9)
        ),
        "\n".join(["A headline of some length that has no full stop at its end", "Sport"] * 5),
        textwrap.fill(SENTENCES[:200], 70),
        textwrap.fill(SENTENCES, 40),
        textwrap.fill(SENTENCES, 72) + "\n\n" + SENTENCES,
    ],
    ids=["short", "paragraphs", "sentences", "headlines", "few", "narrow", "mixed"],
)
def test_lines_that_were_not_wrapped_stay_lines(reading, text):
    article = reading(text, "a.txt")
    assert lines(article) == [line for line in text.split("\n") if line]
    assert article.notes == ()


PARTED = """\
The council of the harbour town wants to buy more of the battery-
driven buses, and the people of the villages around have long been -
they say so at each meeting - in favour of a line that leads to them
as well, since there is no other way to reach the hospital in winter
when the ferry does not run and the road along the coast is flooded.
"""


def test_a_word_parted_at_its_hyphen_is_whole_again_and_a_dash_keeps_its_space(reading):
    (line,) = lines(reading(PARTED, "a.txt"))
    assert "battery-driven" in line
    assert "been - they" in line


def test_line_ends_of_all_systems_are_line_ends(reading):
    assert lines(reading("a\r\nb\rc\u2028d\x85e\nf", "a.txt")) == ["a", "b", "c", "d", "e", "f"]


def test_the_real_documents_keep_their_lines(reading, shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        article = reading(path.read_bytes(), path.name)
        text = path.read_text(encoding="utf-8")
        expected = [(number, " ".join(line.split())) for number, line in enumerate(text.split("\n"), 1)]
        assert [(block.line, block.text) for block in article.blocks] == [
            pair for pair in expected if pair[1]
        ]
        assert article.notes == ()

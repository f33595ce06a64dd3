"""Credits of pictures without a bracket or a stop before them, and with their word behind the names."""

from __future__ import annotations

import pytest

HEADLINE = "The ferry crosses the bay again after nine weeks"


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("The ferry lay two months in the dock. Ines Roth (AFP) photo.", "caption"),
        ("The captain waved at all who had come to the pier Photo: Ines Roth/AFP", "caption"),
        ("The new propeller is made of steel and wood. © AFP/Ines Roth", "caption"),
        ("The ferry seen from the pier. (Source: AFP/Ines Roth)", "caption"),
        ("Reuters photo", "photo-credit"),
    ],
)
def test_a_credit_is_told_by_its_word_or_by_an_agency(page_of, paragraphs, find, line, label):
    assert find(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:]), line).label == label


@pytest.mark.parametrize(
    "line",
    [
        "The Old Ferry Photo",
        "She sold the pier. Nobody ever saw the photo.",
        "Cost per Photo:",
        'The biggest of all her pictures and the Photo: why "biggest"?',
    ],
)
def test_a_word_for_pictures_alone_is_no_credit(page_of, paragraphs, find, line):
    label = find(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:]), line).label
    assert label not in {"caption", "photo-credit"}

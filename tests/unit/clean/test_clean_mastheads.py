"""The paper beside the headline: told from sections, owners and ordinary words, and taken off the title."""

from __future__ import annotations

import pytest

from feeds.clean import clean
from feeds.clean.titles import without_name
from tests.unit.clean.ferry import HEADLINE, TEXT

BUTTONS = ("Home", "Share", "Subscribe", "Log in", "Facebook", "Twitter", "Newsletter", "Related articles")
MENU = "\n".join(BUTTONS * 2)


@pytest.fixture
def heads_of(article_of):
    def find(*lines):
        found = clean(article_of("\n\n".join(lines)))
        return [claim.text for claim in found.publishers], [claim.text for claim in found.titles]

    return find


def test_the_paper_goes_before_its_owner_and_is_no_part_of_the_title(heads_of):
    owner = ("Bay Herald is part of Harbour Media, a house of many papers", "© 2024 Harbour Media")
    found = heads_of(f"{HEADLINE} | Bay Herald", TEXT, *owner)
    assert found == (["Bay Herald", "Harbour Media"], [HEADLINE])


def test_a_name_made_of_words_for_furniture_is_one_beside_a_headline_that_stands_again(heads_of):
    assert heads_of(f"{HEADLINE} | Live Video", HEADLINE, TEXT)[0] == ["Live Video"]
    assert heads_of(f"{HEADLINE} | Live Video", TEXT)[0] == []


def test_more_of_the_headline_gives_way_to_the_holder_of_the_rights(heads_of):
    found = heads_of(
        f"{HEADLINE} | All about engines", TEXT, "Subscribe to the Bay Herald", "© 2024 Bay Herald"
    )
    assert found[0] == ["Bay Herald"]


def test_ordinary_words_beside_a_headline_are_no_name(heads_of):
    lines = (HEADLINE, TEXT, "The hours of the market were tested twice, and it will leave on most of them.")
    assert heads_of(f"{HEADLINE} | Tested", *lines)[0] == []
    assert heads_of(f"{HEADLINE} | Market Hours", *lines)[0] == []
    assert heads_of(f"{HEADLINE} | Bay Engine Hours", *lines)[0] == []
    assert heads_of(f"{HEADLINE} | BayTested", *lines)[0] == ["BayTested"]


def test_a_word_in_an_address_is_not_ordinary(heads_of):
    address = "He writes to us as @herald or at example.org/herald, and heraldic beasts are his main concern."
    assert heads_of(f"{HEADLINE} | Herald", HEADLINE, TEXT, address)[0] == ["Herald"]


def test_a_host_beside_the_headline_is_the_publisher(heads_of):
    assert heads_of(f"{HEADLINE} - bayherald.example", TEXT) == (["bayherald.example"], [HEADLINE])


def test_a_section_gives_way_to_a_host_that_holds_the_rights(heads_of):
    menu = (
        "Harbour News",
        "Next Harbour News",
        "About bayherald.example",
        "© 2024 bayherald.example",
        *BUTTONS * 3,
    )
    found = heads_of(f"{HEADLINE} - Harbour News", *menu, TEXT, TEXT.replace("bay", "gulf"), *BUTTONS * 3)
    assert found[0] == ["bayherald.example"]


def test_a_holder_whom_the_only_address_does_not_name_is_the_owner(heads_of):
    told = ("Harbour Media prints it", "© 2024 Harbour Media")
    assert heads_of(HEADLINE, TEXT, *told, "info@bayherald.example")[0] == []
    assert heads_of(HEADLINE, TEXT, *told, "info@hm.example")[0] == ["Harbour Media"]
    assert heads_of(HEADLINE, TEXT, *told, "info@bayherald.example", "info@other.example")[0] == [
        "Harbour Media"
    ]


@pytest.mark.parametrize(
    ("headline", "name", "title"),
    [
        ("A ferry is back - Bay Herald", "Bay Herald", "A ferry is back"),
        ("A ferry is back | Ships | Bay Herald", "Bay Herald", "A ferry is back"),
        ("A ferry is back | Bay Herald | Bay Herald", "Bay Herald", "A ferry is back"),
        ("A ferry is back_Bay Herald | Bay Herald", "Bay Herald", "A ferry is back"),
        ("Ships | A ferry is back | Bay Herald", "Bay Herald", "Ships | A ferry is back"),
        ("Now | a homecoming | Bay Herald", "Bay Herald", "Now | a homecoming"),
        ("Bay Herald: A ferry is back", "Bay Herald", "A ferry is back"),
        ("渡轮重新驶过海湾丨海湾晨报", "海湾晨报", "渡轮重新驶过海湾"),
        ("Bay Herald", "Bay Herald", "Bay Herald"),
    ],
)
def test_a_title_is_the_headline_without_paper_and_section(headline, name, title):
    assert without_name(headline, name) == title

"""The edges of an article within a page: what stands right above and below its prose."""

from __future__ import annotations

import pytest

BUTTONS = ("Menu", "Log in", "Share", "Tweet", "Advertisement", "Leave a comment")
HEADLINE = "The ferry is back"
TITLE = f"{HEADLINE} - Bay Herald"
DECK = "After nine years on land the boat takes passengers again"
TEASER = "How the town council paid for {} new bridges without a loan"


def test_a_deck_below_the_headline_is_kept(page_of, paragraphs, kept_of):
    assert kept_of(page_of(TITLE, *BUTTONS, HEADLINE, DECK, *paragraphs, *BUTTONS)) == [DECK, *paragraphs]


def test_the_line_that_announces_the_text_is_kept(page_of, paragraphs, kept_of):
    lines = (TITLE, *BUTTONS, HEADLINE, "What the skipper told us:", *paragraphs, *BUTTONS)
    assert "What the skipper told us:" in kept_of(page_of(*lines))


def test_many_headlines_above_the_text_are_no_decks(page_of, paragraphs, kept_of):
    teasers = [TEASER.format(number) for number in ("two", "three", "four", "five")]
    page = page_of(TITLE, HEADLINE, *BUTTONS, *teasers, *paragraphs, *BUTTONS)
    assert kept_of(page) == list(paragraphs)


def test_an_entry_of_a_menu_above_the_text_is_left_out(page_of, paragraphs, kept_of):
    page = page_of(TITLE, HEADLINE, *BUTTONS, "Harbour", *paragraphs, *BUTTONS)
    assert kept_of(page) == list(paragraphs)


def test_a_byline_between_deck_and_text_parts_nothing(page_of, paragraphs, kept_of):
    page = page_of(*BUTTONS, HEADLINE, "It sails at last.", "By Martha Quill", *paragraphs, *BUTTONS)
    assert kept_of(page) == ["It sails at last.", *paragraphs]


@pytest.mark.parametrize("last", ["Tickets are sold on board only.", "These are the new times of departure:"])
def test_a_last_sentence_below_the_text_is_kept(page_of, paragraphs, kept_of, last):
    assert kept_of(page_of(*BUTTONS, HEADLINE, *paragraphs, last, *BUTTONS))[-1] == last


def test_what_a_colon_announces_is_kept_with_all_its_lines(page_of, paragraphs, kept_of):
    times = "North pier 8.15\nSouth pier 9.40\nIsland 10.05"
    page = page_of(*BUTTONS, HEADLINE, *paragraphs, "These are the new times:", times, *BUTTONS)
    assert kept_of(page)[-3:] == times.split("\n")


def test_a_page_may_end_with_its_article(page_of, paragraphs, kept_of):
    assert kept_of(page_of(TITLE, *BUTTONS, HEADLINE, *paragraphs)) == list(paragraphs)


def test_a_text_that_repeats_itself_far_from_its_beginning_means_it(page_of, paragraphs, kept_of):
    refrain = "And the ferry, the ferry goes over the bay once more"
    lines = [*paragraphs, refrain, "Then came winter.", "Then came spring.", refrain]
    assert kept_of(page_of(HEADLINE, *lines)).count(refrain) == 2


def test_a_first_paragraph_parted_from_the_text_by_buttons_is_kept(page_of, paragraphs, kept_of):
    lines = (TITLE, *BUTTONS, paragraphs[0], *BUTTONS[:3], *paragraphs[1:], *BUTTONS)
    assert kept_of(page_of(*lines)) == list(paragraphs)


@pytest.mark.parametrize(
    "note", ["[Harbour Annals, vol. 3]", "（『港の記録』第3巻、41ページ）", "※ Fares as of May"]
)
def test_a_note_right_below_the_text_is_kept(page_of, paragraphs, kept_of, note):
    assert kept_of(page_of(*BUTTONS, HEADLINE, *paragraphs, note, *BUTTONS))[-1] == note


def test_short_sentences_beside_text_under_the_headline_stay(page_of, paragraphs, kept_of):
    told = (
        "This valley has eleven bakeries.",
        "It means that there is one for every three hundred people who live between the pass and the lake.",
        "But who taught the bakers?",
    )
    menu = ("Search", "Log in", "Newsletter", "About us", "Advertise", "Jobs", "Menu", "Contact us") * 2
    cleaned = page_of(
        "The bakers of the valley | Valley Post",
        *BUTTONS,
        "The bakers of the valley",
        "3 min read",
        *told,
        *menu,
        *(f"{paragraph} {number}." for number in range(4) for paragraph in paragraphs),
        "Privacy policy",
    )
    assert kept_of(cleaned)[:3] == list(told)


def test_of_what_stands_right_under_the_headline_three_lines_are_a_deck(page_of, paragraphs, find):
    said = [f"{number} things that the ferry company has promised to its passengers" for number in range(4)]
    cleaned = page_of(TITLE, *BUTTONS, HEADLINE, *said, *BUTTONS * 3, *paragraphs, *BUTTONS)
    assert [find(cleaned, line).label.value for line in said] == ["lead", "lead", "lead", "navigation"]


def test_a_line_that_begins_as_furniture_or_a_credit_does_is_no_deck(page_of, paragraphs, find):
    line = "Related: how the ferry company came by its third boat"
    cleaned = page_of(TITLE, *BUTTONS, HEADLINE, line, *BUTTONS * 3, *paragraphs, *BUTTONS)
    assert find(cleaned, line).label.value == "related-heading"


def test_a_list_with_numbers_goes_on_below_the_text_as_far_as_it_is_counted(page_of, paragraphs, kept_of):
    items = [f"{number}. A day on the ferry number {number}" for number in range(1, 7)]
    other = [f"{number} ferries in the news" for number in (9, 8, 7)]
    text = (items[0], *paragraphs[:2], items[1], *paragraphs[2:])
    kept = kept_of(
        page_of(TITLE, *BUTTONS, HEADLINE, *text, items[2], "with the dog", *items[3:], *other, *BUTTONS)
    )
    assert kept[-5:] == [items[2], "with the dog", *items[3:]]


def test_a_notice_of_rights_under_the_headline_is_no_deck(page_of, paragraphs, find):
    notice = "© 2024 The Paper. All rights reserved."
    cleaned = page_of(TITLE, *BUTTONS, HEADLINE, notice, *BUTTONS * 3, *paragraphs, *BUTTONS)
    assert find(cleaned, notice).label.value == "footer"


def test_a_line_that_says_the_headline_again_under_it_is_no_deck(page_of, paragraphs, find):
    again = f"{HEADLINE} and everybody has come to see it"
    cleaned = page_of(TITLE, *BUTTONS, HEADLINE, again, *BUTTONS * 3, *paragraphs, *BUTTONS)
    assert find(cleaned, again).label.value != "lead"

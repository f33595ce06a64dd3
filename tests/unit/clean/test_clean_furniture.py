"""What pages put around an article, and what only looks like it."""

from __future__ import annotations

import pytest

from feeds.clean import clean
from feeds.model import Kind

HEADLINE = "The ferry is back"
MENU = ("Menu", "Log in", "Subscribe", "Share")
ADS = ("Advertisement",)


def test_a_page_is_searched_for_its_article(page_of, paragraphs, kept_of):
    cleaned = page_of(*MENU, HEADLINE, *paragraphs, "Leave a comment", "Privacy policy", "© 2024 Bay Herald")
    assert kept_of(cleaned) == list(paragraphs)


def test_prose_between_the_headline_and_the_bounds_stays(page_of, paragraphs, kept_of):
    buttons = ("Share", "Tweet", "Print", "Advertisement", "Leave a comment", "Subscribe now")
    title = f"{HEADLINE} - Bay Herald"
    cleaned = page_of(title, HEADLINE, paragraphs[0], *buttons, *paragraphs[1:] * 1)
    assert kept_of(cleaned) == list(paragraphs)


def test_the_readers_comments_are_left_out_however_long(page_of, paragraphs, kept_of, find):
    opinion = (
        "I have been waiting for this ferry since I was at school, and I shall wait for it tomorrow as well. "
        * 3
    )
    cleaned = page_of(
        *MENU, HEADLINE, *paragraphs * 2, "Comments", "Ann", opinion, "Bob", opinion + "Indeed."
    )
    assert kept_of(cleaned) == list(paragraphs)
    assert find(cleaned, "Indeed").label == "comment"


def test_a_link_to_comments_above_the_text_ends_nothing(page_of, paragraphs, kept_of):
    cleaned = page_of(*MENU, HEADLINE, "Comments", *paragraphs)
    assert kept_of(cleaned) == list(paragraphs)


def test_two_kinds_of_furniture_and_a_legal_notice_make_a_page(page_of, paragraphs, find):
    lines = (
        "Log in",
        "Sign in",
        "Local",
        HEADLINE,
        *paragraphs,
        "Share",
        "Bay Street 5",
        "© 2024 Bay Herald",
    )
    assert find(page_of(*lines), "Local").label == "navigation"


def test_headlines_below_a_heading_outside_the_bounds_are_related(page_of, paragraphs, find):
    tail = ("Related articles", "A new timetable", "Menu", "Imprint of the paper here")
    cleaned = page_of(*MENU, HEADLINE, "Leave a comment", *paragraphs, *tail)
    assert find(cleaned, "A new timetable").label == "related"
    assert find(cleaned, "Imprint").label == "navigation"


def test_an_end_mark_with_other_things_below_ends_the_text(page_of, paragraphs, labels_of):
    lines = (
        HEADLINE,
        *paragraphs[:3],
        paragraphs[3] + "/.",
        "***",
        "Bay Herald online",
        "Hotline: 0900 111 222",
    )
    assert labels_of(page_of(*lines))[-4:] == ["body", "widget", "footer", "hotline"]


def test_an_end_mark_with_only_sentences_below_ends_nothing(page_of, paragraphs, kept_of):
    lines = (HEADLINE, paragraphs[0] + "/.", *paragraphs[1:])
    assert kept_of(page_of(*lines)) == list(lines[1:])


def test_an_early_end_mark_ends_nothing(page_of, paragraphs, kept_of):
    lines = (HEADLINE, paragraphs[0] + "/.", "On the water", *paragraphs[1:])
    assert kept_of(page_of(*lines)) == list(lines[1:])


def test_the_slash_of_an_address_is_no_end_mark(page_of, paragraphs, kept_of):
    last = f"{paragraphs[3][:-1]} at bay.example/ferry/."
    assert kept_of(page_of(HEADLINE, *paragraphs[:3], last, "Harbour", "Bridge"))[-3:] == [
        last,
        "Harbour",
        "Bridge",
    ]


def test_teasers_below_a_heading_of_related_stories_are_left_out(page_of, paragraphs, kept_of):
    related = ("Related stories", "A new timetable", paragraphs[0].replace("ferry", "tram"), "Fog again")
    cleaned = page_of(HEADLINE, *paragraphs, *related)
    assert kept_of(cleaned) == list(paragraphs)


def test_text_below_a_heading_that_only_sounds_so_stays(page_of, paragraphs, kept_of):
    lines = (paragraphs[0], "See also", *paragraphs[1:])
    assert kept_of(page_of(HEADLINE, *lines)) == list(lines)


def test_one_line_below_such_a_heading_is_no_list(page_of, paragraphs, kept_of):
    lines = (paragraphs[0], "Highlights", "Related", "A new timetable", *paragraphs[1:])
    assert kept_of(page_of(HEADLINE, *lines)) == list(lines)


@pytest.mark.parametrize("line", ["Read also: A new timetable", "相关阅读：新的时刻表"])
def test_a_link_within_the_text_is_left_out(page_of, paragraphs, find, line):
    assert find(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:]), line).label == "related"


@pytest.mark.parametrize(
    "line",
    ["Share", "Advertisement", "Small Normal Large", "* * *", "Tel. 0900 123 456", "Font size: A- A A+"],
)
def test_a_line_of_nothing_but_buttons_is_left_out_of_clean_text(page_of, paragraphs, kept_of, line):
    assert kept_of(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:])) == list(paragraphs)


@pytest.mark.parametrize("line", ["Video", "Summary", "Next", "Hotline: soon", "The number 0900 123 456"])
def test_a_word_that_may_be_a_heading_stays_in_clean_text(page_of, paragraphs, kept_of, line):
    assert line in kept_of(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:]))


def test_a_heading_by_its_markup_is_no_button(page_of, labels_of):
    assert labels_of(page_of("Share", kind=Kind.HEADING, marked_up=True)) == ["share"]
    assert labels_of(page_of("Share", "Joy", kind=Kind.HEADING, marked_up=True)) == [
        "subheading",
        "subheading",
    ]


def test_a_bullet_makes_an_item_and_is_not_kept(page_of, paragraphs, find):
    line = find(page_of(HEADLINE, paragraphs[0], "• a coat", "• bread", paragraphs[1]), "a coat")
    assert (line.label, line.text) == ("item", "a coat")


def test_markup_says_what_a_block_is(article_of, labels_of):
    kinds = {
        Kind.HEADING: "subheading",
        Kind.ITEM: "item",
        Kind.NUMBERED: "numbered",
        Kind.QUOTATION: "quotation",
        Kind.CAPTION: "caption",
        Kind.PREFORMATTED: "preformatted",
        Kind.TABLE: "table",
    }
    for kind, label in kinds.items():
        assert labels_of(clean(article_of("On the water", kind=kind, marked_up=True))) == [label]


def test_a_legal_notice_below_the_text_is_its_footer(page_of, paragraphs, labels_of):
    assert labels_of(page_of(HEADLINE, *paragraphs, "© 2024 Bay Herald"))[-1] == "footer"


def test_a_long_paragraph_that_speaks_of_copyright_is_no_notice(page_of, paragraphs, kept_of):
    lawyer = f"The copyright of the old map lies with the harbour. {' '.join(paragraphs)}"
    lines = ("Log in", "Sign in", HEADLINE, *paragraphs, "Share", "Bay Street 5", lawyer)
    assert lawyer in kept_of(page_of(*lines))


def test_related_headlines_below_a_short_text_are_left_out(article_of, paragraphs, labels_of):
    text = f"{HEADLINE}\n\n{paragraphs[0]}\n\nRelated\nA new timetable\nThe fog is back"
    assert labels_of(clean(article_of(text)))[-3:] == ["related-heading", "related", "related"]


def test_furniture_above_a_signature_goes_with_it(page_of, labels_of):
    assert labels_of(page_of("Related articles", "By Martha Quill")) == ["related-heading", "byline"]


def test_the_first_verdict_on_a_line_stands(page_of, paragraphs, labels_of):
    lines = (HEADLINE, *paragraphs, "Hotline: 0900 111 222", "M. Quill")
    assert labels_of(page_of(*lines))[-2:] == ["hotline", "byline"]


def test_a_line_of_numbers_below_the_text_is_no_name_of_the_paper(page_of, paragraphs):
    cleaned = page_of("The ferry is back", *paragraphs, "12 34 56", "Subscribe to the newsletter")
    assert cleaned.publishers == ()


@pytest.mark.parametrize(
    "item", ["Sign up for the evening crossing at the pier.", "Name and seat of the owner"]
)
def test_text_may_begin_as_furniture_does(page_of, paragraphs, kept_of, item):
    lines = (*paragraphs[:2], item, *paragraphs[2:])
    assert kept_of(page_of(*MENU, HEADLINE, *lines, *MENU)) == list(lines)


def test_an_article_ends_above_a_row_of_teasers_that_each_have_their_day(page_of, paragraphs, kept_of):
    teasers = [
        f"{name} of the harbour\nNovember {day}, 2024\n{paragraph}"
        for day, (name, paragraph) in enumerate(zip(("News", "Birds", "Songs"), paragraphs, strict=False), 1)
    ]
    text = [*paragraphs, *(f"{line} So it was told." for line in paragraphs)]
    assert kept_of(page_of(*MENU, *ADS, HEADLINE, *text, *teasers, *MENU)) == text


def test_tags_that_were_taken_for_text_weigh_nothing(page_of, paragraphs, kept_of):
    tags = (
        '<div style="position:absolute;"><img width=1 height=1 alt="" src="https://example.org/b"></div>' * 9
    )
    assert kept_of(page_of(*MENU, *ADS, HEADLINE, *paragraphs, *MENU, tags, *MENU)) == list(paragraphs)


@pytest.mark.parametrize(
    ("line", "label"), [("and more.", "body"), ("More.", "navigation"), ("more...", "navigation")]
)
def test_the_end_of_a_sentence_is_no_button_though_its_words_are(page_of, paragraphs, find, line, label):
    cleaned = page_of(*MENU, HEADLINE, paragraphs[0], line, *paragraphs[1:], "Leave a comment")
    assert find(cleaned, line).label.value == label

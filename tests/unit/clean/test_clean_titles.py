"""Which line is the headline."""

from __future__ import annotations

from feeds.clean import clean
from feeds.model import Claim, Kind


def test_the_first_line_without_a_stop_is_the_headline(page_of, paragraphs):
    assert page_of("The ferry is back", *paragraphs).titles == (Claim("The ferry is back", "first-line", 1),)


def test_a_question_may_be_a_headline(page_of, paragraphs):
    assert page_of("Who paid for the flags?", *paragraphs).titles[0].text == "Who paid for the flags?"


def test_an_empty_document_has_none(page_of):
    assert page_of("").titles == ()


def test_nothing_but_buttons_has_none(page_of):
    assert page_of("Share", "Print").titles == ()


def test_a_date_is_no_headline(page_of, paragraphs):
    assert page_of("3 June 2024", "The ferry is back", *paragraphs).titles[0].text == "The ferry is back"


def test_a_very_long_first_line_is_no_title_element(page_of, paragraphs, labels_of):
    line = " ".join(f"harbour{number}" for number in range(40))
    assert labels_of(page_of(line, *paragraphs))[0] == "lead"


def test_a_section_above_the_headline_is_a_kicker(page_of, paragraphs, labels_of):
    assert labels_of(page_of("Sports", "The ferry is back", *paragraphs))[:2] == ["kicker", "title"]


def test_the_title_element_gives_the_headline_and_the_paper(page_of, paragraphs, labels_of):
    cleaned = page_of("The ferry is back | Bay Herald", "Local", "The ferry is back", *paragraphs)
    assert labels_of(cleaned)[:3] == ["duplicate", "kicker", "title"]
    assert cleaned.publishers == (Claim("Bay Herald", "title-element", 1),)


def test_the_paper_may_stand_before_the_headline(page_of, paragraphs):
    cleaned = page_of("Bay Herald: The ferry is back at last", "The ferry is back at last", *paragraphs)
    assert cleaned.publishers[0].text == "Bay Herald"


def test_a_headline_that_the_title_element_writes_otherwise_names_no_paper(page_of, paragraphs, labels_of):
    cleaned = page_of("THE FERRY IS BACK", "The ferry is back", *paragraphs)
    assert labels_of(cleaned)[:2] == ["duplicate", "title"]
    assert cleaned.publishers == ()


def test_a_lead_that_stands_twice_is_no_headline(page_of, paragraphs, kept_of):
    assert kept_of(page_of(paragraphs[0], *paragraphs)) == list(paragraphs)


def test_without_a_title_element_the_headline_stands_next_above_the_text(page_of, paragraphs):
    menu = ("Menu", "Log in", "Share", "Leave a comment")
    assert page_of(*menu, "The ferry is back", *paragraphs * 2).titles[0].text == "The ferry is back"


def test_a_menu_without_any_headline_gives_none(page_of, paragraphs):
    assert page_of("Menu", "Share", "Leave a comment", "Advertisement", *paragraphs).titles == ()


def test_a_marked_up_article_says_its_claimed_title_again(page_of, paragraphs, labels_of):
    fields = {"kind": Kind.PARAGRAPH, "marked_up": True, "titles": (Claim("The Ferry is back!", "json-ld"),)}
    cleaned = page_of("The ferry is back", *paragraphs, **fields)
    assert labels_of(cleaned)[:2] == ["title", "lead"]


def test_a_marked_up_article_without_it_begins_with_its_text(page_of, paragraphs, labels_of):
    cleaned = page_of("On the water", *paragraphs, kind=Kind.PARAGRAPH, marked_up=True)
    assert labels_of(cleaned)[:2] == ["lead", "body"]


def test_a_few_words_in_capitals_right_above_a_headline_are_a_kicker(article_of, paragraphs, labels_of):
    text = "\n\n".join(paragraphs)
    labels = labels_of(clean(article_of(f"ON THE WATER\nThe ferry crosses the bay again\n\n{text}")))
    assert labels[:3] == ["kicker", "title", "lead"]
    assert labels_of(clean(article_of("FERRY BACK")))[0] == "title"
    assert (
        labels_of(clean(article_of(f"FERRY BACK\n\nThe ferry crosses the bay again\n\n{text}")))[0] == "title"
    )


def test_what_stands_above_the_headline_of_a_marked_up_article_is_no_text(page_of, paragraphs, labels_of):
    fields = {"kind": Kind.PARAGRAPH, "marked_up": True, "titles": (Claim("The ferry is back", "json-ld"),)}
    labels = labels_of(page_of("Island life", "The ferry is back", *paragraphs, **fields))
    assert labels[:3] == ["kicker", "title", "lead"]


def test_a_sentence_above_the_claimed_title_says_that_the_text_has_begun(page_of, paragraphs, labels_of):
    fields = {"kind": Kind.PARAGRAPH, "marked_up": True, "titles": (Claim("The ferry is back", "json-ld"),)}
    assert "title" not in labels_of(page_of(paragraphs[0], "The ferry is back", *paragraphs[1:], **fields))

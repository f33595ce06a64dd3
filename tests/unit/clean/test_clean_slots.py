"""Names that nothing announces are told by where they stand."""

from __future__ import annotations

import pytest

from feeds.clean import clean

HEADLINE = "The ferry crosses the bay again"
TEXT = (
    "After nine weeks in dock the ferry crossed the bay again on Sunday, an hour late, full of bicycles.\n\n"
    "The new engine is quieter than the old one, and the captain says that she misses the noise in fog.\n\n"
    "Until autumn it will leave every other hour, and on market days every hour from six in the morning."
)
BUTTONS = ("Home", "Share", "Subscribe", "Log in", "Facebook", "Twitter", "Newsletter", "Related articles")
MENU = "\n".join(BUTTONS * 2)
FILLER = "\n".join(f"The {word} of the island" for word in ("bridges", "wells", "roads", "mills") * 7)
BELOW = f"{FILLER}\n{MENU}\n{TEXT}\n{TEXT}\n{MENU}"


def authors(article):
    return [claim.text for claim in clean(article).authors]


def test_a_word_between_headline_and_date_is_a_name_if_a_paragraph_is_of_it(article_of):
    top = f"{HEADLINE}\n\nTidewatcher\n\n12 May 2024\n\n{TEXT}"
    told = "Tidewatcher has written of harbours, ships and those who work on them since 2012."
    assert authors(article_of(f"{top}\n\n{told}")) == ["Tidewatcher"]
    assert authors(article_of(f"{top}\n\nShare\n\n© 2024 Tidewatcher")) == ["Tidewatcher"]
    assert authors(article_of(top)) == []


@pytest.mark.parametrize(
    "line",
    [
        "harbour",
        "HARBOUR",
        "Travel",
        "Blog",
        "12",
        "Share",
        "Leave a comment",
        "Photo",
        "Lifestyle",
        "A day by the sea",
    ],
)
def test_a_section_between_headline_and_date_is_no_name(article_of, line):
    assert authors(article_of(f"{HEADLINE}\n\n{line}\n\n12 May 2024\n\n{TEXT}")) == []


def test_an_entry_of_the_menu_between_headline_and_date_is_no_name(article_of):
    menu = f"{HEADLINE} | Bay Herald\nHarbour Strategy\n{MENU}\n{FILLER}"
    lines = f"{menu}\n{HEADLINE}\nHarbour Strategy\n12 May 2024\n{TEXT}"
    assert authors(article_of(lines)) == []
    assert authors(
        article_of(lines.replace("Harbour Strategy", "Martha Quill", 1).replace("12 May", "12 May"))
    )


def test_a_name_between_a_short_line_and_a_date_is_left_to_other_signs(article_of):
    assert authors(article_of(f"{MENU}\nQuay\nTidewatcher\n12 May 2024\n{TEXT}")) == []


def test_a_name_twice_in_a_row_counts_near_the_text_alone(article_of):
    twice = "Martha Quill\nMartha Quill"
    assert authors(article_of(f"{HEADLINE}\n\n{twice}\n\n{TEXT}")) == ["Martha Quill"]
    above = "\n".join((f"{HEADLINE} | Bay Herald", MENU, twice, *FILLER.split("\n")[:10]))
    far = f"{above}\n{TEXT}\n{TEXT}\n{MENU}"
    assert authors(article_of(far)) == []


def test_names_below_a_headline_may_have_degrees_but_places_have_none(article_of):
    assert authors(article_of(f"{HEADLINE}\n\nMartha Quill, PhD\n\n{TEXT}")) == ["Martha Quill"]
    assert authors(article_of(f"{HEADLINE}\n\nSanta Rosa, CA\n\n{TEXT}")) == []


def test_a_notice_of_a_company_is_no_credit_of_a_picture(article_of):
    first, rest = TEXT.split("\n\n", 1)
    for notice, label in (("© Herald GmbH", "footer"), ("© Martha Quill", "photo-credit")):
        lines = {
            line.block.text: line.label
            for line in clean(article_of(f"{HEADLINE}\n\n{first}\n\n{notice}\n\n{rest}")).lines
        }
        assert lines[notice] == label


def test_a_name_with_its_address_below_the_text_is_the_authors(article_of):
    assert authors(
        article_of(f"{HEADLINE}\n\n{TEXT}\n\n. . . Martha Quill\n\nquill@bay.example\n\n{MENU}")
    ) == ["Martha Quill"]


def test_a_name_and_what_the_person_is_may_stand_in_one_line_above_who_it_is(article_of):
    lines = (
        "Martha Quill Harbour-based Writer\n\nMartha has written of harbours and ships since she was twelve."
    )
    assert authors(article_of(f"{HEADLINE}\n\n{TEXT}\n\n{lines}")) == ["Martha Quill"]


def test_a_name_above_what_its_bearer_is_below_the_text_is_the_authors(article_of):
    lines = f"{HEADLINE}\n\n{TEXT}\n\nShare\n\nMartha Quill\n\nHarbour Reporter\n\nNewsletter"
    assert authors(article_of(lines)) == ["Martha Quill"]
    assert authors(article_of(lines.replace("Share", "Emil Sand\n\nHarbour Writer"))) == []


def test_a_long_announced_name_ends_where_it_stands_alone(article_of):
    lines = f"{HEADLINE}\n\nBy Martha Quill Head Harbours\n\n{TEXT}\n\nAuthor\n\nMartha Quill"
    assert authors(article_of(lines))[0] == "Martha Quill"


def test_who_signs_with_a_place_of_work_wrote_what_an_office_published(article_of):
    lines = f"{HEADLINE}\n\nby Herald Team\n\n12 May 2024\n\nMartha Quill, Bay University\n\n{TEXT}"
    assert authors(article_of(lines)) == ["Martha Quill"]


def test_an_account_announced_far_above_the_text_is_the_author(article_of):
    lines = f"{HEADLINE} | Bay Herald\n{MENU}\nBy harbourlad June 3, 2024 No Comments\n{BELOW}"
    assert authors(article_of(lines)) == ["harbourlad"]

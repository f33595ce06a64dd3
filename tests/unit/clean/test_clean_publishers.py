"""Whose article it is: title element, notice of rights, address; and who wrote it, told elsewhere."""

from __future__ import annotations

import pytest

from feeds.clean import clean
from feeds.model import Claim
from tests.unit.clean.ferry import HEADLINE, TEXT

TOLD = "Subscribe to the Bay Herald today"


@pytest.fixture
def publishers_of(article_of):
    def find(text, **fields):
        return [(claim.text, claim.provenance) for claim in clean(article_of(text, **fields)).publishers]

    return find


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2024 Bay Herald", "Bay Herald"),
        ("Copyright © 2019-24 by Bay Herald Inc. All rights reserved.", "Bay Herald"),
        ("Copyright 2024 Bay Herald All rights reserved", "Bay Herald"),
        ("(c) 2024 Bay Herald | © Terms", "Bay Herald"),
        ("© Bay Herald, Ltd", "Bay Herald"),
        ("ⓒ ООО «Bay Herald», 2024", "Bay Herald"),
        ("Bản quyền thuộc về Bay Herald", "Bay Herald"),
    ],
)
def test_the_holder_of_the_rights_is_the_publisher_where_the_page_names_it_again(publishers_of, notice, name):
    assert publishers_of(f"{HEADLINE}\n\n{TEXT}\n\n{TOLD}\n\n{notice}") == [(name, "footer")]


@pytest.mark.parametrize(
    "notice",
    [
        "© 2024 Bay Herald",
        "© All rights reserved",
        "© 2024",
        "© 2024 2024",
        "Copyright Policy",
        "© Reuters 2024",
        "© 2024 those who drew the maps",
        "© 12 May 2024",
        "© 2024 Home",
        "© " + "One Two Three Four Five Six Seven Eight",
        "© 2024 " + "Bay Herald and its many friends " * 10,
    ],
)
def test_a_holder_of_the_rights_alone_is_no_publisher(publishers_of, notice):
    assert publishers_of(f"{HEADLINE}\n\n{TEXT}\n\n{notice}") == []


def test_an_author_who_holds_the_rights_is_no_publisher(publishers_of):
    page = f"{HEADLINE}\n\nBy Martha Quill\n\n{TEXT}\n\nMartha Quill likes boats\n\n© 2024 Martha Quill"
    assert publishers_of(page) == []


@pytest.mark.parametrize(
    "below", ["© 2024 Bay Herald Group", "info@bayherald.example", "https://www.bayherald.example/about"]
)
def test_the_end_of_the_title_element_is_the_publisher_where_another_sign_agrees(publishers_of, below):
    page = f"{HEADLINE} - The Bay Herald\n\n{TEXT}\n\n{below}"
    assert publishers_of(page)[:1] == [("The Bay Herald", "title-element")]


def test_the_beginning_of_the_title_element_counts_only_where_another_sign_agrees(publishers_of):
    assert publishers_of(
        f"Bayherald.example | {HEADLINE} for good and all\n\n{TEXT}\n\nmail@bayherald.example"
    ) == [("Bayherald.example", "title-element")]
    assert publishers_of(f"Bay Herald | {HEADLINE} for good and all, they say\n\n{TEXT}") == []


def test_a_bar_says_outright_what_the_publisher_is_and_a_dash_does_not(publishers_of):
    assert publishers_of(f"{HEADLINE} | Bay Herald\n\n{TEXT}") == [("Bay Herald", "title-element")]
    assert publishers_of(f"{HEADLINE} - Bay Herald\n\n{TEXT}") == []
    assert publishers_of(f"{HEADLINE} - Bay Herald\n\n{TEXT}\n\nAbout Bay Herald") == [
        ("Bay Herald", "title-element")
    ]


def test_of_what_stands_beside_the_headline_the_last_part_is_the_publisher(publishers_of):
    assert publishers_of(f"{HEADLINE} - Ships - Bay Herald\n\n{HEADLINE}\n\n{TEXT}") == [
        ("Bay Herald", "title-element")
    ]
    assert publishers_of(f"{HEADLINE} - 12 May 2024\n\n{HEADLINE}\n\n{TEXT}") == []


def test_what_the_document_states_is_not_guessed_again(publishers_of):
    stated = (Claim("Bay Herald", "meta"),)
    assert publishers_of(f"{HEADLINE} | Other Paper\n\n{TEXT}", publishers=stated) == []


def test_the_title_element_of_a_web_page_is_asked_with_its_address(publishers_of):
    titles = (Claim(HEADLINE, "heading"), Claim(f"{HEADLINE} - Bay Herald", "title-element"))
    found = publishers_of(
        TEXT, marked_up=True, titles=titles, urls=(Claim("https://www.bayherald.example/1", "meta"),)
    )
    assert found == [("Bay Herald", "title-element")]
    assert publishers_of(TEXT, marked_up=True, urls=(Claim("http://[", "meta"),)) == []


def authors_of(article):
    return [claim.text for claim in clean(article).authors]


BUTTONS = ("Home", "Share", "Subscribe", "Log in", "Facebook", "Twitter", "Newsletter", "Related articles")
MENU = "\n".join(BUTTONS * 2)
FILLER = "\n".join(
    f"The {word} of the island" for word in ("bridges", "wells", "roads", "mills", "bells") * 7
)


def page(*top, below=()):
    return "\n".join((f"{HEADLINE} | Bay Herald", MENU, *top, FILLER, MENU, TEXT * 3, MENU, *below))


def test_names_announced_far_above_the_text_are_the_authors_where_all_say_the_same(article_of):
    assert authors_of(article_of(page("Written by Martha Quill"))) == ["Martha Quill"]
    assert authors_of(article_of(page("Written by", "Martha Quill"))) == ["Martha Quill"]
    assert authors_of(article_of(page("Written by Martha Quill", "Written by Emil Sand"))) == []


def test_who_is_introduced_below_the_text_wrote_it_and_several_are_a_list(article_of):
    quill = (
        "Martha Quill",
        "Martha has written of harbours, ships and those who work on them since 2012.",
    )
    sand = ("Emil Sand", "Emil has written about harbours, ships and those who work on them since 2011.")
    plain = f"{HEADLINE}\n\n{TEXT}\n\n"
    assert authors_of(article_of(plain + "\n\n".join(quill))) == ["Martha Quill"]
    assert authors_of(article_of(plain + "\n\n".join((*quill, *sand)))) == []
    assert authors_of(article_of(plain + "\n\n".join(("Reviewed by", *quill)))) == []
    assert authors_of(article_of(plain + "\n\n".join(("Our Harbours", quill[1])))) == []


def test_an_office_between_headline_and_date_wrote_it(article_of):
    assert authors_of(article_of(f"{HEADLINE}\n\nHerald Team\n\n12 May 2024\n\n{TEXT}")) == ["Herald Team"]
    assert authors_of(article_of(f"{HEADLINE}\n\nHerald Harbour\n\n12 of them\n\n{TEXT}")) == []


def test_what_a_person_is_tells_that_the_line_above_it_is_a_name(article_of, labels_of):
    found = clean(article_of(f"{HEADLINE}\n\nMartha Quill\n\nHarbour Reporter\n\n{TEXT}"))
    assert [claim.text for claim in found.authors] == ["Martha Quill"]
    assert labels_of(found)[:3] == ["title", "byline", "byline"]
    assert authors_of(article_of(f"{HEADLINE}\n\nOur Blogs\n\nHarbour Reporter\n\n{TEXT}")) == []


def test_of_two_names_beside_dates_the_one_that_stands_again_is_the_author(article_of):
    top = f"{HEADLINE}\n\nEmil Sand\n12 May 2024\nMartha Quill\n\n{TEXT}\n\nMore by Martha Quill"
    assert authors_of(article_of(top)) == ["Martha Quill"]


def test_a_long_headline_is_known_again_whatever_was_asked_before(article_of):
    long = HEADLINE + ", an hour late and full of bicycles" * 4
    lines = "\n".join((long, MENU, FILLER, MENU, long, "By Martha Quill", TEXT * 3, MENU))
    assert len(long) > 140
    assert authors_of(article_of(lines)) == ["Martha Quill"]


def test_a_list_of_authors_ends_where_the_document_does(article_of):
    assert authors_of(article_of(f"{HEADLINE}\n\n{TEXT}\n\nBy\n\nMartha Quill\n\nEmil Sand")) == [
        "Martha Quill",
        "Emil Sand",
    ]

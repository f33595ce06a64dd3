"""Trees of pages, with nothing dropped in silence."""

from __future__ import annotations

import pytest

from feeds.errors import Empty, TooLarge
from feeds.text.xml import parse_page


def test_a_page_is_read_as_unicode_whatever_it_declares():
    page = parse_page(
        '<?xml version="1.0" encoding="iso-8859-1"?><meta charset=koi8-r><p>Việt</p>', source="a"
    )
    assert page.root.text_content() == "Việt"
    assert page.whole


def test_comments_and_instructions_are_gone():
    assert [element.tag for element in parse_page("<p>a<!-- b --><?c d?></p>", source="a").root.iter()] == [
        "html",
        "body",
        "p",
    ]


def test_a_control_character_does_not_join_two_halves_of_a_tag():
    assert "script" not in {
        element.tag for element in parse_page("<scr\x00ipt>x</script>", source="a").root.iter()
    }


@pytest.mark.parametrize(
    ("reference", "text"),
    [
        ("&#1;", " "),
        ("&#x0;", " "),
        ("&#xFFFE;", " "),
        ("&#xD800;", " "),
        ("&#1", " "),
        ("&#00000000001;", " "),
        ("&#x0000000000;", " "),
        ("&#;", "&#;"),
        ("&#x;", "&#x;"),
        ("&#1114112;", " "),
        ("&#x99999999;", "\ufffd"),
        ("&#150;", "–"),
        ("&#x92;", "’"),
        ("&#x81;", "\ufffd"),
        ("&#233;", "é"),
        ("&#60;b&#62;", "<b>"),
        ("&amp;", "&"),
    ],
)
def test_references_are_characters_that_a_tree_can_hold(reference, text):
    assert parse_page(f"<p>a{reference}b</p>", source="a").root.text_content() == f"a{text}b"


@pytest.mark.parametrize("markup", ["<div>" * 300 + "x", "<p>" + "x" * 11_000_000])
def test_a_tree_that_lacks_something_says_so(markup):
    assert not parse_page(markup, source="a").whole


@pytest.mark.parametrize("markup", ["", "<!-- only this -->", "</p>", "<!doctype html>"])
def test_a_page_without_anything_is_empty(markup):
    with pytest.raises(Empty, match="the page is empty"):
        parse_page(markup, source="a")


def test_a_tag_with_too_many_attributes_is_refused_before_it_costs_time():
    with pytest.raises(TooLarge, match="attributes"):
        parse_page("<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">x", source="a")

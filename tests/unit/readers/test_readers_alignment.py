"""Extracted blocks, found again in the page."""

from __future__ import annotations

import pytest

from feeds.readers.alignment import align
from feeds.readers.markup import blocks_of, prepare


@pytest.fixture
def aligned(tree):
    """Align the blocks of one markup with those of another."""
    return lambda extracted, page: align(
        blocks_of(prepare(tree(extracted))), blocks_of(prepare(tree(page))), "https://a.example/"
    )


def test_a_block_is_given_as_it_stands_in_the_page(aligned):
    result = aligned("<ul><li>one  two</li></ul>", "\n<ol><li>one <b>two</b></li></ol>")
    (block,) = result.blocks
    assert (block.kind.value, block.html, block.line) == ("numbered", "one <strong>two</strong>", 2)
    assert (result.first, result.last) == (0, 0)


def test_spaces_that_were_lost_do_not_matter(aligned):
    (block,) = aligned("<p>a bc d</p>", "<p>a <b>b</b> c d</p>").blocks
    assert block.text == "a b c d"


def test_a_block_that_is_nowhere_in_the_page_is_kept(aligned):
    result = aligned("<p>other <i>text</i></p>", "<p>text</p><figcaption>caption</figcaption>")
    assert [(block.text, block.html) for block in result.blocks] == [("other text", "other <em>text</em>")]
    assert (result.first, result.last) == (-1, -1)


def test_of_equal_blocks_the_next_one_is_meant(aligned):
    result = aligned("<p>a</p><p>b</p><p>a</p>", "<p>b</p><p>a</p><p>x</p><p>b</p><p>a</p>")
    assert (result.first, result.last) == (1, 4)
    assert aligned("<p>b</p><p>a</p>", "<p>a</p><p>b</p>").first == 0


def test_times_that_were_dropped_do_not_matter(aligned):
    (block,) = aligned("<p>on it rained</p>", "<p>on <b><time>5 March</time></b> it rained</p>").blocks
    assert block.text == "on 5 March it rained"


def test_captions_belong_to_the_article_if_they_are_in_it_or_near_it(aligned):
    far = "<p>far</p>" * 7
    caption = "<figure><figcaption>{}</figcaption></figure>"
    page = (
        f"{caption.format('too early')}{far}{caption.format('before')}<p>a</p>{caption.format('between')}"
        f"<nav>{caption.format('in a menu')}</nav><p>b</p>{caption.format('after')}"
        f"{far}{caption.format('too late')}"
    )
    assert [block.text for block in aligned("<p>a</p><p>b</p>", page).blocks] == [
        "before",
        "a",
        "between",
        "b",
        "after",
    ]


def test_a_caption_that_was_extracted_stands_once(aligned):
    page = "<p>a</p><figure><figcaption>b</figcaption></figure><p>c</p>"
    blocks = aligned("<p>a</p><p>b</p><p>c</p>", page).blocks
    assert [(block.kind.value, block.text) for block in blocks] == [
        ("paragraph", "a"),
        ("caption", "b"),
        ("paragraph", "c"),
    ]

"""Markdown: blocks, links and images."""

from __future__ import annotations

import time

import pytest

from feeds.errors import Empty, TooLarge
from feeds.model import Kind


def test_only_the_heading_that_the_text_begins_with_is_a_title(reading):
    assert reading("Text\n\n# Later", "a.md").titles == ()
    assert [claim.text for claim in reading("## First\n\n# Second", "a.md").titles] == ["First"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c** ~~d~~", "a <em>b</em> <strong>c</strong> <s>d</s>"),
        ("[a](https://x.example/?b=1&c=2)", '<a href="https://x.example/?b=1&amp;c=2">a</a>'),
        ("[a](/relative) *b*", "a <em>b</em>"),
        ("[a](javascript:alert(1)) *b*", "[a](javascript:alert(1)) <em>b</em>"),
        ("<https://x.example>", '<a href="https://x.example">https://x.example</a>'),
        ("a <script>b</script> *c*", "a &lt;script&gt;b&lt;/script&gt; <em>c</em>"),
        ("`<b>`", "<code>&lt;b&gt;</code>"),
        ("one\ntwo *three*", "one two <em>three</em>"),
        ("plain & simple", ""),
    ],
)
def test_inline_markup_keeps_what_leads_somewhere(reading, text, html):
    assert reading(text, "a.md").blocks[0].html == html


def test_an_image_in_a_sentence_is_an_image_of_the_article(reading):
    article = reading("Text ![what it shows](https://x.example/a.png) goes on", "a.md")
    assert article.blocks[0].text == "Text goes on"
    assert [(image.url, image.caption) for image in article.images] == [
        ("https://x.example/a.png", "what it shows")
    ]


def test_an_image_alone_gives_a_caption_only_if_it_has_words_and_an_address(reading):
    article = reading("![](https://x.example/a.png)\n\n![shows](relative.png)\n\nText", "a.md")
    assert [block.text for block in article.blocks] == ["Text"]
    assert [image.url for image in article.images] == ["https://x.example/a.png"]


def test_an_empty_block_of_code_is_no_block(reading):
    assert [block.kind for block in reading("```\n\n```\n\n    code\n", "a.md").blocks] == [Kind.PREFORMATTED]


def test_headings_and_items_in_a_quotation_are_what_they_are(reading):
    kinds = [block.kind for block in reading("> # a\n>\n> b\n>\n> - c", "a.md").blocks]
    assert kinds == [Kind.HEADING, Kind.QUOTATION, Kind.ITEM]


def test_many_unknown_keys_are_named_up_to_ten(reading):
    keys = "".join(f"key{number}: x\n" for number in range(12))
    (note,) = reading(f"---\n{keys}---\nText", "a.md").notes
    assert note.endswith("key8, key9")


def test_front_matter_alone_is_empty(reading):
    with pytest.raises(Empty):
        reading("---\ntitle: x\n---\n", "a.md")


def test_a_relative_address_in_the_front_matter_is_no_base_for_links(reading):
    article = reading("---\nurl: /x/../../etc\nimage: a.png\n---\n[a](b) *c*", "a.md")
    assert article.blocks[0].html == "a <em>c</em>"
    assert article.images == ()


def test_markdown_over_its_limit_is_refused(reading):
    with pytest.raises(TooLarge, match="500,000 characters"):
        reading("word " * 100_001, "a.md")


@pytest.mark.parametrize("text", ["[" * 20_000, "*a " * 20_000, "> " * 20_000, "- " * 20_000, "![[" * 5_000])
def test_hostile_markdown_ends_in_good_time(reading, text):
    start = time.process_time()
    reading(text + "\n\nend", "a.md")
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "front", ["---\ndraft: true\n---\n", "---\ndraft: Yes\n---\n", "+++\ndraft = true\n+++\n"]
)
def test_a_draft_is_set_aside(reading, front):
    with pytest.raises(Empty, match="it is marked as a draft"):
        reading(f"{front}Text", "a.md")


def test_what_is_no_draft_any_more_is_an_article(reading):
    assert reading("---\ndraft: false\n---\nText", "a.md").notes == ()


def test_markup_is_no_part_of_a_name(reading):
    article = reading("---\nauthor: Ann <b>Ba</b> & Co\n---\nText", "a.md")
    assert [claim.text for claim in article.authors] == ["Ann Ba & Co"]

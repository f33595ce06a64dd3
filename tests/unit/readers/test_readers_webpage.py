"""Web pages: the article among everything else."""

from __future__ import annotations

import logging
import time

import pytest

from feeds.errors import Empty
from feeds.model import Kind
from feeds.readers.webpage import ELEMENTS

SENTENCE = "The bridge over the river was opened on Monday by the mayor, who crossed it on foot in the rain."


def page(body: str, head: str = "<title>A bridge opens</title>") -> str:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"


def article_of(*parts: str) -> str:
    return page(f"<article><h1>A bridge opens</h1>{''.join(parts)}</article>")


def paragraphs(count: int, start: int = 0) -> str:
    return "".join(f"<p>Number {number}: {SENTENCE}</p>" for number in range(start, start + count))


def test_the_article_is_kept_and_what_is_around_it_is_not(reading):
    body = f"<nav><a href=/>Home</a></nav><article>{paragraphs(5)}</article><footer>Imprint</footer>"
    article = reading(page(body), "a.html")
    assert [block.text for block in article.blocks] == [f"Number {number}: {SENTENCE}" for number in range(5)]
    assert article.marked_up


def test_every_paragraph_stands_once_though_the_page_repeats_it(reading):
    body = f"<div class=teaser><p>Number 0: {SENTENCE}</p></div><article>{paragraphs(6)}</article>"
    texts = [block.text for block in reading(page(body), "a.html").blocks]
    assert texts.count(f"Number 3: {SENTENCE}") == 1


def test_captions_stand_where_they_stand_in_the_article(reading):
    figure = "<figure><img src='https://a.example/{0}.jpg'><figcaption>Caption {0}</figcaption></figure>"
    beside = f"<aside>{figure.format(9)}</aside>"
    body = article_of(
        figure.format(1), paragraphs(3), figure.format(2), paragraphs(3, 3), figure.format(3), beside
    )
    article = reading(body, "a.html")
    assert [block.text for block in article.blocks if block.kind is Kind.CAPTION] == [
        "Caption 1",
        "Caption 2",
        "Caption 3",
    ]
    texts = [block.text for block in article.blocks]
    assert texts.index("Caption 2") == texts.index(f"Number 2: {SENTENCE}") + 1
    assert [(image.url, image.caption) for image in article.images] == [
        (f"https://a.example/{number}.jpg", f"Caption {number}") for number in (1, 2, 3)
    ]


@pytest.mark.parametrize(
    ("image", "urls"),
    [
        ("<img src=https://a.example/a.jpg width=99>", []),
        ("<img src=https://a.example/a.jpg height=1px>", []),
        ("<img src=https://a.example/a.jpg width=" + "9" * 5000 + ">", ["https://a.example/a.jpg"]),
        ("<img src='data:image/gif;base64,x' data-src=https://a.example/b.jpg>", ["https://a.example/b.jpg"]),
        ("<img src=/relative.jpg>", []),
        ("", []),
    ],
)
def test_pictures_are_large_and_have_an_address(reading, image, urls):
    body = article_of(paragraphs(3), f"<figure>{image}</figure>", paragraphs(3, 3))
    assert [found.url for found in reading(body, "a.html").images] == urls


def test_what_extraction_drops_inside_of_a_paragraph_is_there(reading):
    sentence = f"On <time>5 March</time> it rained. {SENTENCE} Then <code>a  b</code> and <q>quoted</q>."
    article = reading(article_of(paragraphs(3), f"<p>{sentence}</p>", paragraphs(3, 3)), "a.html")
    assert f"On 5 March it rained. {SENTENCE} Then a b and quoted." in [
        block.text for block in article.blocks
    ]
    (html,) = [block.html for block in article.blocks if block.html]
    assert "<code>a b</code> and <q>quoted</q>" in html


def test_all_kinds_of_blocks_are_known(reading):
    body = article_of(
        paragraphs(2),
        "<h2>What it <i>cost</i></h2>",
        f"<ol><li>{SENTENCE}</li></ol><ul><li>Item: {SENTENCE}</li></ul>",
        f"<blockquote>{SENTENCE} He said so.</blockquote>",
        f"<pre>code {{\n  {SENTENCE}\n}}</pre>",
        "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2020</td><td>500</td></tr></table>",
        paragraphs(2, 2),
    )
    kinds = [block.kind for block in reading(body, "a.html").blocks]
    assert set(kinds) == set(Kind) - {Kind.LINE, Kind.CAPTION}


def test_text_that_stands_nowhere_in_the_page_as_extracted_is_kept(reading):
    article = reading(page(f"<p>{SENTENCE} <label>Tick here</label> {SENTENCE}</p>"), "a.html")
    assert [block.text for block in article.blocks] == [f"{SENTENCE} {SENTENCE}"]


def test_paragraphs_apart_by_two_line_breaks_are_paragraphs(reading):
    parts = [f"{number}: {SENTENCE}" for number in ("First", "Second", "Third")]
    article = reading(page(f"<div>{'<br><br>'.join(parts)}</div>"), "a.html")
    assert [block.text for block in article.blocks] == parts


def test_a_page_with_more_elements_than_any_article_is_taken_line_by_line(reading):
    article = reading(page("<p>One</p>" + "<i></i>" * ELEMENTS), "a.html")
    assert [block.text for block in article.blocks] == ["One"]
    assert not article.marked_up
    assert article.notes == ("the page has over 40,000 elements; its text was taken line by line",)


def test_a_large_page_is_read_in_good_time(reading):
    start = time.process_time()
    reading(page("".join(f"<div><p>Line {number}</p></div>" for number in range(6000))), "a.html")
    assert time.process_time() - start < 5


@pytest.mark.parametrize("body", ["", "<script>x</script>", "<div id=app></div>"])
def test_a_page_that_shows_nothing_is_empty(reading, body):
    with pytest.raises(Empty):
        reading(page(body, head="<script>x</script>"), "a.html")


def test_links_are_relative_to_where_the_page_came_from(reading):
    body = article_of(paragraphs(2), f"<p>{SENTENCE} <a href=more>More</a></p>", paragraphs(2, 2))
    article = reading(body, "https://www.daily.example/news/1")
    (html,) = [block.html for block in article.blocks if block.html]
    assert html.endswith('<a href="https://www.daily.example/news/more">More</a>')
    assert [block.html for block in reading(body, "news/1.html").blocks if block.html] == []


def test_nothing_is_logged(reading, caplog):
    with caplog.at_level(logging.DEBUG, "trafilatura"):
        logging.getLogger("trafilatura").setLevel(logging.CRITICAL + 1)
        reading(page("<p>x"), "a.html")
    assert caplog.records == []


def test_controls_are_gone_and_counted(reading):
    article = reading(article_of(paragraphs(3), f"<p>{SENTENCE}&#1;\x02&#x338;</p>"), "a.html")
    assert article.notes == ("1 control character was replaced by spaces",)
    assert "\x01" not in article.blocks[-1].text

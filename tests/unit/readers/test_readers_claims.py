"""What a page says of itself."""

from __future__ import annotations

import json

import pytest

from feeds.readers.claims import read_claims
from feeds.readers.head import LENGTH, MOST

ADDRESS = "https://www.daily.example/news/1"


def claims(tree, head: str = "", body: str = "", address: str = ""):
    return read_claims(tree(f"<html><head>{head}</head><body>{body}<p>Text</p></body></html>"), address)


def texts(found) -> list[str]:
    return [claim.text for claim in found]


def linked_data(value: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    ("head", "body", "title", "provenance"),
    [
        ("<title>A bridge opens | The Daily</title>", "<h1>A bridge opens</h1>", "A bridge opens", "heading"),
        (
            "<title>A bridge opens</title>",
            "<h1>The Daily</h1><h1>A bridge opens</h1>",
            "A bridge opens",
            "heading",
        ),
        ("<title>News | A bridge opens</title>", "<h1>News</h1>", "News | A bridge opens", "title-element"),
        (
            "<title>Section</title>",
            "<h1>The only heading of this page</h1>",
            "The only heading of this page",
            "heading",
        ),
        ("<title>A bridge opens - Daily</title>", "", "A bridge opens", "title-element"),
        ("<title>Daily: A bridge opens</title>", "", "Daily: A bridge opens", "title-element"),
        ("<title>Daily | A bridge opens</title>", "", "A bridge opens", "title-element"),
        ("<title>A bridge – and a road</title>", "", "A bridge – and a road", "title-element"),
        (
            "<meta property=og:title content='A bridge opens'><title>x</title>",
            "<h1>A bridge opens<br>5 March</h1>",
            "A bridge opens",
            "opengraph",
        ),
        (
            "<meta property=og:title content='A bridge ope…'>",
            "<h1>A bridge opens</h1>",
            "A bridge opens",
            "heading",
        ),
        (
            linked_data({"@type": "Article", "headline": "A bridge &amp; a road"}),
            "",
            "A bridge & a road",
            "json-ld",
        ),
        ("<title> | </title>", "", "|", "title-element"),
    ],
)
def test_the_title_is_what_people_see_above_the_article(tree, head, body, title, provenance):
    first = claims(tree, head, body, ADDRESS).titles[0]
    assert (first.text, first.provenance) == (title, provenance)


def test_a_heading_that_is_the_name_of_the_site_is_no_title(tree):
    head = "<meta property=og:site_name content='The Old Daily'><title>A bridge opens</title>"
    assert texts(claims(tree, head, "<h1>The old daily</h1>").titles) == ["A bridge opens"]


@pytest.mark.parametrize(
    ("head", "body", "names"),
    [
        (linked_data({"@type": "NewsArticle", "author": [{"name": "A B"}, "C D"]}), "", ["A B", "C D"]),
        ("<meta name=author content='A B'>", "", ["A B"]),
        ("<meta name=author content='Ann <b>Ba</b> &amp; Co'>", "", ["Ann Ba & Co"]),
        (
            "<meta name=author content='&lt;script&gt;x()&lt;/script&gt;Ann &lt;a@b.example&gt;'>",
            "",
            ["Ann <a@b.example>"],
        ),
        ("<meta property=article:author content='https://x.example/a'>", "", []),
        ("", "<a rel='author nofollow' href=x>Ann Bee</a>", ["Ann Bee"]),
        ("", "<span itemprop=author>Ann Bee</span>", ["Ann Bee"]),
        ("", "<p class='post-author'>By <a class=author-name>Ann Bee</a></p>", ["Ann Bee"]),
        ("", "<div id=comments><span class=author>Reader</span></div>", []),
        ("", "<p class=authority>Not this</p><p class=byline>By</p>", []),
        ("", "<p class=byline>" + "long " * 50 + "</p>", []),
        ("", "<h1>Ferry</h1><p><span>By</span><span>Ann Bee</span> 3 June 2024</p>", ["Ann Bee"]),
        ("", "<h1>Ferry</h1><a href=/authors/ann>Ann Bee</a>", ["Ann Bee"]),
        ("", "<p>By Ann Bee</p><h1>Ferry</h1>", []),
        ("", "<h1>Ferry</h1>" + ("<p>" + "word " * 30 + "</p>") * 3 + "<p>By Ann Bee</p>", []),
    ],
)
def test_authors_are_data_first_and_then_marks_in_the_text(tree, head, body, names):
    assert texts(claims(tree, head, body).authors) == names


def test_times_are_marked_at_the_top_of_the_article(tree):
    long = "<p>" + "word " * 30 + "</p>"
    body = (
        "<time datetime=2024-03-05 class=published>5 March</time><time itemprop=dateModified>6/3/2024</time>"
        f"<time>soon</time>{long * 3}<time datetime=1999-01-01>related</time>"
    )
    found = claims(tree, body=body)
    assert texts(found.published) == ["2024-03-05"]
    assert texts(found.updated) == ["6/3/2024"]


def test_addresses_are_absolute_or_not_claimed(tree):
    head = (
        "<link rel='alternate canonical' href='/a'><link rel=stylesheet href=/s>"
        "<meta property=og:url content='https://b.example/'>"
        + linked_data({"@type": "Article", "url": "nowhere", "mainEntityOfPage": "https://c.example/"})
    )
    assert texts(claims(tree, head, address=ADDRESS).urls) == [
        "https://www.daily.example/a",
        "https://b.example/",
        "https://www.daily.example/news/nowhere",
        "https://c.example/",
    ]
    assert texts(claims(tree, head).urls) == ["https://b.example/", "https://c.example/"]


@pytest.mark.parametrize(
    ("head", "address", "base"),
    [
        ("<base href='https://b.example/x/'>", ADDRESS, "https://b.example/x/"),
        ("<base href='/x/'>", ADDRESS, "https://www.daily.example/x/"),
        ("<link rel=canonical href='https://c.example/'>", "", "https://c.example/"),
        ("<link rel=icon href='https://c.example/'>", ADDRESS, ADDRESS),
        ("", "", ""),
    ],
)
def test_links_are_relative_to_what_the_page_says_it_is(tree, head, address, base):
    assert claims(tree, head, address=address).base == base


def test_images_languages_summaries_and_topics_are_collected(tree):
    head = (
        "<meta property=og:image content=/i.png><meta name=twitter:image content='https://t.example/i.png'>"
        "<meta http-equiv=content-language content=vi><meta property=og:locale content=vi_VN>"
        "<meta name=description content=' One&#1;line '><meta name=keywords content='a, b ,a,'>"
        "<meta content=nameless>"
    )
    found = claims(tree, head, address=ADDRESS)
    assert found.images == ("https://www.daily.example/i.png", "https://t.example/i.png")
    assert texts(found.languages) == ["vi_VN", "vi"]
    assert texts(found.summaries) == ["One line"]
    assert texts(found.topics) == ["a", "b"]


def test_claims_are_bounded_in_length_and_number(tree):
    head = f"<meta name=description content='{'x' * (LENGTH + 1)}'>" + "".join(
        f"<meta name=description content={number}>" for number in range(MOST + 5)
    )
    assert texts(claims(tree, head).summaries) == [str(number) for number in range(MOST)]

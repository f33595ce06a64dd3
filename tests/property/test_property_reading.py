"""Whatever bytes are dropped in: articles that a feed can carry, or a reason."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from feeds.errors import Unreadable
from feeds.model import Article, Claim, Document, Kind
from feeds.readers import read
from feeds.text.html import sanitise, text_of
from feeds.text.mediatype import describe, sniff
from feeds.text.unicode import one_line, scrub, title_text

ALLOWED = re.compile("[\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # XML 1.0, 2.2
NOW = datetime(2024, 6, 1, tzinfo=UTC)
CLAIMS = ("titles", "authors", "publishers", "published", "updated", "urls")
CLAIMS += ("languages", "summaries", "topics")
NAMES = ("a.txt", "a.md", "a.html", "a", "b/c.json", "https://a.example/x.html?y=1", "\u202e.pdf", "a.gz")
CHARSETS = ("", "utf-8", "latin-1", "utf-16", "gb2312", "utf-7", "tcvn3", "vni", "\x00")

MARKS = ("---", "+++", "title: x", "a: &b [c]", "d: *b", "# x", "- y", "> z", "|a|b|", "|-|-|", "```")

words = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            "\x00\x01\x1b\x85\u2028\u200b\u202e\u0338\u0301\u0315\ufeff\ufffe\ud800<>&\"'=`*_[]()#|~-"
        ),
        st.sampled_from("aăâđêôơưáạ thư viện \n\n市図도"),
    ),
    max_size=30,
)
TAGS = (
    "p div h1 h2 ul ol li table tr td blockquote pre figure figcaption article main nav aside footer a b i "
    "span br img script style svg math form label time html head body title meta base link noscript code q"
)
ATTRIBUTES = (
    "",
    " href='x'",
    " href='https://a.example/&amp;'",
    " href='java&#1;script:x'",
    " src='https://[x'",
    " class='author byline'",
    " property='og:title' content='a'",
    " rel='canonical' href='https://a.example/b'",
    " type='application/ld+json'",
    " datetime='2024-03-05'",
    " lang='vi' dir='ltr'",
    " width='99999'",
)
tags = st.builds(
    "<{}{}{}>".format,
    st.sampled_from(["", "", "/"]),
    st.sampled_from(TAGS.split()),
    st.sampled_from(ATTRIBUTES),
)
references = st.sampled_from(
    ["&#1;", "&#xFFFE;", "&#xD800;", "&lt;", "&amp;", "&nbsp;", "&#824;", "<!--", "-->", "]]>"]
)
ld = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), words),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@type", "name", "author"]), inner)
    ),
    max_leaves=8,
)
markup = st.lists(st.one_of(tags, words, references), max_size=40).map("".join)
pages = st.builds(
    "<!doctype html><html><head>{}</head><body>{}<article><p>{}</p>{}</article></body></html>".format,
    markup,
    markup,
    words,
    markup,
)
lines = st.lists(
    st.one_of(
        words,
        st.sampled_from(
            ["---", "+++", "title: x", "a: &b [c]", "d: *b", "# x", "- y", "> z", "|a|b|", "|-|-|", "```"]
        ),
    ),
    max_size=20,
).map("\n".join)
texts = st.one_of(words, markup, pages, lines, lines.map("---\ntitle: x\n".__add__))
bodies = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda text, encoding: text.encode(encoding, "replace"),
        texts,
        st.sampled_from(
            ["utf-8", "utf-16", "utf-16-le", "utf-32-be", "cp1252", "cp1258", "gb18030", "shift_jis"]
        ),
    ),
    st.builds(lambda text, junk: text.encode("utf-8", "replace") + junk, texts, st.binary(max_size=20)),
)
thorough = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def strings(article: Article) -> list[str]:
    """Give every string that an article carries, and that a feed could come to carry."""
    found = [*article.notes, article.encoding]
    for name in (
        "titles",
        "authors",
        "publishers",
        "published",
        "updated",
        "urls",
        "languages",
        "summaries",
        "topics",
    ):
        claims: tuple[Claim, ...] = getattr(article, name)
        found += [claim.text for claim in claims]
    found += [part for image in article.images for part in (image.url, image.caption)]
    return found + [part for block in article.blocks for part in (block.text, block.html)]


@thorough
@given(bodies, st.sampled_from(NAMES), st.sampled_from(CHARSETS))
def test_any_bytes_under_any_name_are_articles_or_have_a_reason(body, name, charset):
    document = Document(name, body, NOW, charset=charset)
    try:
        articles = read(document)
    except Unreadable as error:
        event(type(error).__name__)
        return
    assert articles == read(document)
    for article in articles:
        assert article.blocks
        assert all(ALLOWED.fullmatch(text) for text in strings(article))
        lines_only = [block for block in article.blocks if block.kind is not Kind.PREFORMATTED]
        assert all(block.text == one_line(block.text) for block in lines_only)
        assert all(block.text.strip() for block in article.blocks)


@thorough
@given(st.one_of(markup, pages))
def test_sanitising_twice_is_sanitising_once(html):
    once = sanitise(html)
    assert sanitise(once) == once
    assert ALLOWED.fullmatch(once)
    assert not re.search(
        r"<(?:script|style|svg|form|iframe)|\son\w+=|href=\"(?!https?://|mailto:)", once, re.IGNORECASE
    )


@thorough
@given(st.one_of(words, markup))
def test_text_is_carried_by_xml_and_settled_at_once(text):
    for clean in (scrub, one_line, title_text):
        once = clean(text)
        assert ALLOWED.fullmatch(once)
        assert clean(once) == once
    assert text_of(text) == one_line(text_of(text))


@thorough
@given(bodies, st.sampled_from(NAMES))
def test_every_file_has_a_kind_and_every_kind_a_name(body, name):
    media_type = sniff(body, name=name, claimed="text/html; charset=x")
    assert re.fullmatch(r"[a-z]+/[a-z0-9.+-]+", media_type)
    assert describe(media_type)

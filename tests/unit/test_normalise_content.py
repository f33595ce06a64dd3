"""The text of an entry as HTML."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest

from feeds.model import Article, Block, Cleaned, Kind, Label, Line
from feeds.normalise import normalise

SEEN = datetime(2026, 5, 1, tzinfo=UTC)
LEAD = "The ferry crossed the bay again on Sunday."


def entry_of(*lines):
    article = Article("a.txt", "0" * 64, "text/html", tuple(line.block for line in lines))
    return normalise(Cleaned(article, lines), seen=SEEN)


def line(text, label=Label.BODY, *, html="", kept=""):
    return Line(Block(text, Kind.PARAGRAPH, 1, html), label, "a test", text=kept)


def test_lines_become_the_elements_that_they_are():
    entry = entry_of(
        line(LEAD, Label.LEAD),
        line("On the water", Label.SUBHEADING),
        line("bread", Label.ITEM),
        line("a coat", Label.ITEM),
        line("first", Label.NUMBERED),
        line("It was <late>.", Label.QUOTATION),
        line("a\n  b", Label.PREFORMATTED),
        line("We were wrong.", Label.CORRECTION),
    )
    assert entry.content_html == (
        f"<p>{LEAD}</p><h2>On the water</h2><ul><li>bread</li><li>a coat</li></ul><ol><li>first</li></ol>"
        "<blockquote><p>It was &lt;late&gt;.</p></blockquote><pre>a\n  b</pre><p>We were wrong.</p>"
    )
    assert entry.paragraphs[:2] == (LEAD, "On the water")


def test_markup_is_kept_where_the_line_is_whole_and_sanitised_as_one():
    entry = entry_of(
        line(LEAD, html="The <b>ferry</b> <script>alert(1)</script>crossed."),
        line("Wide Wide", html="<i>Wide Wide</i>", kept="Wide"),
    )
    assert entry.content_html == "<p>The <b>ferry</b> crossed.</p><p>Wide</p>"


def test_a_table_is_its_markup_or_else_its_text():
    table = "<table><tbody><tr><td>ferry</td></tr></tbody></table>"
    assert entry_of(line(LEAD), line("ferry", Label.TABLE, html=table)).content_html.endswith(table)
    assert entry_of(line(LEAD), line("ferry 1", Label.TABLE)).content_html.endswith("<p>ferry 1</p>")


def test_a_text_of_more_than_500_kb_is_cut_and_says_so():
    paragraph = "Harbour & sea. " * 12_000
    entry = entry_of(*(line(f"{number} {paragraph}") for number in range(4)))
    assert 499_000 - 2000 < len(entry.content_html.encode()) <= 500_000
    assert entry.content_html.endswith("Harbour &amp; sea. […]</p>")
    assert len(entry.paragraphs) == 3
    assert entry.paragraphs[-1].endswith("Harbour & sea. […]")
    assert "the text was cut in paragraph 3 of 4" in entry.notes


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("It was late. ", "It was late. […]"),
        ("harbour ", "harbour […]"),
        ('"ab"', " […]"),
        ("港", "港 […]"),
        ("港。", "港。 […]"),
    ],
)
@pytest.mark.parametrize("label", [Label.BODY, Label.QUOTATION, Label.ITEM])
def test_one_endless_paragraph_is_cut_after_a_sentence_or_a_word(words, end, label):
    entry = entry_of(line(words * (600_000 // len(words)) + LEAD, label))
    (paragraph,) = entry.paragraphs
    assert paragraph.endswith(end)
    assert words * 3 in paragraph
    assert unescape(re.sub("<[^>]*>", "", entry.content_html)) == paragraph
    assert 480_000 < len(entry.content_html.encode()) <= 500_000


def test_many_small_lines_take_the_room_of_their_tags_and_a_line_may_have_none():
    entry = entry_of(*(line(f"bread {number}", Label.ITEM) for number in range(20_000)))
    assert len(entry.content_html.encode()) <= 500_000
    assert entry.paragraphs[-1].endswith("[…]")


def test_markup_that_is_cut_becomes_text():
    entry = entry_of(line("ferry " * 90_000, html="<b>ferry</b> " * 90_000))
    assert entry.content_html.startswith("<p>ferry ferry")
    assert entry.content_html.endswith("ferry […]</p>")


def test_a_text_of_nearly_500_kb_stays_whole():
    entry = entry_of(line("harbour " * 60_000))
    assert not any("cut" in note for note in entry.notes)
    assert not entry.paragraphs[0].endswith("[…]")

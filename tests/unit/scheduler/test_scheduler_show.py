"""Show, page, record: what a person and a program are shown of an entry."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

import pytest

from feeds.model import (
    Article,
    Block,
    Category,
    Claim,
    Cleaned,
    Entry,
    Filing,
    Image,
    Label,
    Line,
    Moment,
    Person,
    Precision,
    Rejected,
    SetAside,
)
from feeds.pipeline import Examined
from feeds.store.values import Digests, Held
from scheduler import explanation, page, record
from scheduler.examination import Examination
from scheduler.lookup import Found
from scheduler.reasons import reasons
from scheduler.show import columns, cut, width

THEN = datetime(2030, 1, 1, tzinfo=UTC)
FIELDS = [
    *("path", "id", "title", "title_provenance", "authors", "publisher"),
    *("published", "published_precision", "published_provenance", "updated", "url"),
    *("language", "language_confidence", "languages", "summary", "content_text", "content_html"),
    *("captions", "credits", "images", "topics", "places", "set_aside", "error"),
]

ENTRY = Entry(
    id="urn:uuid:00000000-0000-4000-8000-000000000001",
    document="d",
    source="a.txt",
    title="Mùa lúa \x1b[31mmới",
    language="vi",
    paragraphs=("Đoạn một.", "Đoạn hai."),
    content_html="<p>Đoạn một.</p>",
    seen=THEN,
    updated=THEN,
    authors=(Person("An"),),
    published=Moment("2029-12", Precision.MONTH),
    language_confidence=0.987654,
    languages={"vi": 0.9, "en": 0.1},
    captions=("Ảnh",),
    credits=("Báo",),
    images=(Image("https://example.org/a.jpg", "Ảnh"),),
    set_aside=(SetAside(3, "An |", "byline"),),
    provenance={"title": "first-line", "published": "byline"},
    rejected=(Rejected("published", "2028", "footer", "a year alone"),),
)
FILING = Filing((Category("topic", "economy", 4.5, ("lúa ×3",)), Category("place", "vn", 2.0, ("Việt Nam",))))
CLEANED = Cleaned(
    Article("a.txt", "d", "text/plain", ()),
    (
        Line(Block("Mùa lúa mới", line=1), Label.TITLE, "the first line"),
        Line(Block("An |", line=3), Label.BYLINE, "a name and a bar"),
        Line(Block("Đoạn một. " * 30, line=5), Label.BODY, "a sentence"),
        Line(Block("Gọi 1", line=7), Label.HOTLINE, "a number", 0.4),
    ),
)
DONE = Examination("a.txt", (Examined(CLEANED, ENTRY, FILING),))


def recorded(examination):
    return [json.loads(line) for line in record.lines(examination)]


def test_a_record_has_every_field_in_its_order():
    (told,) = recorded(DONE)
    assert list(told) == FIELDS
    assert told["path"] == "a.txt"
    assert told["authors"] == [{"name": "An"}]
    assert (told["published"], told["published_precision"]) == ("2029-12", "month")
    assert told["published_provenance"] == "byline"
    assert told["content_text"] == "Đoạn một.\n\nĐoạn hai."
    assert told["topics"] == [{"key": "economy", "evidence": ["lúa ×3"]}]
    assert told["places"] == ["vn"]
    assert told["set_aside"] == [{"line": 3, "text": "An |", "reason": "byline"}]
    assert [told[name] for name in ("publisher", "updated", "url", "summary", "error")] == [None] * 5


def test_a_document_without_an_entry_is_one_record_with_the_error():
    (told,) = recorded(Examination("b.bin", error="no reader knows it"))
    assert list(told) == FIELDS
    assert (told["path"], told["error"]) == ("b.bin", "no reader knows it")
    assert (told["id"], told["languages"], told["topics"]) == (None, {}, [])


def test_a_page_tells_the_entry_and_writes_nothing_to_the_terminal():
    text = "\n".join(page.lines(DONE))
    for part in (
        "Mùa lúa",
        "An",
        "2029-12",
        "vi (99%)",
        "economy",
        "vn",
        "Đoạn hai.",
        "Ảnh",
        "lines left out",
    ):
        assert part in text
    assert "\x1b" not in text


def test_an_explanation_tells_where_everything_comes_from():
    text = "\n".join(explanation.lines(Found(DONE)))
    for part in (
        "← headline",
        "2029-12 (to the month)  ← byline",
        "a year alone",
        "a name and a bar",
        "Vietnamese (vi), 99% certain: vi 90% of the letters, en 10%",
        "1 kept as the text (+), 2 used beside it (=), 1 set aside (-)",
        "-    7  hotline  0.40  Gọi 1",
        "lúa ×3",
        "topic/economy/vi",
        "it is in none yet",
        "…",
    ):
        assert part in text


def test_an_explanation_names_the_feeds_that_an_entry_is_in():
    text = "\n".join(explanation.lines(Found(DONE, memberships={ENTRY.id: (("all", 3, THEN),)})))
    assert "it is in none yet" in text  # what the store does not hold is in no feed


def test_an_explanation_begins_with_what_a_reader_looks_for():
    text = list(explanation.lines(Found(DONE)))
    fields = [line.split()[0] for line in text[2:8]]
    assert fields == ["title", "authors", "publisher", "published", "updated", "language"]
    assert "not known" in text[4]
    assert text.index("Not believed") < next(i for i, line in enumerate(text) if line.startswith("Lines: "))


def test_an_entry_that_was_kept_under_another_id_is_explained_as_that_one():
    kept = Held(replace(ENTRY, id="urn:uuid:kept", revision=2), FILING, Digests("a", "b"))
    (told,) = reasons(Found(DONE, (kept,), {"urn:uuid:kept": (("all", 3, THEN),)}))
    assert told.is_published
    assert told.feeds == (("all", "position 3", "since 2030-01-01T00:00:00+00:00"),)
    assert told.notes == ("kept as urn:uuid:kept, revision 2: ids are minted once",)


def test_a_field_names_the_lines_that_say_it():
    cleaned = replace(CLEANED, authors=(Claim("An", "byline", 3), Claim("Ba", "byline", 4)))
    entry = replace(ENTRY, provenance={"authors": "byline", "title": "elsewhere", "language": "derived"})
    (told,) = reasons(Found(Examination("a.txt", (Examined(cleaned, entry, FILING),))))
    origins = {fact.field: fact.origin for fact in told.head}
    assert origins["authors"] == "byline, line 3"
    assert origins["title"] == "elsewhere"
    assert origins["language"] == "the vote of its paragraphs"


def test_an_explanation_as_html_is_one_page_without_script_and_escapes_what_it_shows():
    hostile = replace(CLEANED, lines=(Line(Block("<script>alert(1)</script>", line=1), Label.BODY, "text"),))
    examined = (Examined(hostile, ENTRY, FILING), *DONE.articles)
    page = explanation.html(Found(Examination("<b>.txt", examined), aside="x < y")).decode()
    assert page.startswith("<!doctype html>")
    assert page.count("<main>") == 2
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "&lt;b&gt;.txt" in page
    assert "x &lt; y" in page
    assert not re.search(r"""(?:src|href)=|url\(|@import""", page)
    assert '<tr class="aside"><td class="number">7</td>' in page
    for part in ("headline", "a year alone", "lúa ×3", "topic/economy/vi", "not known", "0.40"):
        assert part in page


class Terminal(StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("choice", "coloured"), [(None, True), ("", True), ("1", False)])
def test_a_terminal_is_coloured_unless_that_is_not_wanted(monkeypatch, choice, coloured):
    monkeypatch.delenv("NO_COLOR", raising=False)
    if choice is not None:
        monkeypatch.setenv("NO_COLOR", choice)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setattr("sys.stdout", Terminal())
    text = "\n".join(explanation.lines(Found(DONE)))
    assert ("\x1b[32m" in text) is coloured
    assert ("\x1b" in text) is coloured


@pytest.mark.parametrize(("places", "least", "most"), [("60", 60, 75), ("100", 98, 100), ("400", 120, 150)])
def test_a_line_gets_the_room_that_the_terminal_has(monkeypatch, places, least, most):
    monkeypatch.setenv("COLUMNS", places)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("sys.stdout", Terminal())
    rows = [line for line in explanation.lines(Found(DONE)) if line.startswith(("  +", "  =", "  -"))]
    assert least <= max(map(width, rows)) <= most


def test_what_is_cut_fits_and_says_so():
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "ab…"
    assert cut("日本語", 5) == "日本…"
    assert cut("日本語", 4) == "日…"


def test_columns_line_up_in_every_script():
    rows = columns([("日本", 1, "x"), ("e\u0301", 22, "")])
    assert rows == ["日本  1   x", "é     22".replace("é", "e\u0301")]
    assert width("日本") == 4
    assert columns([]) == []

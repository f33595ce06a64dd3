"""Show, page, record: what a person and a program are shown of an entry."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from feeds.model import (
    Article,
    Block,
    Category,
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
from scheduler import explanation, page, record
from scheduler.examination import Examination
from scheduler.lookup import Found
from scheduler.show import columns, width

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
        "first-line",
        "2029-12 (to the month)",
        "a year alone",
        "byline",
        "a name and a bar",
        "90% of the letters",
        "lúa ×3",
        "topic/economy/vi",
        "it is in none yet",
        "…",
    ):
        assert part in text


def test_an_explanation_names_the_feeds_that_an_entry_is_in():
    text = "\n".join(explanation.lines(Found(DONE, memberships={ENTRY.id: (("all", 3, THEN),)})))
    assert "it is in none yet" in text  # what the store does not hold is in no feed


def test_columns_line_up_in_every_script():
    rows = columns([("日本", 1, "x"), ("e\u0301", 22, "")])
    assert rows == ["日本  1   x", "é     22".replace("é", "e\u0301")]
    assert width("日本") == 4
    assert columns([]) == []

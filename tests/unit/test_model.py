"""The values: what little they know by themselves."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Category, Document, Filing, Moment, Precision, Topic

SEEN = datetime(2026, 3, 2, tzinfo=UTC)


def test_a_document_is_named_by_its_bytes_alone():
    one, other = Document("a.txt", b"text", SEEN), Document("b/c.txt", b"text", SEEN, "text/plain")
    assert one.digest == other.digest
    assert one.digest != Document("a.txt", b"texts", SEEN).digest


@pytest.mark.parametrize(
    ("value", "precision", "instant"),
    [
        ("2020-10-14T09:30:00+07:00", Precision.SECOND, datetime(2020, 10, 14, 2, 30, tzinfo=UTC)),
        ("2020-10-14", Precision.DAY, datetime(2020, 10, 14, 12, tzinfo=UTC)),
        ("2020-10", Precision.MONTH, None),
        ("2020", Precision.YEAR, None),
    ],
)
def test_a_moment_is_an_instant_only_if_it_is_known_to_the_day(value, precision, instant):
    assert Moment(value, precision).instant() == instant


@pytest.mark.parametrize(
    ("language", "label"), [("vi", "Biển"), ("vi-VN", "Biển"), ("fr", "Sea"), ("und", "Sea")]
)
def test_a_label_falls_back_to_the_language_without_region_and_to_english(language, label):
    assert Topic("sea", {"en": "Sea", "vi": "Biển"}, {}).label(language) == label


def test_a_topic_without_labels_is_named_by_its_key():
    assert Topic("sea", {}, {}).label("vi") == "sea"


def test_a_filing_tells_topics_from_places():
    filing = Filing((Category("topic", "sea", 4.0), Category("place", "vn", 2.0)))
    assert (filing.topics, filing.places) == (("sea",), ("vn",))

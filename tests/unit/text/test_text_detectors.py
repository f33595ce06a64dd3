"""Detectors: what is loaded late can be loaded early."""

from __future__ import annotations

import pytest

from feeds.text import detectors
from feeds.text.charset import decode
from feeds.text.language import vote


def test_loading_early_gives_the_same_answers():
    detectors.load()
    odds = detectors.second("Kedua atlet berlari di pasir setiap pagi dan memegang raket pada sore hari.")
    assert max(odds, key=lambda language: odds[language]) == "id"


@pytest.mark.parametrize(
    ("sample", "language"),
    [("asia/final-bulu-tangkis-lubuk-senja.txt", "id"), ("shtormovoe-preduprezhdenie.txt", "ru")],
)
def test_a_long_text_in_one_language_needs_no_second_opinion(root, sample, language):
    text = decode((root / "seeds" / sample).read_bytes(), source=sample).text
    paragraphs = [line for line in text.splitlines() if len(line) > 100]
    before = detectors._identifier.cache_info()
    assert vote(paragraphs).language == language
    after = detectors._identifier.cache_info()
    assert (after.hits, after.misses) == (before.hits, before.misses)

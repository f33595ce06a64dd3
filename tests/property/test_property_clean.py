"""What holds of cleaning for any lines at all."""

from __future__ import annotations

from itertools import combinations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from feeds.clean import clean
from feeds.model import KEPT, Article, Block, Kind, Label

VOCABULARY = """
    harbour morning lantern quiet river engine village paper garden copper winter market bridge window
    island letter sailor orchard signal kettle thunder meadow harvest pocket silver ladder candle feather
    gravel mirror timber basket saddle anchor barrel cotton hammer needle ribbon shovel tunnel velvet
"""
WORDS = tuple(VOCABULARY.split())
ARTICLE = KEPT | {Label.TITLE}
FURNITURE = (
    "Share",
    "Advertisement",
    "Related articles",
    "Leave a comment",
    "Menu",
    "Subscribe now",
    "Privacy policy",
    "Follow us on Facebook",
    "Please enter your email",
    "Hotline: 0900 123 456",
    "© 2024 The Paper. All rights reserved.",
    "By Martha Quill",
    "Martha Quill |",
    "3 June 2024",
    "Photo: Ines Roth",
    "Source: Tidewater",
    "Small Normal Large",
    "***",
    "Tin liên quan",
    "Читайте также",
    "関連記事",
    "اقرأ أيضا",
)

plain_words = st.lists(st.sampled_from(WORDS), min_size=9, max_size=24, unique=True)
sentence = plain_words.map(lambda words: " ".join(words).capitalize() + ".")
headline = st.lists(st.sampled_from(WORDS), min_size=4, max_size=7, unique=True).map(
    lambda words: " ".join(words).capitalize()
)
paragraph = st.lists(sentence, min_size=1, max_size=3, unique=True).map(" ".join)
anything = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80)
written_line = st.one_of(paragraph, paragraph, headline, st.sampled_from(FURNITURE))
line = st.one_of(written_line, anything)


def article_of(lines, gaps):
    blocks = []
    gap = True
    for number, (raw, after) in enumerate(zip(lines, gaps, strict=True), start=1):
        text = " ".join(raw.split())
        if text:
            blocks.append(Block(text, Kind.LINE, number, gap=gap))
        gap = after
    return Article("a.txt", "0" * 64, "text/plain", tuple(blocks))


def rows(of):
    return st.lists(st.tuples(of, st.booleans()), max_size=16)


def kept(cleaned):
    return [line.text or line.block.text for line in cleaned.lines if line.label in KEPT]


@settings(deadline=None)
@given(rows(line))
def test_every_line_gets_a_label_in_its_place_and_nothing_is_invented(written):
    article = article_of([text for text, _ in written], [gap for _, gap in written])
    cleaned = clean(article)
    assert tuple(one.block for one in cleaned.lines) == article.blocks
    assert all(one.reason and 0 < one.score <= 1 for one in cleaned.lines)
    assert all(one.text in one.block.text for one in cleaned.lines)
    assert cleaned == clean(article)


@settings(deadline=None)
@given(rows(line))
def test_every_word_of_a_claim_is_in_the_document(written):
    article = article_of([text for text, _ in written], [gap for _, gap in written])
    cleaned = clean(article)
    whole = "\n".join(block.text for block in article.blocks)
    for claims in (cleaned.titles, cleaned.authors, cleaned.publishers, cleaned.published, cleaned.credits):
        assert all(claim.text in whole for claim in claims)


def alike(one, other):
    words, others = set(one.lower().split()), set(other.lower().split())
    return 2 * len(words & others) > min(len(words), len(others))


@settings(deadline=None)
@given(headline, st.lists(paragraph, min_size=1, max_size=12, unique_by=lambda text: text[:40]))
def test_a_clean_article_loses_nothing(title, paragraphs):
    assume(not any(alike(one, other) for one, other in combinations(paragraphs, 2)))
    cleaned = clean(article_of([title, *paragraphs], [True] * (len(paragraphs) + 1)))
    assert kept(cleaned) == paragraphs


@settings(max_examples=300, deadline=None)
@given(st.lists(written_line, max_size=16))
def test_cleaning_what_was_kept_sets_nothing_more_aside(written):
    cleaned = clean(article_of(written, [True] * len(written)))
    texts = [one.text or one.block.text for one in cleaned.lines if one.label in ARTICLE]
    again = clean(article_of(texts, [True] * len(texts)))
    assert [one.block.text for one in again.lines if one.label not in ARTICLE] == []

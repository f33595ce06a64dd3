"""Which topics an entry is filed under."""

from __future__ import annotations

import pytest

from feeds.topics import file

TEXT = """\
[topic.defence.labels]
en = "Defence"
vi = "Quốc phòng"
[topic.defence.terms]
en = ["army", "navy", "missile", {term = "troops", weight = 0.5}]
vi = ["quốc phòng", "quân đội"]
zh = ["军队", "导弹"]
"*" = ["NATO"]
[topic.defence.exclude]
en = ["Salvation Army"]
[topic.trade]
threshold = 1.0
[topic.trade.terms]
en = ["tariff"]
pt-BR = ["tarifa"]
"""
FILLER = "Nothing of note was said about the garden and the long wall beside it today. "


@pytest.fixture
def topics(entry, catalogue):
    """Give the topics of an entry, by key."""

    def find(*words, **more):
        filing = file(entry(*words, **more), catalogue(TEXT))
        return {category.key: category for category in filing.categories if category.kind == "topic"}

    return find


def test_a_term_in_the_title_of_a_brief_is_enough(topics):
    assert "defence" in topics("Army opens bridge", FILLER * 3)


def test_a_term_in_passing_is_not_enough(topics):
    assert not topics("A garden opens", FILLER * 12 + "He had joined the army.", FILLER * 12)


def test_in_a_long_article_a_title_alone_is_not_enough(topics):
    assert not topics("Army of volunteers", *[FILLER * 10] * 10)


def test_several_terms_are_enough_without_a_title(topics):
    assert "defence" in topics("A quiet day", FILLER * 3 + "The army and the navy tested a missile.")


def test_a_derived_title_counts_less_than_one_that_was_written(topics):
    lead = "The army came. " + FILLER
    written = topics("The army came", lead)["defence"].score
    assert topics("", lead)["defence"].score < written


def test_repeats_count_less_and_less(topics):
    once, often = (topics("Army", "army " * n)["defence"].score for n in (1, 8))
    assert once < often < 2 * once


def test_a_light_term_counts_less(topics):
    assert topics("Army", "x")["defence"].score > 3.0
    assert not topics("Troops", "x")


def test_a_topic_has_its_own_threshold(topics):
    assert list(topics("A tariff", FILLER * 30)) == ["trade"]


def test_topics_stand_in_the_order_of_the_catalogue(topics):
    assert list(topics("Tariff on the army", "The army pays a tariff.")) == ["defence", "trade"]


def test_evidence_shows_the_terms_best_first_with_their_count(topics):
    found = topics("Army and navy", "The navy, the Navy; troops.")["defence"]
    assert found.evidence == ("navy ×3", "army ×1", "troops ×1")


def test_terms_hold_in_their_language_and_star_in_all(topics):
    assert not topics("Quốc phòng", "quân đội", language="en")
    assert "defence" in topics("Quốc phòng", "quân đội", language="vi")
    assert "defence" in topics("NATO", "NATO", language="sw")


def test_terms_of_a_region_hold_in_the_whole_language(topics):
    assert "trade" in topics("Tarifa", "tarifa", language="pt-PT")


@pytest.mark.parametrize("language", ["und", "mul"])
def test_where_the_language_is_open_all_terms_hold(topics, language):
    assert "defence" in topics("Quốc phòng", "The army and the navy", language=language)


def test_scripts_without_spaces_are_measured_in_words_too(topics):
    filler = "今天花园里没有什么值得注意的事情，围墙也很安静。" * 20
    assert "defence" in topics("军队试射导弹", "军队周二试射导弹。", language="zh-Hans")
    assert not topics("花园开放", f"{filler}他曾加入军队。{filler}", language="zh-Hans")


def test_an_excluded_phrase_does_not_file(topics):
    assert not topics("Salvation Army sings", "The Salvation Army sang.")


@pytest.mark.parametrize("stated", ["defence", "Defence", "Quốc phòng"])
def test_a_topic_that_the_entry_states_by_key_or_label_is_filed(topics, stated):
    found = topics("A garden opens", FILLER, stated=("Gardens", stated))
    assert found["defence"].evidence == (f"stated: {stated}",)


def test_an_entry_without_text_has_no_topics(topics):
    assert topics() == {}

"""The catalogue: the default one, and what a user's file does to it."""

from __future__ import annotations

import re

import pytest

from feeds.topics import load

TWELVE = {"vi", "en", "fr", "es", "de", "pt", "ru", "zh", "ja", "ko", "ar", "id"}
NEW = """\
[topic.space.labels]
en = "Space"
[topic.space.terms]
en = ["rocket", {term = "orbit", weight = 0.5}]
"""
OVER = """\
[topic.defence]
threshold = 9
[topic.defence.labels]
vi = "Quân sự"
[topic.defence.terms]
vi = ["x1"]
"""


def test_the_default_catalogue_has_the_topics_of_a_press_desk():
    assert {"defence", "diplomacy", "trade", "technology", "sport", "weather"} <= load(None).topics.keys()
    assert len(load(None).topics) >= 21


@pytest.mark.parametrize("key", load(None).topics)
def test_a_default_topic_has_labels_and_terms_in_the_twelve_languages(key):
    topic = load(None).topics[key]
    assert topic.labels.keys() >= TWELVE
    assert topic.terms.keys() >= TWELVE
    assert re.fullmatch(r"(http://cv\.iptc\.org/newscodes/mediatopic/\d{8})?", topic.scheme)


def test_the_default_topics_stand_in_the_order_of_their_keys():
    keys = list(load(None).topics)
    assert keys == sorted(keys)


def test_a_file_adds_topics_after_the_default_ones(catalogue):
    topics = catalogue(NEW, extend=True).topics
    assert list(topics)[:-1] == list(load(None).topics)
    assert topics["space"].terms == {"en": ("rocket", "orbit")}
    assert topics["space"].label("vi") == "Space"
    assert topics["space"].threshold == 3.0


def test_a_file_alone_may_be_the_whole_catalogue(catalogue):
    assert list(catalogue(NEW, extend=False).topics) == ["space"]


def test_the_topics_of_a_file_keep_its_order(catalogue):
    text = NEW + '[topic.art.terms]\nen = ["painting"]\n'
    assert list(catalogue(text).topics) == ["space", "art"]


def test_a_file_overrides_a_default_topic_field_by_field_and_language_by_language(catalogue):
    before, after = load(None).topics["defence"], catalogue(OVER, extend=True).topics["defence"]
    assert after.threshold == 9.0
    assert (after.labels["vi"], after.labels["en"]) == ("Quân sự", before.labels["en"])
    assert (after.terms["vi"], after.terms["en"]) == (("x1",), before.terms["en"])


def test_the_default_stays_what_it_was_after_a_file_changed_it(catalogue):
    catalogue('[topic.defence.labels]\nvi = "Quân sự"\n', extend=True)
    assert load(None).topics["defence"].labels["vi"] != "Quân sự"


def test_a_default_topic_can_be_switched_off_and_its_children_lose_their_parent(catalogue):
    topics = catalogue("[topic.politics]\nenabled = false\n", extend=True).topics
    assert "politics" not in topics
    assert topics["diplomacy"].parent == ""


def test_a_file_may_name_a_default_topic_as_parent(catalogue):
    text = '[topic.space]\nparent = "science"\nscheme = "https://example.org/space"\n' + NEW
    topic = catalogue(text, extend=True).topics["space"]
    assert (topic.parent, topic.scheme) == ("science", "https://example.org/space")


def test_tags_become_canonical(catalogue):
    text = '[topic.space.labels]\nEN_us = "Space"\n[topic.space.terms]\nzh_hant = ["太空"]\n"*" = ["NASA"]\n'
    topic = catalogue(text).topics["space"]
    assert list(topic.labels) == ["en-US"]
    assert topic.terms == {"zh-Hant": ("太空",), "*": ("NASA",)}


def test_an_empty_file_changes_nothing(catalogue):
    assert catalogue("", extend=True) == load(None)

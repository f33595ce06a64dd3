"""The matcher: which phrases count where they occur."""

from __future__ import annotations

import pytest

from feeds.topics.matcher import Matcher, Phrase
from feeds.topics.reading import read


def term(text, weight=1.0, owner="defence", *, name=False):
    return Phrase(owner, text, text, weight, name=name)


@pytest.fixture
def found(entry):
    """Give what is found in a text, by owner."""

    def find(phrases, text):
        reading = read(entry("-", text))
        hits = Matcher(phrases).find(reading)
        return {owner: [phrase.text for phrase, _, _ in of_owner] for owner, of_owner in hits.items()}

    return find


def test_every_occurrence_is_a_hit_with_its_place(entry):
    reading = read(entry("Army", "The army and the army."))
    (hits,) = Matcher([term("army")]).find(reading).values()
    assert [reading.cased[start:end] for _, start, end in hits] == ["Army", "army", "army"]


def test_the_longer_of_two_terms_counts_alone(found):
    phrases = [term("quốc phòng"), term("bộ quốc phòng")]
    assert found(phrases, "Bộ Quốc phòng họp về quốc phòng") == {"defence": ["bộ quốc phòng", "quốc phòng"]}


def test_terms_that_only_share_a_space_both_count(found):
    assert found([term("army"), term("navy")], "army navy") == {"defence": ["army", "navy"]}


def test_of_terms_that_overlap_the_first_counts(found):
    assert found([term("joint army"), term("army base")], "a joint army base") == {"defence": ["joint army"]}


def test_one_topic_does_not_take_from_another(found):
    phrases = [term("trade war", owner="trade"), term("war", owner="conflict")]
    assert found(phrases, "a trade war") == {"trade": ["trade war"], "conflict": ["war"]}


def test_two_topics_may_want_the_same_term(found):
    phrases = [term("missile", owner="defence"), term("missile", owner="conflict")]
    assert found(phrases, "a missile") == {"defence": ["missile"], "conflict": ["missile"]}


@pytest.mark.parametrize(
    ("text", "hits"),
    [
        ("The Salvation Army sang", {}),
        ("The Salvation Army and the army", {"defence": ["army"]}),
        ("an army salvation", {"defence": ["army"]}),
    ],
)
def test_what_lies_inside_an_excluded_phrase_does_not_count(found, text, hits):
    assert found([term("army"), term("Salvation Army", 0.0)], text) == hits


def test_an_exclusion_of_one_topic_leaves_the_others_alone(found):
    phrases = [term("army"), term("Salvation Army", 0.0), term("army", owner="religion")]
    assert found(phrases, "the Salvation Army") == {"religion": ["army"]}


def test_an_exclusion_wins_over_the_same_term(found):
    assert found([term("army"), term("army", 0.0)], "army") == {}


@pytest.mark.parametrize("order", [1, -1])
def test_of_spellings_that_fold_alike_the_heaviest_counts(found, order):
    phrases = [term("cease-fire", 0.5), term("ceasefire", 0.7), term("cease fire", 1.5)][::order]
    assert found(phrases, "a cease-fire") == {"defence": ["cease fire"]}


@pytest.mark.parametrize(
    ("phrase", "text", "is_found"),
    [
        (term("WHO"), "the WHO said", True),
        (term("WHO"), "who said so", False),
        (term("WHO"), "Who said so", False),
        (term("U.S."), "the U.S. army", True),
        (term("U.S."), "u.s.", False),
        (term("NATO"), "NATO", True),
        (term("NATO"), "Nato", True),
        (term("NATO"), "nato in Italia", False),
        (term("5G"), "5g", True),
        (term("Army"), "army", True),
        (term("Pháp", name=True), "Pháp và Đức", True),
        (term("Pháp", name=True), "pháp luật", False),
        (term("français*", name=True), "Françaises", True),
        (term("中国", name=True), "中国", True),
        (term("الصين", name=True), "بالصين", True),
        (term("İzmir", name=True), "İzmir", True),
    ],
)
def test_names_and_acronyms_ask_for_their_capitals(found, phrase, text, is_found):
    assert bool(found([phrase], text)) is is_found


def test_a_term_does_not_run_from_the_title_into_the_text(entry):
    assert not Matcher([term("army base")]).find(read(entry("The army", "base camp")))


def test_no_phrase_finds_nothing(found):
    assert found([], "army") == {}

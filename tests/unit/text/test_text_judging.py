"""Judging a paragraph: two detectors, and what settles their disagreement."""

from __future__ import annotations

import pytest

from feeds.text.detectors import Guess
from feeds.text.judging import _weigh, judge, refine

SURE = {"share": 0.98, "score": 900.0, "reliable": True}
UNSURE = {"share": 0.98, "score": 200.0, "reliable": False}


def guess(language, *, share, score, reliable):
    return Guess(language, share, score, reliable, {language: share})


@pytest.mark.parametrize(
    ("first", "odds", "letters", "language", "least"),
    [
        pytest.param(guess("fr", **SURE), {"fr": 0.4, "oc": 0.3}, 30, "fr", 0.9, id="both agree"),
        pytest.param(guess("fr", **UNSURE), {"fr": 0.4, "oc": 0.3}, 30, "fr", 0.8, id="one agrees"),
        pytest.param(guess("ms", **SURE), {"id": 0.6, "jv": 0.3}, 30, "id", 0.9, id="sisters agree"),
        pytest.param(guess("fr", **UNSURE), {"oc": 0.7, "fr": 0.1}, 30, "oc", 0.7, id="only one is sure"),
        pytest.param(guess("und", **UNSURE), {"oc": 0.7, "fr": 0.1}, 30, "oc", 0.7, id="only one answers"),
        pytest.param(guess("ceb", **SURE), {"fil": 0.9, "id": 0.1}, 30, "ceb", 0.9, id="only one can know"),
        pytest.param(guess("fr", **SURE), {"oc": 0.7, "fr": 0.1}, 90, "fr", 0.8, id="they differ at length"),
        pytest.param(guess("sr", **UNSURE), {"zxx": 0.9, "sr": 0.1}, 70, "und", 0.0, id="no language at all"),
        pytest.param(guess("es", **SURE), {"zxx": 0.5, "es": 0.4}, 70, "es", 0.8, id="it is one"),
    ],
)
def test_the_surer_detector_is_believed(first, odds, letters, language, least):
    answer, confidence = _weigh(first, odds, letters)
    assert answer == language
    assert confidence >= least


def test_on_few_letters_a_disagreement_is_no_answer():
    _, confidence = _weigh(guess("fr", **SURE), {"oc": 0.7, "fr": 0.1}, 40)
    assert confidence < 0.8


@pytest.mark.parametrize("text", ["", "x", "Minsk 2024", "- - -", "+84 24 3825 0000"])
def test_under_a_dozen_letters_there_is_no_vote(text):
    assert judge(text).language == "und"


def test_one_character_of_a_script_says_nothing():
    assert judge("中").language == "und"
    assert judge("中国").language == "zh"


def test_short_vietnamese_without_diacritics_is_known_by_its_syllables():
    assert judge("ban da mua ve xe chua, hay doi toi mot chut nhe").language == "vi"


def test_a_line_that_is_mostly_code_is_no_language():
    assert judge('System.out.println(user.getName() + ": " + user.getAge()); return').language == "und"


def test_an_address_in_a_sentence_does_not_count():
    sentence = "Write to desk@news.example or visit https://news.example/contact for more."
    assert judge(sentence).letters < sum(map(str.isalpha, sentence))


@pytest.mark.parametrize(
    ("language", "text", "hints", "tag"),
    [
        ("fr", "bonjour", ["en-GB"], "fr"),
        ("en", "hello", ["x-default", "en-GB"], "en-GB"),
        ("en", "hello", ["en-AU"], "en"),
        ("pt", "olá", ["pt-PT"], "pt-PT"),
        ("ku", "ئەنجوومەن بڕیاری دا", [], "ckb"),
        ("ku", "pirtûkxane vekirî ye", [], "ku"),
        ("hr", "скупштина је одлучила", ["hr"], "sr-Cyrl"),
        ("hr", "knjiga", ["sr-Latn"], "sr-Latn"),
        ("nb", "bok", ["da"], "da"),
        ("und", "bok", ["da"], "und"),
    ],
)
def test_hints_decide_only_where_detectors_can_not(language, text, hints, tag):
    assert refine(language, text, hints) == tag

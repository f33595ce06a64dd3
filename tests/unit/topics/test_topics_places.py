"""Which places an entry is about, not merely mentions."""

from __future__ import annotations

import pytest

from feeds.topics import file, load
from feeds.topics.gazetteer import names


@pytest.fixture
def about(entry):
    """Give the places of an entry."""

    def find(*words, **more):
        return file(entry(*words, **more), load(None)).places

    return find


def test_a_place_in_the_title_is_what_the_entry_is_about(about):
    assert about("Floods in Peru", "Rain fell.", "Chile sent tents.") == ("pe",)


def test_a_place_beside_the_title_must_be_as_frequent_as_those_in_it(about):
    assert about("Peru opens a port", "A port.", "Chile " * 3 + "and Peru, Peru, Peru, Peru.") == ("pe",)
    assert about("Peru opens a port", "A port.", "Chile " * 4 + "and Peru, Peru, Peru, Peru.") == ("cl", "pe")


def test_few_mentions_beside_the_title_are_mentions(about):
    assert about("Peru opens a port", "Chile and Chile.") == ("pe",)


def test_without_a_title_the_lead_says_it(about):
    assert about("", "A port opened in Peru.", "Chile watched.") == ("pe",)


def test_a_title_that_was_derived_says_no_more_than_the_lead(about):
    assert about("", "Peru and Chile met.", "Peru, Peru, Peru.") == ("pe",)


def test_several_mentions_make_a_subject_without_title_and_lead(about):
    assert about("A port", "It opened.", "Ships of Peru, Peru, Peru.") == ("pe",)
    assert about("A port", "It opened.", "Ships of Peru, Peru.") == ()


def test_a_capital_counts_half(about):
    assert about("A port", "It opened.", "Hanoi " * 5) == ()
    assert about("A port", "It opened.", "Hanoi " * 6) == ("vn",)
    assert about("Talks in Hanoi", "They met.") == ("vn",)


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        ("Jordan wins", "Jordan and Chad play in Georgia.", ()),
        ("Jordan wins", "The Jordanian king was there.", ("jo",)),
        ("Syria and Jordan open a crossing", "Lorries.", ("jo", "sy")),
        ("Chad and Niger ask for tents", "Rain.", ("ne", "td")),
        ("Georgia votes", "In Tbilisi people queued.", ("ge",)),
        ("Washington wins again", "The coach was glad.", ()),
    ],
)
def test_a_name_that_is_also_something_else_must_be_confirmed(about, title, text, places):
    assert about(title, text) == places


@pytest.mark.parametrize(
    ("title", "language", "places"),
    [
        ("turkey for dinner", "en", ()),
        ("Ships in the Indian Ocean", "en", ()),
        ("A farm in New Mexico", "en", ()),
        ("South Korea and Papua New Guinea", "en", ("kr", "pg")),
        ("Join us", "en", ()),
        ("The US and the UK", "en", ("gb", "us")),
        ("Pháp luật mới", "vi", ()),
        ("Pháp và Mỹ ký kết", "vi", ("fr", "us")),
        ("Cái đẹp của mỹ thuật", "vi", ()),
        ("Tàu ở Ấn Độ Dương", "vi", ()),
        ("Trung Quốc và Nga tập trận", "vi", ("cn", "ru")),
        ("L’armée française au Tchad", "fr", ("fr", "td")),
        ("La réunion de crise", "fr", ()),
        ("Accord à l'île de La Réunion", "fr", ()),
        ("Переговоры в Белоруссии и России", "ru", ("by", "ru")),
        ("Кубок мира", "ru", ()),
        ("وفد فيتنامي في روسيا وبيلاروسيا", "ar", ("by", "ru", "vn")),
        ("发展中国家会议", "zh-Hans", ()),
        ("上海地铁新线", "zh-Hans", ()),
        ("中美贸易：美国与中国", "zh-Hans", ("cn", "us")),
        ("法國與日本", "zh-Hant", ("fr", "jp")),
        ("インドネシアで地震", "ja", ("id",)),
        ("新しいネクタイ", "ja", ()),
        ("인도적 지원", "ko", ()),
        ("미국과 북한의 대화", "ko", ("kp", "us")),
        ("AS dan Tiongkok", "id", ("cn", "us")),
        ("Deutsche und vietnamesische Firmen", "de", ("de", "vn")),
        ("Empresas españolas y peruanas", "es", ("es", "pe")),
        ("Exportações moçambicanas", "pt", ("mz",)),
        ("Vietnam og Norge", "nb", ("no", "vn")),
        ("Vietnam ka Peru", "ha", ("pe", "vn")),
        ("Việt Nam / France", "und", ("fr", "vn")),
    ],
)
def test_places_are_known_by_the_names_of_each_language(about, title, language, places):
    assert about(title, "-", language=language) == places


def test_evidence_shows_the_names_and_how_often(entry):
    filing = file(entry("Peru opens a port", "Peruvian ships of Peru."), load(None))
    (peru,) = (category for category in filing.categories if category.kind == "place")
    assert peru.evidence == ("Peru ×2", "Peruvian ×1")
    assert peru.score == 5.0


def test_an_entry_without_text_is_about_no_place(about):
    assert about() == ()


def test_languages_without_names_use_the_english_ones():
    assert names("ha") == names("en")
    assert len(names("")) == 12

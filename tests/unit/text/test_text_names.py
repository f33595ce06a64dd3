"""Names of languages and territories."""

from __future__ import annotations

import pytest

from feeds.text.names import language_name, territories, territory_name


@pytest.mark.parametrize(
    ("tag", "display", "name"),
    [
        ("vi", "vi", "Tiếng Việt"),
        ("vi", "en", "Vietnamese"),
        ("fr", "fr", "français"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("es-GQ", "en", "Spanish (Equatorial Guinea)"),
        ("en-x-desk", "en", "English (x, desk)"),
        ("und", "en", "Unknown language"),
        ("qaa", "en", "qaa"),
    ],
)
def test_a_language_is_named_in_the_language_of_the_reader(tag, display, name):
    assert language_name(tag, display) == name


@pytest.mark.parametrize(
    ("display", "name"),
    [
        ("vi", "Hoa Kỳ"),
        ("fr-CA", "États-Unis"),
        ("zh-yue", "美国"),
        ("sh", "United States"),
        ("", "United States"),
    ],
)
def test_a_display_language_without_data_falls_back_to_its_base_and_then_to_english(display, name):
    assert territory_name("US", display) == name


def test_a_code_without_a_name_is_its_own_name():
    assert territory_name("zz", "en") == "ZZ"


def test_territories_are_those_of_iso_3166_and_kosovo():
    names = territories("en")
    assert len(names) == 250
    assert names["by"] == "Belarus"
    assert names["xk"] == "Kosovo"
    assert not {"eu", "un", "zz", "ez", "419", "001"} & names.keys()

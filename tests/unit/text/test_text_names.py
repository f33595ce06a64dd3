"""Names of languages and territories."""

from __future__ import annotations

from datetime import date

import pytest

from feeds.model import Moment, Precision
from feeds.text.names import BUNDLE, bundled, date_name, language_name, territories, territory_name, write
from feeds.text.words import languages


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


@pytest.mark.parametrize("display", languages())
def test_a_day_of_any_figures_is_named_as_the_cldr_has_it(display):
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - only here

    for month in range(1, 13):
        day = date(2009, month, 3)
        known = Moment(day.isoformat(), Precision.DAY)
        assert date_name(known, display) == format_date(day, "long", locale=display)
        known = Moment(day.isoformat()[:7], Precision.MONTH)
        assert date_name(known, display) == format_skeleton("yMMMM", day, locale=display)


def test_the_bundled_names_are_in_step_with_the_cldr():
    assert BUNDLE.read_text(encoding="utf-8") == bundled(), "run: make catalogue"


def test_the_bundle_of_names_is_written_where_it_is_wanted(tmp_path):
    write(tmp_path / "names.json")
    assert (tmp_path / "names.json").read_bytes() == BUNDLE.read_bytes()

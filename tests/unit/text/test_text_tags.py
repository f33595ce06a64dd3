"""Language tags and their direction."""

from __future__ import annotations

import pytest

from feeds.text.tags import base, canonical, direction


@pytest.mark.parametrize(
    ("tag", "standard"),
    [
        ("vi", "vi"),
        (" VI ", "vi"),
        ("EN_us", "en-US"),
        ("pt-br", "pt-BR"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("in", "id"),
        ("tl", "fil"),
        ("cmn", "zh"),
        ("no", "nb"),
        ("no-NO", "nb-NO"),
        ("nn", "nn"),
        ("sh", "sr-Latn"),
        ("und", "und"),
        ("mul", "mul"),
        ("", ""),
        ("x-default", ""),
        ("zxx", ""),
        ("english", ""),
        ("en_US.UTF-8", ""),
        ("xx", ""),
        ("Tiếng Việt", ""),
    ],
)
def test_a_tag_has_one_canonical_form(tag, standard):
    assert canonical(tag) == standard


def test_the_language_of_a_tag_is_its_first_part():
    assert base("zh-Hant-TW") == "zh"
    assert base("vi") == "vi"


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("ar", "rtl"),
        ("fa-AF", "rtl"),
        ("he", "rtl"),
        ("UR", "rtl"),
        ("az-Arab", "rtl"),
        ("ku", "ltr"),
        ("ckb", "rtl"),
        ("vi", "ltr"),
        ("ar-Latn", "ltr"),
        ("und", "ltr"),
        ("", "ltr"),
    ],
)
def test_text_runs_as_its_script_does(tag, way):
    assert direction(tag) == way

"""Scripts, and what they say about the language."""

from __future__ import annotations

import pytest

from feeds.text.scripts import chinese, writing


@pytest.mark.parametrize(
    ("text", "script", "language"),
    [
        ("library", "LATIN", ""),
        ("библиотека", "CYRILLIC", ""),
        ("مكتبة", "ARABIC", ""),
        ("βιβλιοθήκη", "GREEK", "el"),
        ("ספרייה", "HEBREW", "he"),
        ("գրադարան", "ARMENIAN", "hy"),
        ("ბიბლიოთეკა", "GEORGIAN", "ka"),
        ("ห้องสมุด", "THAI", "th"),
        ("ຫໍສະໝຸດ", "LAO", "lo"),
        ("បណ្ណាល័យ", "KHMER", "km"),
        ("စာကြည့်တိုက်", "MYANMAR", "my"),
        ("நூலகம்", "TAMIL", "ta"),
        ("도서관", "HANGUL", "ko"),
        ("图书馆", "CJK", "zh"),
        ("図書館で", "CJK", "ja"),
        ("としょかん", "HIRAGANA", "ja"),
        ("図書館 NATO EU", "CJK", "zh"),
        ("🙂 123", "", ""),
    ],
)
def test_a_script_of_one_language_names_it(text, script, language):
    found = writing(text)
    assert (found.script, found.language) == (script, language)


def test_a_chinese_text_may_quote_a_little_kana():
    assert writing("市图书馆从下个月起工作日开放到晚上九点，新开的の字咖啡馆也一样").language == "zh"


def test_the_share_says_how_much_stands_in_the_script():
    assert writing("ภาษาไทย").share == 1.0
    assert writing("ไทย library").share == 0.7


def test_dense_scripts_weigh_more():
    assert writing("图书馆").letters == 9


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("国防部发言人", "zh-Hans"),
        ("國防部發言人", "zh-Hant"),
        ("大雨", "zh"),
        ("国國发發", "zh"),
        ("Library", "zh"),
    ],
)
def test_the_character_sets_tell_the_two_standards_of_chinese_apart(text, tag):
    assert chinese(text) == tag

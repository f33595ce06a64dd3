"""Folding: what readers take for the same word has the same letters, and words have edges."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.text import folding
from feeds.text.folding import fold, fold_cased, fold_each, fold_forms, fold_term, loose

MIXED = st.text(
    st.sampled_from("aÀ é\u0301ßẞİıΣςΐệĐйЁ中国アﾊﾟ한ก国،ة_-'\u00ad\u200b\t½ﬁ𝐀२😀\u0660ʼ\x00"), max_size=60
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Army", " army "),
        ("  the\tarmy,\nthe navy… ", " the army the navy "),
        ("L’armée", " l armée "),
        ("công nghệ - quốc phòng", " công nghệ quốc phòng "),
        ("ＮＡＴＯ ２０２４", " nato 2024 "),
        ("e\u0301te\u0301", " été "),
        ("Straße STRASSE", " strasse strasse "),
        ("ΟΔΟΣ οδός", " οδοσ οδόσ "),
        ("Ёлка ёлка", " елка елка "),
        ("İstanbul ısı ISI", " istanbul isi isi "),
        ("co\u00adoperate zero\u200bwidth", " cooperate zerowidth "),
        ("الجَيْش القوّات", " الجيش القوات "),
        ("أمن إلى آسيا مدرسة ـــ", " امن الي اسيا مدرسه "),
        ("ی ک", " ي ك "),
        ("H₂O №5 ½", " h2o no5 1 2 "),
        ("п’ять пʼять п'ять", " п ять п ять п ять "),
        ("NATO军队AI", " nato 军队 ai "),
        ("サイバー攻撃", " サイバー 攻撃 "),
        ("ﾊﾟﾘの日本・タイ", " パリ の日本 タイ "),
        ("กองทัพTNI", " กองทัพ tni "),
        ("미국의 군대", " 미국의 군대 "),
        ("a\ud800b", " a b "),
        ("🙂…!", " "),
        ("", " "),
    ],
)
def test_a_text_folds_to_words_between_single_spaces(text, folded):
    assert fold(text) == folded


def test_diacritics_stay_since_they_make_other_words():
    assert fold("quân") != fold("quan")


def test_capitals_stand_where_their_small_letters_stand():
    assert fold_cased("Hà Nội, ΟΔΟΣ và İzmir") == " Hà Nội ΟΔΟΣ và Izmir "


@given(st.one_of(st.text(), MIXED))
def test_a_fold_and_its_cased_twin_run_side_by_side(text):
    cased = fold_cased(text)
    assert cased.casefold() == fold(text)
    assert len(cased) == len(fold(text))


@given(st.one_of(st.text(), MIXED))
def test_a_fold_has_single_spaces_and_one_at_each_end(text):
    folded = fold(text)
    assert folded == f" {' '.join(folded.split())} ".replace("  ", " ")
    assert "\n" not in folded


@given(st.lists(st.one_of(st.text(), MIXED), min_size=1, max_size=4))
def test_texts_folded_together_fold_as_they_do_alone(texts):
    assert fold_each(texts) == [fold_cased(text) for text in texts]


@given(MIXED)
def test_the_quick_way_and_the_table_agree(text):
    words = unicodedata.normalize("NFC", text)
    by_table = folding._set_apart(words.translate(folding._TABLE))
    assert folding._beyond_ascii(words).split() == by_table.split()


def test_letters_that_the_quick_way_passes_over_are_those_that_the_table_keeps():
    passed = [chr(code) for code in range(0x110000) if folding._PIECES.match(chr(code))[1]]
    changed = [letter for letter in passed if folding._folded(letter) != letter]
    assert changed == ["\n"]  # which keeps texts apart that are folded together


@pytest.mark.parametrize(
    ("term", "pattern"),
    [
        ("army", " army "),
        ("Quốc  phòng", " quốc phòng "),
        ("C++", " c "),
        ("defen*", " defen"),
        ("军队", "军队"),
        ("NATO军队", " nato 军队"),
        ("กองทัพ", "กองทัพ"),
        ("テロ", " テロ "),
        ("ミサイル", " ミサイル"),
        ("サイバー攻撃", " サイバー 攻撃"),
        ("군대", " 군대"),
        ("...", ""),
        ("*", ""),
    ],
)
def test_a_term_has_edges_where_its_script_writes_them(term, pattern):
    assert fold_term(term) == pattern


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("army", "The army’s new plan", True),
        ("army", "an armyworm", False),
        ("quân", "quần áo", False),
        ("军队", "中国军队表示", True),
        ("AI芯片", "新AI芯片", True),
        ("テロ", "字幕テロップ", False),
        ("コロナ", "新型コロナウイルス", True),
        ("군대", "군대는", True),
        ("군대", "미군대", False),
        ("defen*", "self-defence", True),
        ("hoà bình", "đàm phán hòa bình", True),
        ("hòa bình", "đàm phán hoà bình", True),
        ("thủy sản", "ngành thuỷ sản", True),
        ("جيش", "وبالجيش والجيش", True),
        ("الجيش", "للجيش", True),
        ("الجيش", "بالجيش", True),
        ("وزارة الدفاع", "ووزارة الدفاع", True),
        ("من", "ومن", False),
        ("צבא", "והצבא", True),
    ],
)
def test_a_term_is_found_as_its_script_writes_it(term, text, found):
    folded = fold(text)
    assert any(form in folded for form in fold_forms(term)) is found


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Quốc phòng – Đà Nẵng", "quoc phong da nang"),
        ("ÉTÉ à Łódź, straße", "ete a lodz strasse"),
        ("Ærø", "aero"),
        ("plain text", "plain text"),
        ("한국 がっこう", "한국 がっこう"),
        ("…", ""),
    ],
)
def test_loose_text_has_no_diacritics(text, bare):
    assert loose(text) == bare

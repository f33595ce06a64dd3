"""The lexicon as it is read: in step with the file that people write."""

from __future__ import annotations

import pytest

from feeds.clean.lexicon import BUNDLE, lexicon, words
from feeds.clean.lexiconbundle import bundled, write


def test_the_bundled_lexicon_is_in_step_with_its_source():
    assert BUNDLE.read_text(encoding="utf-8") == bundled(), "run: make catalogue"


def test_the_bundle_of_the_lexicon_is_written_where_it_is_wanted(tmp_path):
    write(tmp_path / "lexicon.json")
    assert (tmp_path / "lexicon.json").read_bytes() == BUNDLE.read_bytes()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("शेयर करें", ("शेयर", "करें")),
        ("আরও পড়ুন: ২", ("আরও", "পড়ুন")),
        ("ข่าวที่เกี่ยวข้อง (3)", ("ข่าวที่เกี่ยวข้อง",)),
        ("ဖြစ်ပါတယ်။", ("ဖြစ်ပါတယ်",)),
        ("អានបន្ត៖", ("អានបន្ត",)),
        ("לַיְלָה־טוֹב", ("לַיְלָה", "טוֹב")),
        ("Đọc thêm: 12km", ("đọc", "thêm", "km")),
    ],
)
def test_a_word_is_whole_with_the_marks_on_its_letters(text, found):
    assert words(text) == found


def test_a_script_without_spaces_has_terms_within_its_words():
    assert lexicon().inside("©2021บริษัทข่าวสงวนลิขสิทธิ์ตามกฎหมาย", ()) == "footer"
    assert lexicon().inside("บริษัทข่าว", ()) == ""


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("NAJČITANIJE", "related"),
        ("Најчитаније", "related"),
        ("ŞƏRH YAZ", "comment"),
        ("Şərh yaz", "comment"),
        ("İNDİRİM", ""),
        ("الأكثر تصفحاً (10)", "related"),
        ("This field is required", "form"),
    ],
)
def test_a_line_is_found_in_either_script_and_case(line, category):
    assert lexicon().line(words(line)).category == category

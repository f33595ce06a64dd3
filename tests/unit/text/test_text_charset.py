"""How an encoding is chosen, and when bytes are no text."""

from __future__ import annotations

import pytest

from feeds.errors import Unreadable
from feeds.text.charset import believable, decode, unmarked
from feeds.text.labels import CODECS, DETECTABLE, encoding_for

VIETNAMESE = "Thư viện huyện mở cửa lại, người dân ai cũng vui mừng. " * 20


def test_nothing_but_white_space_is_empty_text():
    assert decode(b" \n\t", source="a.txt").text == " \n\t"


def test_a_few_damaged_places_in_a_long_text_are_replaced_and_counted():
    body = (VIETNAMESE * 20).encode().replace(b"vui", b"v\xffi", 9)
    decoded = decode(body, source="a.txt")
    assert decoded.text.count("\ufffd") == 9
    assert decoded.notes == ("not valid utf-8 in 9 places, replaced by U+FFFD",)


def test_text_that_is_mostly_utf_8_but_badly_damaged_is_refused_not_garbled():
    body = VIETNAMESE.encode().replace(b"vui", b"v\xffi")
    with pytest.raises(Unreadable, match=r"damaged text: 20 places are not valid UTF-8"):
        decode(body, source="a.txt")


def test_bytes_in_no_believable_encoding_are_refused():
    with pytest.raises(Unreadable, match="not text in any known encoding: 128 places"):
        decode(bytes(range(128, 256)), source="a.txt")


def test_a_byte_order_mark_that_the_bytes_contradict_is_passed_over():
    decoded = decode(b"\xff\xfePlain ASCII after a stray mark, and more of it.", source="a.txt")
    assert decoded.text.endswith("Plain ASCII after a stray mark, and more of it.")
    assert decoded.notes[0] == "marked or declared as utf-16le, but the bytes are not"


def test_a_declaration_that_leaves_too_much_invalid_is_passed_over():
    decoded = decode("Городской совет закрыл мост на ремонт.".encode("cp1251"), source="a", declared="utf-8")
    assert (decoded.encoding, decoded.provenance) == ("windows-1251", "detected")
    assert decoded.notes == ("marked or declared as utf-8, but the bytes are not",)


def test_a_declared_vietnamese_encoding_is_believed():
    decoded = decode("Một".encode("cp1258", "ignore"), source="a.txt", declared="windows-1258")
    assert decoded.encoding == "windows-1258"


def test_windows_1258_is_told_from_the_fonts_declared_as_it():
    body = "Con đường mới này sẽ mở vào tháng tới".encode("cp1258", "ignore")
    assert decode(body, source="a.txt", declared="windows-1258").provenance == "transport"


@pytest.mark.parametrize(
    "label", ["utf-7", "hz-gb-2312", "iso-2022-kr", "rot13", "idna", "x" * 50, "\x00", "é"]
)
def test_an_encoding_that_could_hide_markup_is_not_honoured(label):
    assert encoding_for(label) == ""
    assert (
        decode(b"+ADw-b+AD4- ~{VR~} text", source="a.txt", declared=label).text == "+ADw-b+AD4- ~{VR~} text"
    )


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("latin-1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        (" ascii ", "windows-1252"),
        ("ks_c_5601", "euc-kr"),
        ("Shift_JIS", "shift_jis"),
        ("iso-8859-9", "windows-1254"),
        ("tis-620", "windows-874"),
        ("unicode", "utf-16le"),
        ("UTF8", "utf-8"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label, encoding):
    assert encoding_for(label) == encoding


def test_every_encoding_has_a_codec():
    for codec in CODECS.values():
        assert codec in {"tcvn3", "vni", "viscii"} or "a".encode(codec)
    assert all("a".encode(codec) == b"a" for codec in DETECTABLE)


def test_a_declaration_after_the_first_four_kilobytes_is_not_looked_for():
    page = b"<html><!--" + b" " * 4096 + b"--><meta charset=koi8-r>" + b"</html>"
    assert decode(page, source="a.html").provenance == "utf-8"


def test_text_that_only_speaks_of_a_declaration_is_not_declared():
    assert decode(b"Write <meta charset=koi8-r> in the head.", source="a.txt").encoding == "utf-8"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Le café était fermé.", True),
        ("Le cafי יtait fermי.", False),
        ("пРиВеТ мИр ПоСеТи", False),
        ("a\x85\x86\x87 b", False),
        ("plain", True),
        ("ÿþý and ÿþý", False),
        ("è vero, (þ)", False),
        ("è vero, à lui", True),
    ],
)
def test_text_is_believable_if_words_are_in_one_script_and_no_rubbish_is_in_it(text, verdict):
    assert believable(text) is verdict


@pytest.mark.parametrize("body", [b"one \x00 zero in ASCII", b"\x00" * 40, b"L\x00\x00\x00", b"a\x00b\x00"])
def test_zeros_alone_do_not_make_wide_characters(body):
    assert unmarked(body) == ""

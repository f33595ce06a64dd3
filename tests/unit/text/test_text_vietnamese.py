"""The old encodings of Vietnamese."""

from __future__ import annotations

import pytest

from feeds.text.vietnamese import DECODERS, recognise


@pytest.mark.parametrize(
    ("encoding", "body", "text"),
    [
        ("viscii", b"Ti\xaang Vi\xaet", "Tiếng Việt"),
        ("viscii", b"\xd0\xdf\xb6ng ph\xaf", "Đường phố"),
        ("viscii", b"\x05\x06\x14", "ẴẪỶ"),
        ("tcvn3", b"Ti\xd5ng Vi\xd6t", "Tiếng Việt"),
        ("tcvn3", b"\xa7\xad\xeang ph\xe8", "Đường phố"),
        ("tcvn3", b"\x93Vi\xd6t\x94 a\xb3", "“Việt” á"),
        ("vni", b"Tie\xe1ng Vie\xe4t", "Tiếng Việt"),
        ("vni", b"\xd1\xf6\xf4\xf8ng pho\xe1", "Đường phố"),
        ("vni", b"NGUYE\xc3N HUE\xc4", "NGUYỄN HUỆ"),
        ("vni", b"A\xf9 th\xec tre\xfb, u\xea", "Á thì trẻ, uê"),
        ("windows-1258", b"Ti\xea\xecng Vi\xea\xf2t", "Tiếng Việt"),
    ],
)
def test_each_encoding_is_decoded_by_its_table(encoding, body, text):
    assert DECODERS[encoding](body) == text


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a décidé de fermer l'école après l'été, malgré les élèves et les délégués.",
        "Não são só as mãos do irmão: há pão, cidadãos e televisão também em São João.",
        "Die Brücke über den Fluß wird früher geschlossen, das hört man überall.",
    ],
)
def test_other_languages_with_accents_are_not_vietnamese(text):
    assert recognise(text.encode("cp1252")) == ""


def test_a_word_or_two_is_not_enough():
    assert recognise(b"Vi\xd6t Nam, Vi\xd6t Nam") == ""

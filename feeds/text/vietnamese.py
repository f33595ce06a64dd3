"""Vietnamese before Unicode: TCVN3 (ABC), VNI and VISCII, told apart by the syllables they give."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAMPLE = 64 * 1024
"""Bytes that are looked at to recognise an encoding."""

SYLLABLES = 4
"""Different accented syllables that must occur before a text is believed to be Vietnamese."""

SHARE = 0.9
"""The share of accented words that must be Vietnamese syllables."""

_VISCII_LOW = {0x02: "Ẳ", 0x05: "Ẵ", 0x06: "Ẫ", 0x14: "Ỷ", 0x19: "Ỹ", 0x1E: "Ỵ"}
_VISCII_HIGH = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "ÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ"
)  # RFC 1456, from 0x80
_TCVN3_HIGH = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịò"
    "ỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵ"
)  # TCVN 5712, from 0xA1; below that the fonts kept the punctuation of Windows

# VNI writes a letter, then a byte for its tone, or for its hat and tone together.
_VNI_MARKS = {"\u0301": "ù", "\u0300": "ø", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_BREVE = {"": "ê", "\u0301": "é", "\u0300": "è", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_HAT = {"": "â", "\u0301": "á", "\u0300": "à", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_WHOLE = {"ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "ô": "ơ", "ö": "ư", "î": "ỵ"}


def _vni_table() -> dict[str, str]:
    """Give what each letter, or pair of letter and mark, of VNI stands for."""
    table = dict(_VNI_WHOLE)
    for vowel, (tone, mark) in product("aeouy", _VNI_MARKS.items()):
        table[vowel + mark] = vowel + tone
    for (vowel, letter), (tone, mark) in product({"ô": "ơ", "ö": "ư"}.items(), _VNI_MARKS.items()):
        table[vowel + mark] = letter + tone
    for tone, mark in _VNI_BREVE.items():
        table["a" + mark] = "ă" + tone
    for vowel, (tone, mark) in product("aeo", _VNI_HAT.items()):
        table[vowel + mark] = {"a": "â", "e": "ê", "o": "ô"}[vowel] + tone
    composed = {key: normalize("NFC", value) for key, value in table.items()}
    capitals = {key.upper(): value.upper() for key, value in composed.items()}
    first = {key[0].upper() + key[1:]: value.upper() for key, value in composed.items()}
    return composed | first | capitals


_VISCII = str.maketrans(_VISCII_LOW | dict(enumerate(_VISCII_HIGH, 0x80)))
_TCVN3 = str.maketrans(
    {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA1)}
    | dict(enumerate(_TCVN3_HIGH, 0xA1))
)
_VNI = _vni_table()
_VNI_SIGN = re.compile("[AEOUYaeouyÔÖôö][ùøûõïêéèúüëâáàåãäÙØÛÕÏÊÉÈÚÜËÂÁÀÅÃÄ]|[ñíìæóòôöîÑÍÌÆÓÒÔÖÎ]")


def _vni_sign(sign: re.Match[str]) -> str:
    """Give a sign of VNI in Unicode; a letter and a mark that don't go together stay as they are."""
    return _VNI.get(sign.group(), sign.group())


def _decode_viscii(body: bytes) -> str:
    return body.decode("latin-1").translate(_VISCII)


def _decode_tcvn3(body: bytes) -> str:
    return normalize("NFC", body.decode("latin-1").translate(_TCVN3))


def _decode_vni(body: bytes) -> str:
    return _VNI_SIGN.sub(_vni_sign, body.decode("cp1252", "replace"))


def _decode_windows(body: bytes) -> str:
    return normalize("NFC", body.decode("cp1258", "replace"))


DECODERS: Mapping[str, Callable[[bytes], str]] = {
    "windows-1258": _decode_windows,
    "tcvn3": _decode_tcvn3,
    "vni": _decode_vni,
    "viscii": _decode_viscii,
}
"""Encoding of Vietnamese → its decoder, which takes any bytes."""

_WORD = re.compile(r"[^\W\d_]+")
_TONE = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|uyu|oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uêu|iê|yê|uô|ươ|oa|oă|oe|uâ|uê|uy|uơ"
    r"|ai|ao|au|ay|âu|ây|eo|êu|ia|iu|oi|ôi|ơi|ua|ưa|ui|ưi|ưu|oo|[aăâeêioôơuưy])"
    r"(?:ng|nh|[mn]|(?P<stop>ch|[cpt]))?"
)


def recognise(body: bytes) -> str:
    """Name the old Vietnamese encoding that *body* is in, "" if it is in none.

    What decides is the share of words with accents that are Vietnamese syllables: other languages
    and other encodings hardly give any.
    """
    sample = body[:SAMPLE]
    best, name = 0, ""
    for candidate, decoder in DECODERS.items():
        count = _syllables(decoder(sample))
        if count > best:
            best, name = count, candidate
    return name


def _syllables(text: str) -> int:
    """Count the accented words of Vietnamese; 0 unless nearly all accented words are such."""
    words = [word for word in _WORD.findall(text.lower()) if not word.isascii()]
    good = [word for word in words if _is_syllable(word)]
    if len(set(good)) < SYLLABLES or len(good) < SHARE * (len(words) + text.count("\ufffd")):
        return 0
    return len(good)


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    """Say whether *word* obeys the spelling: a syllable that ends in a stop has one of two tones."""
    apart = normalize("NFD", word)
    tones = _TONE.findall(apart)
    shape = _SYLLABLE.fullmatch(normalize("NFC", _TONE.sub("", apart)))
    if not shape or len(tones) > 1:
        return False
    return not shape["stop"] or tones in (["\u0301"], ["\u0323"])

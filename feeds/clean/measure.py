"""Measures of one line: how much it says, whether it says the same twice, whether it is a row of entries."""

from __future__ import annotations

import re

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]+")
_FIRST_WIDE = "\u2e80"
_WIDE_BYTES = bytes([*range(0x2F, 0xA0), *range(0xAC, 0xD7), 0xF9, 0xFA])
"""The high bytes in UTF-16 of what `_WIDE` finds."""
_MIXED_BYTES = b"\x2e\xd7"
"""The high bytes that such signs share with others."""
_WIDE_MORE = 1.5
"""A Chinese, Japanese or Korean sign says as much as two and a half Latin letters."""

DOUBLED_SIZE = 43
"""A line that says the same twice is at least so long: shorter ones are interjections."""
_ROW_WORDS = 10
_ROW_CAPITAL, _ROW_SIGNS = 0.7, 0.05
"""Share of words with a capital letter, at least, and of commas, quotes and marks of code, at most."""
_ROW_SIGN = re.compile(r"[,;\"“”=<>^]")


def once(text: str) -> str:
    """Give *text* without its second half where that repeats the first (``headline headline``)."""
    half, odd = divmod(len(text), 2)
    if odd and len(text) >= DOUBLED_SIZE and text[half] == " " and text[:half] == text[half + 1 :]:
        return text[:half]
    return text


def is_small(text: str) -> bool:
    """Say whether a text begins with a small letter of a script that has capitals as well."""
    return text[0] != text[0].title()


def size_of(text: str) -> int:
    """Measure a text in Latin letters' worth of it."""
    size = len(text)
    if text.isascii() or not (
        text[0] >= _FIRST_WIDE or text[size // 2] >= _FIRST_WIDE or text[-1] >= _FIRST_WIDE
    ):
        return size
    return size + int(_wide(text) * _WIDE_MORE)


def _wide(text: str) -> int:
    """Count the Chinese, Japanese and Korean signs: by their high bytes, where those are of no other sign."""
    high = text.encode("utf-16-be", "surrogatepass")[::2]
    if any(byte in high for byte in _MIXED_BYTES):
        return len("".join(_WIDE.findall(text)))
    return len(high) - len(high.translate(None, _WIDE_BYTES))


def is_row(text: str) -> bool:
    """Say whether a long line is the entries of a menu, or of a choice, in a row: capitals and few signs.

    A line in capital letters throughout may be a lead.
    """
    parts = text.split()
    capital = sum(part[0].isupper() for part in parts)
    return (
        len(parts) >= _ROW_WORDS
        and not text.isupper()
        and capital >= _ROW_CAPITAL * len(parts)
        and len(_ROW_SIGN.findall(text)) < _ROW_SIGNS * len(parts)
    )

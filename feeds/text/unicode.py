"""Unicode: text that every feed can carry, and text fit for one line or a title."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

TITLE_LENGTH = 300
"""Characters a title may have; a longer one is cut at a word."""

MARKS = 30
"""Combining marks that may stand in a row (UAX 15, stream-safe text): sorting more is quadratic."""

CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""The C0 and C1 controls that are no white space."""

_PLAIN = re.compile("[\t\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0001fffd]*")
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_LONG_RUN = re.compile(rf"[^\w\s\x21-\x7e]{{{MARKS + 1},}}")
_HIDDEN = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\U000e0000-\U000e007f]")
_SEEN = re.compile("[^\\s\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2060\ufeff]")


def is_printable(text: str) -> bool:
    """Say whether `printable` would change nothing."""
    return _PLAIN.fullmatch(text) is not None


def printable(text: str) -> str:
    """Replace what XML 1.0 forbids, controls and noncharacters by spaces; lines end with LF.

    Nothing is removed, so no two parts of the text meet that stood apart, and nothing is composed,
    so markup stays markup: ``>`` followed by U+0338 would become a letter.
    """
    if is_printable(text):
        return text
    return _FORBIDDEN.sub(" ", _LINE_ENDS.sub("\n", text))


def scrub(text: str) -> str:
    """Make *text* fit for XML 1.0 and for comparing: printable, in NFC; a second time changes nothing."""
    return composed(printable(text))


def composed(text: str) -> str:
    """Bring printable text to NFC, without more marks in a row than `MARKS`: what `scrub` does after all."""
    if text.isascii():
        return text
    if any(map(combining, text[::MARKS])):  # a run too long holds one of these
        text = _LONG_RUN.sub(_shorten, text)
    return normalize("NFC", text)


def controls(text: str) -> int:
    """Count the controls in *text*."""
    return len(CONTROLS.findall(text))


def one_line(text: str) -> str:
    """Make *text* one line: scrubbed, every run of white space one space, none at the ends."""
    return spaced(scrub(text))


def spaced(text: str) -> str:
    """Make every run of white space in *text* one space, with none at the ends."""
    if text.isprintable() and "  " not in text and text.strip() == text:  # no other white space is printable
        return text
    return " ".join(text.split())


def visible(text: str) -> bool:
    """Say whether there is anything to see: not only white space, controls and characters without width."""
    return bool(_SEEN.search(text))


def title_text(text: str) -> str:
    """Make *text* a title: one line without hidden characters, at most 300 characters.

    Characters that turn the direction of writing, and tag characters, could make one title look
    like another; in a body they belong to the language, so there they stay.
    """
    text = one_line(text)
    if _HIDDEN.search(text):
        text = one_line(_HIDDEN.sub("", text))
    return text if len(text) <= TITLE_LENGTH else _cut(text)


def _cut(text: str) -> str:
    """Cut before the limit: after a word, or in a script without spaces after a whole character."""
    end = text.rfind(" ", TITLE_LENGTH // 2, TITLE_LENGTH)
    if end < 0:
        end = TITLE_LENGTH - 1
        while combining(text[end]):
            end -= 1
    return text[:end].rstrip(" ,;:-–—") + "…"


def _shorten(run: re.Match[str]) -> str:
    """Drop the combining marks of a run beyond the number allowed in a row."""
    kept: list[str] = []
    count = 0
    for character in run.group():
        count = count + 1 if combining(character) else 0
        if count <= MARKS:
            kept.append(character)
    return "".join(kept)

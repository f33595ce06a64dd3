"""Language tags: the canonical form of what people write (BCP 47), and the direction of a language.

The one module that knows langcodes, which takes 40 ms to import: tags that are canonical as
they stand never reach it. It raises on what is no tag and lets unregistered codes through.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

UNDETERMINED = "und"
MULTIPLE = "mul"

_CANONICAL = frozenset(
    "af am ar as az be bg bn bo bs ca ceb ckb cs cy da de dv el en eo es et eu fa fi fil fo fr ga gl gu ha"  # noqa: SIM905 - a list of 100 tags, one a line, is harder to read
    " he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my nb ne nl"
    " nn or pa pl ps pt ro ru rw sd si sk sl so sq sr su sv sw ta te tg th ti tk tr tt ug uk ur uz vi xh yi"
    " yo zh zu und mul en-US en-GB fr-FR de-DE es-ES pt-BR pt-PT vi-VN ru-RU ja-JP ko-KR id-ID zh-CN zh-TW"
    " zh-HK zh-Hans zh-Hant sr-Latn sr-Cyrl".split()
)
_NO_LANGUAGE = frozenset({"", "x", "zxx", "mis", "qaa"})
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"adlm", "arab", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
_SCRIPT_LENGTH = 4


@cache
def canonical(tag: str) -> str:
    """Give *tag* as the canonical tag of BCP 47, "" if it names no language.

    ``EN_us`` becomes ``en-US``, ``iw`` ``he``, ``cmn`` ``zh``. ``no`` covers ``nb`` and ``nn``;
    it becomes ``nb``, since nearly all that bears it is.
    """
    tag = tag.strip()
    if tag in _CANONICAL:
        return tag
    import langcodes  # noqa: PLC0415 - 40 ms that most runs don't need

    try:
        standard = langcodes.standardize_tag(tag, macro=True)
    except langcodes.tag_parser.LanguageTagError:
        return ""
    base, dash, rest = standard.partition("-")
    if base in _NO_LANGUAGE or not langcodes.tag_is_valid(standard):
        return ""
    return f"nb{dash}{rest}" if base == "no" else standard


def base(tag: str) -> str:
    """Give the language of *tag* alone: ``zh`` of ``zh-Hant``."""
    return tag.split("-", 1)[0]


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Say how text in the language *tag* runs: by its script where the tag names one."""
    language, *subtags = tag.lower().split("-")
    script = next((part for part in subtags if len(part) == _SCRIPT_LENGTH and part.isalpha()), "")
    right_to_left = script in _RIGHT_TO_LEFT_SCRIPTS if script else language in _RIGHT_TO_LEFT
    return "rtl" if right_to_left else "ltr"

"""Holders: who holds the rights in an article, as the notices on its page say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.bounds import is_reserved
from feeds.clean.lexicon import lexicon, words
from feeds.clean.measure import is_small
from feeds.text import dates
from feeds.text.people import is_agency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.clean.page import Page
    from feeds.model import Claim

NAME_SIZE = 50
_NAME_WORDS = 6
_NOTICE_SIZE = 300
_LAST = 3
"""Lines at the end that may be a notice and addresses, wherever the text ends."""
_MARK = re.compile(r"(?:[©ⓒ]|\([cC]\))")
_SURE_WORDS = 3
"""Words behind which the holder follows, as in `bản quyền thuộc về`; behind fewer a year has to stand."""
_BEFORE_HOLDER = re.compile(
    r"(?:\([cC]\)|\W|ⓒ|(?:1[89]|20)\d\d(?:[-–—/]\d\d(?!\w))?|(?i:copyright|by|present)\b)*"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BEHIND_HOLDER = re.compile(
    r"\s*[|｜·•∙‧—–;!/]\s*|\s+-\s+|[.。]\s+(?=\S)|[.。,，]?\s*$|[,，]?\s*\(?(?:1[89]|20)\d\d|[,，]?\s*\(?[©ⓒ]"
)


def holders(page: Page) -> Iterator[Claim]:
    """Claim who holds the rights in the article, as the notices say that stand outside it."""
    texts = page.texts
    for line in _outside(page):
        text = texts[line]
        if len(text) <= _NOTICE_SIZE and notifies(page, line, text):
            name = _holder(text)
            if name and not is_agency(name):
                yield page.claim(line, name, "footer")


def _outside(page: Page) -> Iterator[int]:
    """Give the lines outside the text: those below, and of a furnished page those above."""
    yield from below(page)
    if page.furnished and page.has("©"):
        above = page.texts[: min(page.first, below(page).start)]
        yield from [line for line, text in enumerate(above) if "©" in text]


def below(page: Page) -> range:
    """Give the lines below the text, and the last ones: a clean text may end in a notice."""
    return range(max(1, min(page.end, len(page) - _LAST)), len(page))


def notifies(page: Page, line: int, text: str) -> bool:
    """Say whether a line says who holds the rights."""
    if is_reserved(text):
        return True
    start = page.starts[line]
    signed = start.category == "rights" or "opyright" in text
    return signed and (start.length >= _SURE_WORDS or _YEAR.search(text) is not None)


def _holder(text: str) -> str:
    """Give the name in a notice of rights, "" if there is none."""
    mark = _MARK.search(text)
    rest = text[mark.start() :] if mark is not None else text
    start = lexicon().opens(rest)
    if start.category == "rights":
        rest = lexicon().rest(rest, start)
    rest = _BEFORE_HOLDER.sub("", rest, count=1)
    name = _without_form(_without_notice(_BEHIND_HOLDER.split(rest, maxsplit=1)[0]))
    return name if is_name(name) else ""


def _without_notice(text: str) -> str:
    """Give *text* up to the words of a notice: ``Example News All rights reserved``."""
    found = list(re.finditer(r"[^\W\d_]+", text))
    told = lexicon().told([word[0].casefold() for word in found])
    at = next((at for at, category in told if category == "footer"), None)
    return text if at is None else text[: found[at].start()]


def _without_form(text: str) -> str:
    """Give the name of a company without its legal form."""
    parts = text.strip(" ,;:-()\"'“”.").split()
    while len(parts) > 1 and parts[-1].casefold().strip(".,()") in lexicon().companies:
        parts.pop()
    if len(parts) > 1 and parts[0].casefold() in lexicon().companies:
        parts.pop(0)
    return " ".join(parts).strip(" ,\"'“”«»")


def is_name(text: str, *, beside: bool = False) -> bool:
    """Say whether *text* may be the name of a paper: a few words that are no furniture and no date.

    What stands *beside* the headline may be made of words for furniture, too: ``Live Science``.
    """
    parts = text.split() if len(text) <= NAME_SIZE else ()
    if not 0 < len(parts) <= _NAME_WORDS:
        return False
    if is_small(text) and "." not in text and len(parts) > 1:
        return False
    tokens = words(text)
    if not tokens or (lexicon().line(tokens).category and not (beside and len(tokens) > 1)):
        return False
    return "".join(parts).isalpha() or not any(map(str.isdigit, text)) or dates.read(text) is None

"""Slots: places where a name stands that no word announces, but what stands above or below it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import is_person
from feeds.clean.lexicon import lexicon
from feeds.clean.page import PROSE, SHORT, Page, Shape
from feeds.text.people import degreed, is_common, is_name, is_office, is_role

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

_HEADLINE_SIZE = 25
"""A short line from this size on is the headline of what stands under it, and no entry of a menu."""
_MENU = 10
"""Lines above a name, at least, where the same line is an entry of the menu."""
_NEAR = 6
"""Lines above the text where there is no headline to say where its top is."""
_INTRODUCED = range(-10, 25)
"""Lines about the end of the text among which its author is introduced."""
_UNDER = 10
"""Lines from the beginning of the text among which its author may stand."""
_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]\s*[-–—:]?\s*")
_DOTS = " .…–—-"
"""What leads to the name of the author below the text."""
_ADDRESS = re.compile(r"\S+@\S+\.\w+")


def dated_name(page: Page, line: int, heads: Collection[int]) -> str:
    """Give the name or the office on the line between a headline and a date, "" if it is neither.

    A word alone is a name only if a paragraph, or a notice of rights, below says more of it.
    """
    text, above = _unslotted(page.texts[line]), line - 1
    if page.shapes[line] is not Shape.FEW or page.kinds[line] or line in page.furniture:
        return ""
    if above not in heads and not _is_headline(page, above):
        return ""
    if in_menu(page, line):
        return ""
    if is_office(text):
        return text
    known = is_name(text) if " " in text else _is_told_of(page, line)
    return text if known and is_person(page, text) else ""


def _unslotted(text: str) -> str:
    """Give a line between headline and date without a word for "by" that is too common elsewhere."""
    word, _, rest = text.partition(" ")
    return rest if word in lexicon().slotted and is_name(rest) else text


def is_one(page: Page, names: str) -> bool:
    """Say whether *names* are the name of one person, or of an account, which has small letters alone."""
    return is_person(page, names) if is_name(names) else names.islower() and names.isascii()


def in_menu(page: Page, line: int) -> bool:
    """Say whether the same line stands far above, as an entry of the menu."""
    return page.texts[line] in page.texts[: max(0, line - _MENU)]


def _is_headline(page: Page, line: int) -> bool:
    return line >= 0 and page.sizes[line] >= _HEADLINE_SIZE and not page.kinds[line] and page.open(line)


def _is_told_of(page: Page, line: int) -> bool:
    """Say whether a word with a capital letter begins a paragraph below, or has the rights in the page."""
    word = page.texts[line]
    if " " in word or not word[0].isupper() or word.isupper() or is_common(word):
        return False
    begins = re.compile(rf"{re.escape(word)}\b(?!\s*[:|])")
    return any(
        begins.match(text) is not None if page.shapes[below] is PROSE else text[0] == "©" and word in text
        for below, text in enumerate(page.texts[line + 1 :], line + 1)
    )


def doubled_name(page: Page, line: int) -> str:
    """Give the name that stands on this line and on the next, as beside the picture of its bearer."""
    text, below = page.texts[line], line + 1
    if below == len(page) or text != page.texts[below] or page.kinds[line] or line in page.furniture:
        return ""
    if line < (page.head if page.head > 0 else page.first - _NEAR):
        return ""
    return text if is_name(text) and is_person(page, text) else ""


def listed_names(page: Page, line: int) -> str:
    """Give the names under a headline of which one has its degree."""
    text, above = page.texts[line], line - 1
    if "," not in text or above < 0 or not (above == page.head or _is_headline(page, above)):
        return ""
    found = degreed(text)
    return found if found and is_person(page, found) else ""


def is_titled(page: Page, line: int) -> bool:
    """Say whether the line below says what the person is: ``Science Editor``."""
    below = line + 1
    text = page.texts[below] if below < len(page) else ""
    return bool(text) and page.shapes[below] in SHORT and is_role(text) and not is_common(text)


def shortened(page: Page, name: str) -> str:
    """Give the beginning of a long name that stands on a line of its own, without what the person is."""
    words = name.split()
    shorter = (" ".join(words[:count]) for count in range(2, len(words)))
    return next((one for one in shorter if one in page.texts), name) if is_name(name) else name


def titled(page: Page) -> tuple[int, str] | None:
    """Give the only name about the ends of the text above a line that says what its bearer is."""
    few, last, shapes = Shape.FEW, len(page) - 1, page.shapes
    starts = range(max(0, page.first + _INTRODUCED.start), min(last, page.first + _UNDER))
    ends = range(
        max(page.first + _UNDER, page.end + _INTRODUCED.start), min(last, page.end + _INTRODUCED.stop)
    )
    lines = [line for line in (*starts, *ends) if shapes[line] is few]
    return _only([(line, page.texts[line]) for line in lines if _is_somebody(page, line)])


def _is_somebody(page: Page, line: int) -> bool:
    text = page.texts[line]
    known = " " in text and page.verdicts[line] is None and not page.kinds[line]
    return known and is_titled(page, line) and is_name(text) and is_person(page, text)


def introduced(page: Page) -> tuple[int, str] | None:
    """Give the only name about the end of the text whose bearer is introduced below it, and its line.

    A paragraph introduces, or nothing but an address, on one of the two lines below.
    """
    start = max(page.first, page.end + _INTRODUCED.start)
    stop = min(len(page) - 1, page.end + _INTRODUCED.stop)
    shapes, texts = page.shapes, page.texts
    telling = {
        line
        for line in range(start + 1, min(stop + 2, len(page)))
        if shapes[line] is PROSE or ("@" in texts[line] and _ADDRESS.fullmatch(texts[line]))
    }
    lines = [line for line in range(start, stop) if line + 1 in telling or line + 2 in telling]
    return _only([(line, name) for line in lines if (name := _introduced(page, line, telling))])


def _only(found: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """Give the first of several lines if all have the same name."""
    return found[0] if len({name for _, name in found}) == 1 else None


def _introduced(page: Page, line: int, telling: Collection[int]) -> str:
    """Give the name that a line is if one of the *telling* lines below begins with it, or is its address."""
    if page.shapes[line] not in SHORT or line in page.furniture or page.starts[line - 1].category == "role":
        return ""
    text = page.texts[line].lstrip(_DOTS)
    text = _BRACKETS.sub("", text) if "(" in text or "（" in text else text
    if is_role(text):
        text = " ".join(text.split()[:2])
    told = [other for other in (line + 1, line + 2) if other in telling]
    known = is_name(text) and any(_is_told(page.texts[other], text) for other in told)
    return text if known and is_person(page, text) else ""


def _is_told(text: str, name: str) -> bool:
    """Say whether a line is an address, or begins with the first of a name, maybe behind a bracket."""
    behind = _BRACKETS.match(text)
    begins = text if behind is None else text[behind.end() :]
    return begins.startswith(name.split(maxsplit=1)[0]) or _ADDRESS.fullmatch(text) is not None

"""Bylines: who wrote it and when it appeared, from the lines between headline and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.bounds import is_furniture
from feeds.clean.lexicon import lexicon
from feeds.clean.page import LEXICON_SIZE, PROSE, SHORT, Page
from feeds.model import Label
from feeds.text import dates
from feeds.text.people import are_names, is_agency, is_initialled, is_name, is_office, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

LINE_SIZE = 100
"""Bylines, dates and sources are not longer."""
CREDIT_SIZE = 60

_TOP = 10
"""Lines under the headline among which byline and date stand."""
_DIGIT = re.compile(r"\d")
_BAR = re.compile(r"\s*[|•·｜]\s*")
CUT = re.compile(r"[|•·｜(（\[]|\s[-–—]\s|\d|[,，]\s")
"""What ends the names in a byline, or the name in a credit."""
_KOREAN = re.compile(r"\W*([가-힣]{2,4})\s*(?:선임|인턴|수습)?\s*(?:기자|특파원)\b")
_COLON = re.compile(r"[:：=＝]")
_LETTER = re.compile(r"[^\W\d_]")
_LEFT_OVER = 18
"""Letters beside a date in a line that is only a date: a weekday, a zone."""
_FIELD = re.compile(r"\s*[|｜]\s*|\s+(?=[^\s:：|｜]{1,14}[:：](?!\d))|\s+(?=[12]\d{3}[-/.年])")
_FIELD_SIGN = re.compile("[:：|｜12]")
"""What is always in it, or behind it."""
_FIELDS = 2
_KNOWN = frozenset({"byline", "source", "dated", "updated"})
_DATED = frozenset({"dated", "updated"})


def byline(page: Page) -> None:
    """Label the byline, the date and the source between headline and text, and make their claims."""
    top = [line for line in _top(page) if not _imprint(page, line)]
    dated = {line for line in top if _date(page, line)}
    for line in top:
        if page.open(line) and not names(
            page, line, sure=not dated.isdisjoint((line - 1, line + 1, line + 2))
        ):
            source(page, line)


def _top(page: Page) -> Iterator[int]:
    """Give the lines between the headline and the text, and those above it where there is no menu."""
    passed = 0
    for line in range(page.head + 1 if page.furnished else 0, page.end):
        if not page.open(line):
            continue
        long = page.shapes[line] is PROSE and page.sizes[line] > LEXICON_SIZE
        if long or passed >= _TOP:
            return
        passed += line > page.head and page.within(line)
        if page.is_plain(line) and page.sizes[line] <= LINE_SIZE:
            yield line


def _imprint(page: Page, line: int) -> bool:
    """Label a line that says several of source, author and date, each behind its word."""
    text = page.texts[line]
    if _FIELD_SIGN.search(text) is None:
        return False
    cut = _pieces(text)
    if len(cut) < _FIELDS:
        return False
    pieces = [(piece, _category(piece)) for piece in cut]
    if sum(bool(category) for _, category in pieces) < _FIELDS:
        return False
    page.decide(line, Label.DATELINE, "says where it comes from, who wrote it and when")
    for piece, category in pieces:
        if category == "dated":
            page.published.append(page.claim(line, piece, "byline"))
        elif category in {"byline", "source"}:
            rest = lexicon().rest(piece, lexicon().opens(piece))
            if category == "byline" and are_names(rest):
                page.authors.append(page.claim(line, rest, "byline"))
            elif category == "source" and rest:
                page.credits.append(page.claim(line, rest, "credit"))
    return True


def _pieces(text: str) -> list[str]:
    """Cut a line before each label; a label and the date behind it stay together."""
    pieces: list[str] = []
    for piece in filter(None, _FIELD.split(text)):
        before = pieces[-1] if pieces else ""
        start = lexicon().opens(before)
        if start.category in _DATED and not lexicon().rest(before, start):
            pieces[-1] = f"{before} {piece}"
        else:
            pieces.append(piece)
    return pieces


def _category(piece: str) -> str:
    """Say what a part of a line gives: ``byline``, ``source``, ``dated``, ``updated`` or ""."""
    category = lexicon().opens(piece).category
    if category in _KNOWN:
        return category
    reading = dates.read(piece)
    return "dated" if reading is not None and reading.moment is not None else ""


def _date(page: Page, line: int) -> bool:
    """Label a line that is a date and no more, and claim it as the day of publication."""
    text = page.texts[line]
    start = page.starts[line].category
    reading = dates.read(text) if _DIGIT.search(text) else None
    if reading is None:
        return False
    rest = text.replace(reading.matched, " ", 1)
    if is_name(_BAR.split(text, maxsplit=1)[0]):
        return False
    if start not in _DATED and (reading.moment is None or len(_LETTER.findall(rest)) > _LEFT_OVER):
        return False
    page.decide(line, Label.DATELINE, "a date beside the headline")
    if start != "updated":
        page.published.append(page.claim(line, text, "byline"))
    return True


def names(page: Page, line: int, *, sure: bool = False) -> bool:
    """Label a line that names who wrote the article; *sure*: a date beside it says that names stand here."""
    text = page.texts[line]
    if is_furniture(page, line) or (page.stops[line] and not is_initialled(text)):
        return False
    found = _named(page, line) or _dated_name(page, line)
    if not found and sure and page.shapes[line] in SHORT:
        first = CUT.split(text, maxsplit=1)[0].strip()
        found = first if is_name(first) else ""
    if not found:
        return False
    page.decide(line, Label.BYLINE, "names who wrote it", 0.9)
    page.authors.append(page.claim(line, found, "byline"))
    reading = dates.read(text)
    if reading is not None and reading.moment is not None:
        page.published.append(page.claim(line, text, "byline"))
    return True


def _named(page: Page, line: int) -> str:
    """Give the names of a byline by its form: a word for authors before them, a bar behind them."""
    text = page.texts[line]
    start = page.starts[line]
    if is_initialled(text):
        return text
    if start.category == "byline":
        rest = _BAR.split(lexicon().rest(text, start), maxsplit=1)[0]
        if not rest and is_office(text):
            return text
        cut = CUT.split(rest, maxsplit=1)[0].strip()
        return next((_without_role(part) for part in (rest, cut) if part and are_names(part)), "")
    korean = _KOREAN.match(text)
    if korean is not None:
        return korean[1]
    first, *others = _BAR.split(text)
    return first if others and is_name(first) and len(others[0]) <= CREDIT_SIZE else ""


def _dated_name(page: Page, line: int) -> str:
    """Give the name in a byline that goes on with its date: ``Par Ann Lee. Publié le 8 mai 2025``."""
    start = page.starts[line]
    if start.category != "byline" or not _DIGIT.search(page.texts[line]):
        return ""
    name, stop, behind = lexicon().rest(page.texts[line], start).partition(". ")
    reading = dates.read(behind) if stop else None
    dated = reading is not None and reading.moment is not None
    return name if dated and are_names(name) else ""


def _without_role(text: str) -> str:
    """Give the names before the first that is an office: ``Ann Lee, Staff Writer``."""
    role = next((name for name in names_in(text)[1:] if is_office(name) and not is_agency(name)), "")
    return text.partition(role)[0].rstrip(" ,;") if role else text


def source(page: Page, line: int) -> bool:
    """Label a line that names where the report comes from."""
    start = page.starts[line]
    if start.category != "source" or page.stops[line]:
        return False
    text = page.texts[line]
    rest = lexicon().rest(text, start)
    if not rest or len(rest) > CREDIT_SIZE or not (_COLON.search(text) or are_names(rest)):
        return False
    page.decide(line, Label.SOURCE_CREDIT, "names the source", 0.9)
    page.credits.append(page.claim(line, rest, "credit"))
    return True

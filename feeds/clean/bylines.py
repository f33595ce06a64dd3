"""Bylines: who wrote it and when it appeared, from the lines between headline and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import CREDIT_SIZE, by_form, is_person, reading_of, remembered, stated
from feeds.clean.lexicon import lexicon
from feeds.clean.page import LEXICON_SIZE, PROSE, SHORT, Page
from feeds.model import Label
from feeds.text.people import (
    are_names,
    is_agency,
    is_initialled,
    is_name,
    is_office,
    is_role,
    leading,
    names_in,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LINE_SIZE = 100
"""Bylines, dates and sources are not longer."""

_TOP = 10
"""Lines under the headline among which byline and date stand."""
_BAR = re.compile(r"\s*[|•·｜]\s*")
_COLON = re.compile(r"[:：=＝]")
_LETTER = re.compile(r"[^\W\d_]")
_ABOVE, _BEFORE = 4, 25
"""Lines above the headline, and above the text."""
_PARAGRAPHS = 3
_WINDOW = 40
_HEADLINE_SIZE = 20
_FOOT = 6
"""Lines about the end of the text."""
_NEAR = 3
"""Lines between authors of one article."""
_LEFT_OVER = 18
"""Letters beside a date in a line that is only a date: a weekday, a zone."""
_FIELD = re.compile(r"(?=[\s|｜])(?:\s*[|｜]\s*|\s+(?=[^\s:：|｜]{1,14}[:：](?!\d))|\s+(?=[12]\d{3}[-/.年]))")
_FIELD_SIGN = re.compile("[:：|｜12]")
"""What is always in it, or behind it."""
_FIELDS = 2
_SIGN = re.compile(r"[\d|•⋅∙｜·–—.:-]")
"""What is always in a line whose byline stands behind something else."""
_TELLING = re.compile(r"[\d|•·⋅∙｜,(（가-힣–—.:：-]")
"""What is always in a line that is a date or fields, or says by its form who wrote the article."""
_ANNOUNCING = frozenset({"byline", "source"})
_TAIL = re.compile(r"[\s()（）\[\],/，、]+")
_KNOWN = frozenset({"byline", "source", "dated", "updated"})
_DATED = frozenset({"dated", "updated"})


def byline(page: Page) -> None:
    """Label the byline, the date and the source between headline and text, and make their claims."""
    heads = _headlines(page)
    top = _top(page, heads)
    telling = [line for line in top if _tells(page, line) and not _imprint(page, line)]
    dated = {line for line in telling if _date(page, line)}
    for line in telling:
        if page.open(line) and not _labelled(page, line) and not names(page, line, late=True):
            source(page, line)
    beside = {line + step for line in dated for step in (-1, 1)}
    for line in sorted(beside.intersection(top).union(telling)):
        if page.open(line):
            _implied(page, line, sure=line in beside)
    _unsaid(page, top, heads, dated)
    for line in _foot(page):
        if page.open(line) and not _labelled(page, line):
            names(page, line, late=True)


def _tells(page: Page, line: int) -> bool:
    """Say whether a line has a word or a sign for what it says: most lines on top are entries of menus."""
    return page.starts[line].category in _ANNOUNCING or _TELLING.search(page.texts[line]) is not None


def _unsaid(page: Page, top: Sequence[int], heads: Sequence[int], dated: set[int]) -> None:
    """Label names that nothing announces: above a date, or under the headline where they stand again."""
    above = {line - 2 for line in dated}
    below = {line + step for line in heads for step in (1, 2)} if not page.authors else set()
    for line in sorted(above.union(below).intersection(top)):
        if page.open(line) and (line in above or _recurs(page, line)):
            _implied(page, line, sure=True)


def _top(page: Page, heads: Sequence[int]) -> list[int]:
    """Give the lines around the headline, wherever it stands, and those before the text."""
    if not page.furnished:
        return list(_down(page, 0))
    starts = {max(0, page.first - _BEFORE)}
    starts.update(max(0, line - _ABOVE) for line in heads)
    return sorted({line for start in starts for line in _down(page, start)})


def _headlines(page: Page) -> list[int]:
    """Give the lines that are the headline, with or without the name of the paper."""
    if page.head < 0:
        return []
    head = page.key(page.head)
    within = range(page.head + 1, min(page.end, page.first + _BEFORE))
    return [page.head] * (page.head > 0) + [
        line
        for line in within
        if page.sizes[line] >= _HEADLINE_SIZE and (key := page.keys[line]) and key in head
    ]


def _down(page: Page, start: int) -> Iterator[int]:
    """Give the short lines from *start* to the end of the first paragraphs."""
    passed = paragraphs = 0
    for line in range(start, min(page.end, start + _WINDOW)):
        if not page.open(line):
            continue
        if line > page.head and page.within(line):
            paragraphs += page.shapes[line] is PROSE and page.sizes[line] > LEXICON_SIZE
            if paragraphs >= _PARAGRAPHS or passed >= _TOP:
                return
            passed += 1
        if page.is_plain(line) and page.sizes[line] <= LINE_SIZE:
            yield line


def _foot(page: Page) -> Iterator[int]:
    """Give the short lines about the end of a text that has a top; what was set aside is not counted."""
    last = [line for line in range(page.first, page.end) if page.open(line)][-_FOOT:]
    for line in (*last, *range(page.end, min(page.commented, page.end + _FOOT, len(page)))):
        if page.starts[line].category in {"byline", "dated"} and page.sizes[line] <= LINE_SIZE:
            yield line


def _imprint(page: Page, line: int) -> bool:
    """Label a line that says several of source, author and date, each behind its word."""
    pieces = _fields(page.texts[line])
    if not pieces:
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


@remembered
def _fields(text: str) -> Sequence[tuple[str, str]]:
    """Cut a line that has several fields into them, each with its category; nothing for any other line."""
    cut = _pieces(text) if _FIELD_SIGN.search(text) is not None else ()
    if len(cut) < _FIELDS:
        return ()
    pieces = [(piece, _category(piece)) for piece in cut]
    return pieces if sum(bool(category) for _, category in pieces) >= _FIELDS else ()


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
    reading = reading_of(piece)
    return "dated" if reading is not None and reading.moment is not None else ""


def _date(page: Page, line: int) -> bool:
    """Label a line that is a date and no more, and claim it as the day of publication."""
    text = page.texts[line]
    start = page.starts[line].category
    reading = reading_of(text)
    if reading is None:
        return False
    rest = text.replace(reading.matched, " ", 1)
    if is_name(_BAR.split(text, maxsplit=1)[0]) or stated(text) or by_form(page, line):
        return False
    if start not in _DATED and (reading.moment is None or len(_LETTER.findall(rest)) > _LEFT_OVER):
        return False
    page.decide(line, Label.DATELINE, "a date beside the headline")
    if start != "updated":
        page.published.append(page.claim(line, text, "byline"))
    return True


def names(page: Page, line: int, *, late: bool = False) -> bool:
    """Label a line that names who wrote the article; *late*: only one that has a word for it."""
    text = page.texts[line]
    stopped = page.stops[line] and page.starts[line].category != "byline" and not is_initialled(text)
    if stopped or line in page.furniture:
        return False
    found = _named(page, line)
    if not found:
        return not late and _implied(page, line)
    return _author(page, line, found)


def _implied(page: Page, line: int, *, sure: bool = False) -> bool:
    """Label a line that is names by its form alone; *sure*: a date beside it says that names stand here."""
    if page.stops[line] or line in page.furniture:
        return False
    found = by_form(page, line) or (_beside(page, line) if sure else "")
    if found and page.authors:
        page.decide(line, Label.BYLINE, "names that stand where authors do", 0.7)
    return bool(found) and (bool(page.authors) or _author(page, line, found))


def _named(page: Page, line: int) -> str:
    """Give the names of a line that are told by a word for authors, or by an initial."""
    text = page.texts[line]
    if is_initialled(text):
        return text
    start = page.starts[line]
    if (
        start.category == "byline"
        and is_office(text)
        and not is_role(text)
        and not lexicon().rest(text, start)
    ):
        return text
    return stated(text) if start.category == "byline" or _SIGN.search(text) else ""


def _beside(page: Page, line: int) -> str:
    """Give the name that stands beside a date."""
    found = leading(page.texts[line]) if page.shapes[line] in SHORT else ""
    several = names_in(found)
    return found if several and all(map(is_name, several)) and is_person(page, found) else ""


def _recurs(page: Page, line: int) -> bool:
    """Say whether a line stands, or is told of, again below: a name does where the author is introduced."""
    text = page.texts[line]
    return any(text in other for other in page.texts[line + 1 :])


def _author(page: Page, line: int, found: str) -> bool:
    """Label a byline and claim its names; those far below others are of other stories."""
    page.decide(line, Label.BYLINE, "names who wrote it", 0.9)
    number = page.number(line)
    if page.authors and all(abs(claim.line - number) > _NEAR for claim in page.authors):
        return True
    page.authors.append(page.claim(line, found, "byline"))
    text = page.texts[line]
    for name in _TAIL.split(text.partition(found)[2]):
        if is_agency(name):
            page.credits.append(page.claim(line, name, "credit"))
    reading = reading_of(text)
    if reading is not None and reading.moment is not None:
        page.published.append(page.claim(line, text, "byline"))
    return True


def _labelled(page: Page, line: int) -> bool:
    """Label a line that is a word for authors, and the name in the line below it."""
    start, below = page.starts[line], line + 1
    if start.category != "byline" or below >= len(page) or lexicon().rest(page.texts[line], start):
        return False
    text = page.texts[below]
    found = leading(text)
    if page.marks[below].category or len(text) > LINE_SIZE or not found:
        return False
    if not is_office(found) and not is_person(page, found):
        return False
    page.decide(line, Label.BYLINE, "says that an author is named below", 0.9)
    return _author(page, below, found)


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

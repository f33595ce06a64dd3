"""Bylines: who wrote it and when it appeared, from the lines between headline and text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.authorship import CREDIT_SIZE, by_form, day_of, is_heading, is_person, reading_of, stated
from feeds.clean.datelines import is_dated
from feeds.clean.imprints import DATED, imprint, is_signed, speaking
from feeds.clean.lexicon import lexicon
from feeds.clean.page import LEXICON_SIZE, SHORT, Page, Shape
from feeds.clean.slots import (
    dated_name,
    doubled_name,
    in_menu,
    introduced,
    is_one,
    is_titled,
    listed_names,
    shortened,
    titled,
)
from feeds.clean.tops import TOP, foot_of, headlines_of, top_of
from feeds.model import Label
from feeds.text.people import (
    are_names,
    is_agency,
    is_common,
    is_initialled,
    is_mere,
    is_name,
    is_office,
    is_role,
    is_uncased,
    leading,
    names_in,
    without_notes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_BAR = re.compile(r"\s*[|•·｜]\s*")
_COLON = re.compile(r"[:：՝`៖=＝]")
_LETTER = re.compile(r"[^\W\d_]")
_UNCASED_SIZE = 26
"""Letters and marks of a name, at most, in a script without capitals: decks have more."""
_NEAR = 3
"""Lines between authors of one article."""
_LEFT_OVER = 18
"""Letters beside a date in a line that is only a date: a weekday, a zone."""
_TAIL = re.compile(r"[\s()（）\[\],/，、]+")
_CLOSE = range(-4, 7)
"""Lines about a headline or a date among which a word for authors is of this article."""


def byline(page: Page) -> None:
    """Label the byline, the date and the source between headline and text, and make their claims."""
    heads = headlines_of(page)
    top = top_of(page, heads)
    telling = [line for line in speaking(page, top) if not imprint(page, line)]
    dated = {line for line in telling if _date(page, line)}
    dates = [line for line in top if (verdict := page.verdicts[line]) and verdict[0] is Label.DATELINE]
    near = {line + step for line in (*heads, *dates) for step in _CLOSE}
    _said(page, [line for line in telling if line in near])
    _slotted(page, heads, dates)
    _said(page, [line for line in telling if line not in near])
    beside = {line + step for line in dated for step in (-1, 1)}
    _imply(page, sorted(beside.intersection(top).union(telling)), beside)
    _unsaid(page, top, heads, dated)
    for line in foot_of(page):
        if page.open(line) and not _labelled(page, line):
            names(page, line, late=True)
    if not page.authors:
        _announced(page)
    if not page.authors:
        line, name = introduced(page) or titled(page) or (0, "")
        if name:
            _author(page, line, name)


def _announced(page: Page) -> None:
    """Label the names that a word for authors announces above the text, however far, if all are the same."""
    starts = enumerate(page.starts[: page.first])
    above = [line for line, start in starts if start.category == "byline" and page.open(line)]
    every = {line: stated(page.texts[line]) for line in above}
    found = {line: names for line, names in every.items() if is_one(page, names)}
    if len(set(found.values())) == 1:
        for line, text in found.items():
            _author(page, line, text)
    elif not found and len(above) == 1:
        _labelled(page, above[0])


def _unsaid(page: Page, top: Sequence[int], heads: Sequence[int], dated: set[int]) -> None:
    """Label names that nothing announces: above a date, twice in a row, under the headline and again."""
    above = {line - 2 for line in dated}
    below = {line + step for line in heads for step in (1, 2)} if not page.authors else set()
    listed = () if page.authors else _listing(page, top)
    for line in sorted(above.union(below, listed).intersection(top)):
        if not page.open(line):
            continue
        if (line in above or line in below) and is_titled(page, line):
            if _implied(page, line, sure=True):
                page.decide(line + 1, Label.BYLINE, "says what the author is", 0.7)
        elif line in above or (line in below and page.furnished and _recurs(page, line, page.texts[line])):
            _implied(page, line, sure=True)
        elif not page.authors and (found := doubled_name(page, line) or listed_names(page, line)):
            _author(page, line, found)


def _listing(page: Page, top: Sequence[int]) -> list[int]:
    """Give the lines on top that may list names, or say one that stands again below it."""
    texts, last = page.texts, len(page) - 1
    return [line for line in top if "," in texts[line] or (line < last and texts[line] == texts[line + 1])]


def _slotted(page: Page, heads: Sequence[int], dates: Sequence[int]) -> None:
    """Label what stands between a headline and a date, unless an author is announced near it."""
    for line in (below - 1 for below in dates):
        found = dated_name(page, line, heads) if line > 0 and page.open(line) else ""
        if found and (_recurs(page, line, found) or not _has_rival(page, line + 2)):
            _give(page, line, found)


def _has_rival(page: Page, line: int) -> bool:
    """Say whether the line below a date is a name that stands again."""
    rival = _beside(page, line) if line < len(page) else ""
    return bool(rival) and _recurs(page, line, rival)


def _said(page: Page, lines: Sequence[int]) -> None:
    """Label lines with a word for authors or for sources."""
    for line in lines:
        if page.open(line) and not _labelled(page, line) and not names(page, line, late=True):
            source(page, line)


def _date(page: Page, line: int) -> bool:
    """Label a line that is a date and no more, and claim it as the day of publication."""
    text = page.texts[line]
    start = page.starts[line].category
    reading = reading_of(text)
    if reading is None:
        return False
    rest = text.replace(reading.matched, " ", 1)
    first = _BAR.split(text, maxsplit=1)[0]
    if (is_name(first) and not is_common(first)) or stated(text) or by_form(page, line):
        return False
    most = _LEFT_OVER if day_of(text) is not None else 0
    if start not in DATED and (reading.moment is None or len(_LETTER.findall(rest)) > most):
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


def _imply(page: Page, lines: Sequence[int], beside: set[int]) -> None:
    """Label lines that are names by their form; of several, one whose name stands again is the author's."""
    found = [
        (line, name) for line in lines if page.open(line) and (name := _form(page, line, sure=line in beside))
    ]
    if len(found) > 1 and not page.authors:
        found.sort(key=lambda named: not _recurs(page, *named))
    for line, name in found:
        _give(page, line, name)


def _give(page: Page, line: int, found: str) -> None:
    """Label names that nothing announces, and claim them unless others are claimed already."""
    if page.authors and all(is_office(claim.text) for claim in page.authors) and by_form(page, line):
        page.authors.clear()  # an office publishes what a person signs with the place of work
    if page.authors and (not is_uncased(found) or _recurs(page, line, found) or by_form(page, line)):
        page.decide(line, Label.BYLINE, "names that stand where authors do", 0.7)
    elif not page.authors:
        _author(page, line, found)


def _implied(page: Page, line: int, *, sure: bool = False) -> bool:
    """Label a line that is names by its form alone; *sure*: a date beside it says that names stand here."""
    found = _form(page, line, sure=sure)
    if found:
        _give(page, line, found)
    return bool(found)


def _form(page: Page, line: int, *, sure: bool) -> str:
    """Give the names that a line is by its form alone."""
    if page.stops[line] or line in page.furniture:
        return ""
    return by_form(page, line) or (_beside(page, line) if sure else "")


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
    found = stated(text)
    return found if found and (start.category == "byline" or is_signed(text)) else ""


def _beside(page: Page, line: int) -> str:
    """Give the name that stands beside a date."""
    found = leading(without_notes(page.texts[line])) if page.shapes[line] in SHORT else ""
    several = names_in(found)
    known = bool(several) and all(map(is_name, several)) and not in_menu(page, line)
    known = known and (not is_uncased(found) or max(map(len, several)) <= _UNCASED_SIZE)
    return found if known and is_person(page, found) else ""


def _recurs(page: Page, line: int, name: str) -> bool:
    """Say whether a name stands again below its line, as it does where the author is introduced."""
    return any(name in other for other in page.texts[line + 1 :])


def _author(page: Page, line: int, found: str) -> bool:
    """Label a byline and claim its names; those far below others are of other stories."""
    if is_mere(found):
        return False
    found = shortened(page, found)
    page.decide(line, Label.BYLINE, "names who wrote it", 0.9)
    number = page.number(line)
    if page.authors and all(abs(claim.line - number) > _NEAR for claim in page.authors):
        return True
    page.authors.append(page.claim(line, found, "byline"))
    text = page.texts[line]
    for name in _TAIL.split(text.partition(found)[2]):
        if is_agency(name):
            page.credits.append(page.claim(line, name, "credit"))
    if is_dated(text):
        page.published.append(page.claim(line, text, "byline"))
    return True


def _labelled(page: Page, line: int) -> bool:
    """Label a line that is a word for authors, and the name in the line below it."""
    start, below = page.starts[line], line + 1
    if start.category != "byline" or below >= len(page) or not is_heading(page.texts[line], start):
        return False
    found = leading(without_notes(page.texts[below]))
    if page.marks[below].category or page.sizes[below] > LEXICON_SIZE or not found:
        return False
    if not is_office(found) and not is_person(page, found):
        return False
    page.decide(line, Label.BYLINE, "says that an author is named below", 0.9)
    _author(page, below, found)
    _listed(page, below + 1)
    return True


def _listed(page: Page, start: int) -> None:
    """Label the further names of a list of authors, one a line, with joints between them."""
    for line in range(start, min(start + 2 * TOP, page.commented)):
        text = page.texts[line]
        if page.shapes[line] is Shape.NOTHING or (text.islower() and " " not in text):
            continue
        if not is_name(text) or page.kinds[line] or not page.open(line) or not is_person(page, text):
            return
        page.decide(line, Label.BYLINE, "names who wrote it, too", 0.8)
        page.authors.append(page.claim(line, text, "byline"))


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

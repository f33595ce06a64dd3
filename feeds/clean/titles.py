"""Titles: the line that is the headline, and what a page's title element says beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.lexicon import words
from feeds.clean.page import PROSE, Page, Shape
from feeds.model import Label
from feeds.text import dates

if TYPE_CHECKING:
    from feeds.clean.lexicon import Words

_SIGN = re.compile(r"\w+")
_TITLE_SIZE = 250
_QUESTION_SIZE = 120
_SAME_SHARE = 0.4
"""Of the first line's letters that a part of it must hold to be the headline."""
_SEARCHED_PROSE = 600
"""The headline stands above the article: prose that may be passed below a menu in looking for it."""
_NEAR = 6
"""Lines above the article in which the headline of a furnished page stands."""
_BETWEEN = re.compile(r"\s*[|｜：»«]\s*|\s+[-–—·•/_:]+\s+|:\s+")
_BETWEEN_SIGN = re.compile("[|｜：»«–—·•/_:-]")
"""What is always in it."""
_PART = re.compile(r"^\s*[-–—|·•:»«/]+\s*|\s*[-–—|·•:»«/]+\s*$")
BARS = re.compile(r"[|｜»]")
"""What parts a headline from section and paper, and stands in no headline."""
_PARTED_END = re.compile(r"[\s_|｜丨»·•∙:–—-]+$")
_PARTED_START = re.compile(r"^[\s_|｜»·•∙:–—-]+")
_SECTION_WORDS = 3
_SITE_SIZE = 50
_DATE_SIZE = 40
_DATE_SHARE = 0.5
_LABEL_WORDS = 8
"""A line that begins as a byline, a date or a hotline does is one if it is not longer."""
_STAMPED = frozenset({"dated", "updated"})
_STAMP_WORDS = 2
_NO_TITLE = frozenset({"dated", "updated", "byline", "photo", "source", "hotline"})


def restate(page: Page) -> None:
    """Find the headline of a page whose first line says it too, as the title element of pages does."""
    element = -1 if page.article.marked_up else element_of(page)
    found = _restated(page, element) if element >= 0 else []
    if found:
        page.head = found[-1]
        _masthead(page, element)
        for line in (element, *found[:-1]):
            page.decide(line, Label.DUPLICATE, f"the headline, which stands in line {page.number(page.head)}")


def settle(page: Page) -> None:
    """Find the headline otherwise, and label it."""
    if page.head < 0:
        page.head = _heading(page) if page.article.marked_up else _opening(page)
    if page.head < 0:
        return
    page.first = max(page.first, page.head + 1)
    page.verdicts[page.head] = None
    page.decide(page.head, Label.TITLE, "the headline")
    page.titles.append(page.claim(page.head, page.texts[page.head], "first-line"))
    for line in range(page.head):
        if page.article.marked_up:
            page.decide(line, Label.KICKER, "stands above the headline")
        known = page.marks[line].category == "section" or _is_kicker(page, line)
        if known and page.open(line) and not page.furnished:
            page.decide(line, Label.KICKER, "the section of the paper")


def without_name(headline: str, name: str) -> str:
    """Give the headline in a title element, without the paper and the section that stand behind bars."""
    if headline.endswith(name):
        rest = headline
        while rest.endswith(name):
            rest = _PARTED_END.sub("", rest.removesuffix(name))
        parts = BARS.split(rest)
        while len(parts) > 1 and _is_section(parts[-1], rest):
            rest = rest[: len(rest) - len(parts.pop()) - 1].rstrip()
    else:
        rest = _PARTED_START.sub("", headline.removeprefix(name))
    return rest or headline


def _is_section(part: str, headline: str) -> bool:
    """Say whether the last part of a headline is the section of the paper: a few words, and the less."""
    return len(part.split()) <= _SECTION_WORDS and 2 * len(part) < len(headline)


def element_of(page: Page) -> int:
    """Give the first line that says something, if it can be a title element; else -1."""
    for line in range(len(page)):
        if not _is_label(page, line):
            return line if page.sizes[line] <= _TITLE_SIZE else -1
    return -1


def _is_label(page: Page, line: int) -> bool:
    """Say whether a line is one that stands beside a headline: a button, a byline, a date."""
    text = page.texts[line]
    if page.shapes[line] is Shape.NOTHING or line in page.furniture or text.startswith("©"):
        return True
    kind = page.starts[line].category
    labelled = kind in _NO_TITLE and len(page.tokens(line)) <= _LABEL_WORDS
    if kind in _STAMPED and not any(map(str.isdigit, text)):
        labelled = len(page.tokens(line)) <= _STAMP_WORDS  # a headline may begin so, too: "Renewed ..."
    return labelled or text.endswith(("|", "｜")) or is_date(text)


def _restated(page: Page, element: int) -> list[int]:
    """Give the lines, before the article has begun, that restate the first one or the headline in it."""
    headlines = _headlines(page.texts[element])
    initials = {headline[0][0] for headline in headlines if headline}
    found: list[int] = []
    room = 0
    for line in range(element + 1, len(page)):
        first = page.texts[line][:1]
        asked = first.casefold()[:1] in initials or not first.isalnum()  # which tells most lines apart
        if asked and _may_restate(page, element, line) and _signs(page.key(line)) in headlines:
            found.append(line)
        elif page.shapes[line] is PROSE:
            room -= page.sizes[line]
            if room < 0:
                break
        elif room == 0 and line in page.furniture:
            room = _SEARCHED_PROSE
    return found


def _may_restate(page: Page, element: int, line: int) -> bool:
    """Say whether a line can be a headline; one in small letters is the name of an image."""
    if page.sizes[line] > _TITLE_SIZE or not _is_asked(page, line):
        return False
    return page.texts[line] != page.key(line) or page.texts[element] == page.key(element)


def _headlines(text: str) -> frozenset[Words]:
    """Give what may be the headline in a title element: all of it, or its parts from either end."""
    whole = _signs(text.casefold())
    pieces = _BETWEEN.split(text) if _BETWEEN_SIGN.search(text) is not None else []
    if len(pieces) <= 1:
        return frozenset({whole})
    parts = [_signs(piece.casefold()) for piece in pieces]
    ends = (sum(some, ()) for at in range(1, len(parts)) for some in (parts[:at], parts[at:]))
    least = _SAME_SHARE * sum(map(len, whole))
    return frozenset({whole, *(end for end in ends if sum(map(len, end)) >= least)})


def _signs(key: str) -> Words:
    """Give the words and numbers of a line that is case folded."""
    return tuple(_SIGN.findall(key))


def _masthead(page: Page, element: int) -> None:
    """Claim as publisher what stands beside the headline in the first line: ``Headline - Paper``."""
    before, found, behind = page.texts[element].partition(page.texts[page.head])
    rest = before or behind
    name = _PART.sub("", rest).strip()
    if found and name and len(name) <= _SITE_SIZE:
        page.publishers.append(page.claim(element, name, "title-element"))


def _heading(page: Page) -> int:
    """Give the line above the text of a marked-up article that says the claimed title again; else -1."""
    claimed = {words(claim.text) for claim in page.article.titles}
    for line in range(len(page)):
        if words(page.texts[line]) in claimed:
            return line
        if page.shapes[line] >= Shape.SENTENCE:
            break
    return -1


def _opening(page: Page) -> int:
    """Give the headline that stands on top of the text; else -1."""
    if page.furnished and not is_headline(page, 0):
        above = [
            line for line in range(max(0, page.first - _NEAR), page.first + 1) if is_headline(page, line)
        ]
        return above[-1] if above else -1
    for line in range(len(page)):
        if is_headline(page, line) and not _is_kicker(page, line):
            return line
        if page.shapes[line] >= Shape.SENTENCE and not _is_label(page, line):
            return -1
    return -1


def _is_kicker(page: Page, line: int) -> bool:
    """Say whether a line is the name of a section: few words in capitals right above a headline."""
    if page.shapes[line] is not Shape.FEW or not page.texts[line].isupper() or line + 1 == len(page):
        return False
    below = line + 1
    return (
        page.shapes[below] is Shape.HEADLINE
        and not page.article.blocks[below].gap
        and is_headline(page, below)
    )


def is_date(text: str) -> bool:
    """Say whether a line is a date and no more."""
    reading = dates.read(text) if len(text) <= _DATE_SIZE else None
    return reading is not None and len(reading.matched) >= _DATE_SHARE * len(text)


def is_headline(page: Page, line: int) -> bool:
    """Say whether a line may be a headline by its form."""
    shape = page.shapes[line]
    if shape is Shape.NOTHING or line in page.furniture or page.starts[line].category in _NO_TITLE:
        return False
    if page.marks[line].category == "section" or is_date(page.texts[line]):
        return False
    return shape < Shape.SENTENCE or (page.sizes[line] <= _QUESTION_SIZE and _is_asked(page, line))


def _is_asked(page: Page, line: int) -> bool:
    """Say whether a line may be a headline by its end: no stop, or one that asks or calls."""
    return not page.stops[line] or page.texts[line].endswith(("?", "!", "？", "！", "؟"))

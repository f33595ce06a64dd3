"""Authorship: what one line says of who wrote the article, by its form.

A form is a word for authors with names behind it, names with a bar or an office behind them, or
names beside a date. Words for other work (edited, reviewed, photographed) make nobody an author.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from feeds.clean.lexicon import UNSPACED, lexicon, words
from feeds.text import dates
from feeds.text.people import (
    are_names,
    is_agency,
    is_common,
    is_name,
    is_office,
    leading,
    names_in,
    without_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.clean.lexicon import Term
    from feeds.clean.page import Page
    from feeds.text.dates import Reading

remembered = lru_cache(maxsize=512)
"""The rules ask for the same of a line, one after the other and in every round: all short lines of a page."""

CREDIT_SIZE = 60
"""Names, sources and what stands beside them are not longer."""

_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_DAY_NUMBERS = 3
"""Numbers of a day, a month, which may be a word, and a year."""
_PARTS = re.compile(  # looks first for what any of these begins with, which takes half the time
    r"(?=[\s|•⋅∙｜.:])"
    r"(?:\s*[|•⋅∙｜]\s*|\s+·\s+|\s+[-–—]\s*|(?<=\w\w)[.:]\s+(?=[^\W\d_]{4})(?=\w+ (?:\w+ )?\w+))"
)
_PART_SIGN = re.compile("[|•⋅∙｜·–—.:-]")
"""What is always in a line that has several."""
_BAR = re.compile(r"\s*[|•⋅∙｜]\s*|\s+·\s+")
_BAR_SIGN = re.compile("[|•⋅∙｜·]")
"""What is always in a line that has bars."""
_FIELDS = 3
"""Fields behind a name, at most: more are a menu."""
_DATES = 3
"""Dates in one line that are looked for."""
_STOPPING = frozenset({"dated", "updated", "source", "role", "photo", "share", "comment"})
_STOP_SIZE = 5
"""Letters of a single word that ends the names: shorter ones are also names."""
_COLON = re.compile(r"\W*[:：՝`៖/／=＝|]")
_FORM = re.compile(r"[\d|•·⋅∙｜,(（가-힣]")
"""What is always in a line that is told by its form."""
_DASHES = "-–—"
"""Before a name that signs a quotation."""
_HANDLE = re.compile(r"[a-z][a-z\d._-]{2,29}")
_EDGES = " ,;-–—|•·⋅∙"
_OFFICE = re.compile(r"([^,(（]{3,60})(?:, | ?[(（])([^,(（）)]{3,80})[)）]?")
_OFFICE_SIGN = re.compile("[,(（]")
"""What is always between a name and its office."""
_WORD = re.compile(r"[^\W\d_]+")
_KOREAN_TITLE = r"\s*(?:선임|인턴|수습)?\s*(?:기자|특파원)\b"
_REPORTER = re.compile(rf"(?<=[가-힣]{{2}}){_KOREAN_TITLE}.*")
_KOREAN = re.compile(rf"(?:[\[(][^\])]{{2,30}}[\])])?(?:\s*\S+@\S+)?\W*([가-힣]{{2,4}}){_KOREAN_TITLE}")
"""The reporter's name, behind place and agency, or behind the address."""
_WITH = re.compile(r"([^,(（]{4,60}),?\s+[(（]?\w{1,5}\s+([^()（）]{2,40})[)）]?")
"""Names and an agency whose report they use: ``Ann Lee with AFP``."""


@remembered
def reading_of(text: str) -> Reading | None:
    """Read the date in a line."""
    return dates.read(text) if _DIGIT.search(text) else None


@remembered
def day_of(text: str) -> Reading | None:
    """Read the date in a line if it gives a day, though which may be open: ``3/4/2025``."""
    reading = reading_of(text)
    if reading is None or reading.moment is None:
        return None
    worded = any(map(str.isalpha, reading.matched))
    numbers = len(_NUMBER.findall(reading.matched)) + worded
    return reading if numbers >= _DAY_NUMBERS or reading.moment.instant() is not None else None


@remembered
def stated(text: str) -> str:
    """Give the names that *text* gives behind a word for authors, "" if it gives none."""
    if reading_of(text) is not None and _is_unannounced(text):
        return ""
    known = lexicon()
    waiting = False
    for piece in _pieces(text):
        term = known.opens(piece)
        if term.category == "byline":
            rest = known.rest(piece, term)
            inner = known.opens(rest)
            if rest and inner.category == "byline" and known.rest(rest, inner):
                term, rest = inner, known.rest(rest, inner)
            found = _before_terms(rest) or _handle(rest, text, piece)
            if found and (term.length != 1 or _is_sure(found, text, piece)):
                return found
            waiting = not rest
        elif waiting:
            return _before_terms(piece)
    return ""


def _is_unannounced(text: str) -> bool:
    """Say whether no word of *text* begins a word for authors: most lines with a date name none."""
    return _openings().isdisjoint(words(text)) and (text.isascii() or not UNSPACED.search(text))


@cache
def _openings() -> frozenset[str]:
    """Give the words with which a word for authors begins; scripts without spaces have more."""
    opening = lexicon().opening.items()
    return frozenset(word for word, terms in opening if any(category == "byline" for _, _, category in terms))


def _handle(rest: str, text: str, piece: str) -> str:
    """Give the name of an account behind a word for authors, in a line with a date and nothing else."""
    if _HANDLE.fullmatch(rest) is None or is_office(rest) or is_common(rest) or text == piece:
        return ""
    known = lexicon()
    beside = [other for other in _pieces(text) if other != piece]
    dated = reading_of(text)
    sure = (
        dated is not None
        and dated.moment is not None
        and all(known.opens(one).category or is_common(one) for one in beside)
    )
    return rest if sure else ""


def _is_sure(names: str, text: str, piece: str) -> bool:
    """Say whether names behind a single word are names: a word alone needs a sign or a date beside it."""
    if " " in names or names[0].islower() or is_agency(names) or not names.isascii() or text != piece:
        return True
    first = _WORD.search(piece)
    return first is not None and _COLON.match(piece, first.end()) is not None


def _before_terms(text: str) -> str:
    """Give the names that *text* begins with, up to a word for something else: ``Ann Lee Last updated``."""
    known = lexicon()
    for word in list(_WORD.finditer(text))[1:8]:
        term = known.opens(text[word.start() :])
        sure = term.length != 1 or len(word[0]) >= _STOP_SIZE or _COLON.match(text, word.end())
        if term.category in _STOPPING and sure:
            if is_office(word[0]):
                break
            text = text[: word.start()]
            break
    text = _REPORTER.sub("", without_notes(text))
    return leading(text.rstrip(" ,;:.-–—") if text.endswith((",", ";", ":", "-", "–", "—", " ")) else text)


def _pieces(text: str) -> Iterator[str]:
    """Cut a line at bars, dashes, sentences and dates."""
    for part in filter(None, _PARTS.split(text) if _PART_SIGN.search(text) else (text,)):
        yield from _undated(part, _DATES)


def _undated(text: str, dates_left: int) -> Iterator[str]:
    """Cut *text* at the dates in it."""
    reading = reading_of(text) if dates_left else None
    if reading is not None and reading.matched in text:
        before, _, behind = text.partition(reading.matched)
        yield from _undated(before, dates_left - 1)
        yield from _undated(behind, dates_left - 1)
    elif plain := text.strip(" \t,;"):
        yield plain


def is_heading(text: str, start: Term) -> bool:
    """Say whether a line that begins with a word for authors names none: ``Authors of this article:``."""
    return not lexicon().rest(text, start) or (text.endswith((":", "：")) and not stated(text))


def by_form(page: Page, line: int) -> str:
    """Give the names in a line that has no word for authors, but a bar, an office or a date behind them."""
    found, sure = formed(page.texts[line])
    return found if found and (sure or is_person(page, found)) else ""


@remembered
def formed(text: str) -> tuple[str, bool]:
    """Give the names in a line that is told by its form, and whether they need no proof by the page."""
    if not (_FORM.search(text) or text[-2:].isupper()) or text[0] in _DASHES:
        return "", False
    korean = None if text.isascii() else _KOREAN.match(text)
    return (korean[1], True) if korean is not None else (_placed(text), False)


def _placed(text: str) -> str:
    """Give what stands where names stand, if it is names of two words or more, as persons have."""
    first, *others = _BAR.split(text) if _BAR_SIGN.search(text) else (text,)
    if others and len(others) <= _FIELDS and len(others[0]) <= CREDIT_SIZE and (found := _plural(first)):
        return found
    office = _OFFICE.fullmatch(text) if _OFFICE_SIGN.search(text) else None
    if office is not None and is_office(office[2]) and not is_office(office[1]):
        return _plural(office[1])
    ends = is_agency(text.rpartition(" ")[2].rstrip(")）"))
    if ends and (shared := _WITH.fullmatch(text)) is not None and is_agency(shared[2]):
        return _plural(shared[1])
    if ends and is_name(person := text.partition("/")[0].strip()):
        return person
    reading = day_of(text)
    if reading is None:
        return ""
    before, _, behind = text.partition(reading.matched)
    return _plural(leading(before.strip(_EDGES))) or _plural(leading(behind.strip(_EDGES)))


def _plural(text: str) -> str:
    return text if text and all(map(is_name, names_in(text))) and are_names(text) else ""


def is_person(page: Page, text: str) -> bool:
    """Say whether names are no mere words: most of theirs stand nowhere on the page in small letters.

    What the headline says is none, either, nor an office.
    """
    known = lexicon().opens(text).category
    if (
        known
        or is_office(text)
        or is_common(text)
        or (page.head >= 0 and text.casefold() in page.key(page.head))
    ):
        return False
    words = [word[0].lower() for word in _WORD.finditer(text) if len(word[0]) > 1]
    common = sum(page.has(f" {word} ") for word in words if word.isascii())
    return common * 2 <= len(words)

"""Signatures: who wrote it and where it comes from, from the lines below the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.bylines import names, source
from feeds.clean.imprints import speaking
from feeds.clean.lexicon import lexicon
from feeds.clean.page import PROSE, Page
from feeds.clean.tops import LINE_SIZE
from feeds.model import Label
from feeds.text.people import are_names, is_agency, is_initialled, is_name, is_role, names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

_BELOW = 6
"""Lines below the bounds of the text among which it may be signed."""
_SLASH = re.compile(r"[(（]?([^/()]{2,40}?)\s*/\s*([^/()]{2,40}?)[)）]?")
_BRACKETS = re.compile(r"[(（\[【〔](.{2,60})[)）\]】〕]")
_BEHIND = re.compile(r"\s*(?:\.|[(（][^()（）]{2,40}[)）]|,\s*([^,]{3,60}))$")
"""A stop, a remark or a word for what the person is, behind a name."""
_HOST = re.compile(r"(?:\w[\w-]*\.)+[A-Za-z]{2,4}")
_WORDS = frozenset({"byline", "role", "source"})
_CUT = re.compile(r"[|•·｜(（\[]|\s[-–—]\s|\d|[,，]\s")
"""What ends the name in a credit."""
_SOURCE_WORDS = 3
"""A paragraph is a source credit only if it begins with so long a phrase."""
_SOURCE_LOOK = 90


def signature(page: Page) -> None:
    """Label what signs the text below it, and make its claims."""
    last = _last(page)
    if last >= 0:
        _based_on(page, last)
    below = list(_below(page, last))
    telling = set(speaking(page, below))
    for line in below:
        if line not in telling or not (names(page, line) or source(page, line)):
            _sign(page, line)


def _last(page: Page) -> int:
    """Give the last line of running text, -1 if there is none."""
    for line in range(page.end - 1, page.first - 1, -1):
        if page.open(line) and page.shapes[line] is PROSE:
            return line
    return -1


def _below(page: Page, last: int) -> Iterator[int]:
    """Give the short lines below the text; outside its bounds down to the first furniture."""
    for line in range(last + 1, min(len(page), page.end + _BELOW) if last >= 0 else 0):
        if line >= page.end and line in page.furniture:
            return
        if page.open(line) and page.is_plain(line) and page.sizes[line] <= LINE_SIZE:
            yield line


def _based_on(page: Page, line: int) -> None:
    """Label the last paragraph where it only says what the article is based on."""
    known = lexicon()
    text = page.texts[line]
    start = known.opens(text[:_SOURCE_LOOK])
    if start.category != "source" or start.length < _SOURCE_WORDS:
        return
    rest = known.rest(text, start)
    while (inner := known.opens(rest[:_SOURCE_LOOK])).category == "source":
        rest = known.rest(rest, inner)
    page.decide(line, Label.SOURCE_CREDIT, "says what the article is based on", 0.8)
    name = next(iter(names_in(_CUT.split(rest, maxsplit=1)[0].strip(" ."))), "")
    if is_name(name, single=True) or is_agency(name):
        page.credits.append(page.claim(line, name, "credit"))


def _sign(page: Page, line: int) -> None:
    """Label a line that is two sources parted by a slash, an agency, or a name."""
    text = page.texts[line]
    inner = _BRACKETS.fullmatch(text)
    bare = inner[1] if inner is not None else text
    slash = _SLASH.fullmatch(text) if "/" in text else None
    if is_name(bare) and any(claim.text == bare for claim in page.authors):
        page.decide(line, Label.BYLINE, "the author's name again, below the text", 0.9)
    elif slash is not None and are_names(slash[1]) and are_names(slash[2]):
        _shared(page, line, slash[1], slash[2])
    elif is_agency(bare):
        page.decide(line, Label.SOURCE_CREDIT, "names the source", 0.9)
        page.credits.append(page.claim(line, bare, "credit"))
    elif slash is not None and is_name(slash[1]) and _HOST.fullmatch(slash[2]):
        _signed(page, line, slash[1])
        page.credits.append(page.claim(line, slash[2], "credit"))
    elif is_initialled(bare):
        _signed(page, line, bare)
    elif _is_last(page, line) and (found := _names(bare)):
        _signed(page, line, found)


def _names(text: str) -> str:
    """Give the names that a last line is, without a remark behind them, "" if it is anything else."""
    behind = _BEHIND.search(text)
    if behind is not None and behind[1] is not None and lexicon().opens(behind[1]).category not in _WORDS:
        return ""
    found = text if behind is None else text[: behind.start()]
    several = names_in(found) if are_names(found) else [""]
    known = found.startswith(several[0]) and all(map(is_name, several)) and not is_role(found)
    return found if known else ""


def _signed(page: Page, line: int, found: str) -> None:
    page.decide(line, Label.BYLINE, "a name below the text", 0.8)
    page.authors.append(page.claim(line, found, "byline"))


def _is_last(page: Page, line: int) -> bool:
    """Say whether the line is the last of the text and stands apart."""
    return (
        line < page.end
        and page.article.blocks[line].gap
        and not any(map(page.open, range(line + 1, page.end)))
    )


def _shared(page: Page, line: int, one: str, other: str) -> None:
    """Label ``Source/Source`` or ``Name/Agency``; only beside an agency is a name surely an author."""
    page.decide(line, Label.SOURCE_CREDIT, "names sources, parted by a slash", 0.8)
    for name, partner in ((one, other), (other, one)):
        if is_agency(partner) and not is_agency(name) and is_name(name):
            page.authors.append(page.claim(line, name, "byline"))
        else:
            page.credits.append(page.claim(line, name, "credit"))

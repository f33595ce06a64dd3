"""Datelines: place, date and agency at the beginning of the first paragraph.

What they claim is taken; the text keeps them, as agencies send it.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from feeds.clean.authorship import day_of
from feeds.clean.lexicon import lexicon
from feeds.clean.page import Page, Shape
from feeds.text import dates
from feeds.text.people import is_agency, is_name

if TYPE_CHECKING:
    from feeds.model import Claim

_LOOK = 90
_LEADS = 2
"""Paragraphs on top of which one may begin with a dateline."""
_DASH = r"\s*[-–—:=＝.|]\s*"
_CHANGED_WORDS = 4
"""Words before a date among which a term for a change is looked for."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"[(\[]?((?:[^\W_][\w-]*\.)+[^\W\d_]{2,6})[)\]]?\s+[-–—]\s")
_FIRST_BRACKET = re.compile(rf"[(（【\[]([^()（）\[\]【】]{{2,40}})[)）】\]]{_DASH}")
_PLACE_BRACKET = re.compile(
    r"(?P<place>[^()（）/!?。]{2,60}?)[\s,]*[(（/]\s*(?P<name>[^()（）/]{2,40}?)\s*[)）/](?:\s*[-–—.:]|\s)"
)
_BRACKET = re.compile("[(（/]")
_DASHED = re.compile(r"\)\s*[-–—]$")
_PLACE_DAY = re.compile(
    r"(?P<place>[^,.\d]{3,40}),\s*(?P<day>[^.()—–]{0,24}\b\d{4}[^.()—–]{0,8})(?:\.|\s[—–-])\s"
)
_EAST = re.compile(
    r"[(（【\[](?P<place>[^=＝]{1,12})[=＝](?P<name>[^)）】\]]{2,12})[)）】\]]"
    r"\s*(?P<who>[가-힣]{2,4})?(?=\s*(?:기자|특파원)|)"
)
_REPORTER = re.compile(r"\s*(?:선임|인턴|수습)?\s*(?:기자|특파원)")
_NAMED = re.compile(r"([가-힣]{2,4})\s*(?:선임|인턴|수습)?\s*(?:기자|특파원)")
_WIRE = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,6}[社网網])(?P<place>[\u3400-\u9fff]{1,12}?)(?P<day>\d{1,2}月\d{1,2}日)?电"
)
_WHO = re.compile(r"[(（](?:记者|記者)[：:\s]*([\u3400-\u9fff·、\s]{2,24})[)）]")


def dateline(page: Page) -> None:
    """Take the claims of a dateline: publisher, agency, authors, day."""
    sentences = (line for line in page.inside() if page.shapes[line] >= Shape.SENTENCE)
    for line in islice(sentences, _LEADS):
        if _read(page, line, page.texts[line][:_LOOK]):
            return


def is_dated(text: str) -> bool:
    """Say whether a byline says when the text appeared; not when it was changed: ``Last updated``."""
    reading = day_of(text)
    if reading is None:
        return False
    before = text.partition(reading.matched)[0]
    last = list(_WORD.finditer(before))[-_CHANGED_WORDS:]
    return not any(lexicon().opens(before[word.start() :]).category == "updated" for word in last)


def _read(page: Page, line: int, text: str) -> bool:
    address = _ADDRESS.match(text)
    if address is not None:
        page.publishers.append(page.claim(line, address[1], "dateline"))
        return True
    return _eastern(page, line, text) or _bracketed(page, line, text)


def _eastern(page: Page, line: int, text: str) -> bool:
    """Read the forms of Chinese, Japanese and Korean agencies."""
    match = _EAST.match(text)
    if match is not None:
        reporter = _NAMED.fullmatch(match["name"])
        if reporter is not None:
            page.publishers.append(page.claim(line, match["place"], "dateline"))
            page.authors.append(page.claim(line, reporter[1], "byline"))
            return True
        page.credits.append(page.claim(line, match["name"], "credit"))
        if match["who"] and _REPORTER.match(text, match.end()):
            page.authors.append(page.claim(line, match["who"], "byline"))
        return True
    match = _WIRE.match(text)
    if match is None:
        return False
    page.credits.append(page.claim(line, match["name"], "credit"))
    who = _WHO.search(text)
    if who is not None:
        page.authors.append(page.claim(line, who[1], "byline"))
    _day(page, line, text[: match.end()])
    return True


def _bracketed(page: Page, line: int, text: str) -> bool:
    """Read ``(AP) — …``, ``(Paper) - …``, ``PLACE, 5 May (Reuters) - …`` and ``МОСКВА, 5 мая /ТАСС/.``."""
    match = _FIRST_BRACKET.match(text)
    if match is not None and is_name(match[1], single=True):
        claims, kind = (page.credits, "credit") if is_agency(match[1]) else (page.publishers, "dateline")
        claims.append(page.claim(line, match[1], kind))
        return True
    match = _PLACE_BRACKET.match(text) if _BRACKET.search(text) else None
    if match is not None and (is_agency(match["name"]) or _is_wire(match)):
        page.credits.append(page.claim(line, match["name"], "credit"))
        _day(page, line, match["place"])
        return True
    match = _PLACE_DAY.match(text) if text.partition(",")[0].isupper() else None
    if match is None:
        return False
    _day(page, line, match["day"])
    return True


def _is_wire(match: re.Match[str]) -> bool:
    """Say whether a place in capitals, a name in brackets and a dash make a dateline."""
    place = match["place"].split(",", 1)[0]
    return place.isupper() and is_name(match["name"], single=True) and _DASHED.search(match[0]) is not None


def _day(page: Page, line: int, text: str) -> None:
    """Claim the day that stands in a dateline."""
    reading = dates.read(text)
    if reading is not None:
        claim: Claim = page.claim(line, reading.matched, "dateline")
        page.published.append(claim)

"""Captions and credits of pictures, which stand between the paragraphs of a scraped page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.lexicon import NONE, lexicon
from feeds.clean.page import LONG_SIZE, SHORT, Page
from feeds.model import Label
from feeds.text.people import are_names, is_agency, is_name

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from feeds.clean.lexicon import Term

_CAPTION_SIZE = 260
"""A line that ends in a credit is a caption up to this size."""
_PICTURED_SIZE = 160
_CREDIT_SIZE = 60
_TAIL_SIZE = 80
_LEAD = 8
"""Lines between headline and text, at most, among which the credit of the lead picture stands."""
_SIGNED = frozenset({"source", "byline"})
_CREDITING = frozenset({"photo", "source"})
_LAST_BRACKET = re.compile(r"[(（\[]([^()（）\[\]]{2,80})[)）\]]\W*$")
_SHARING = ("/", "／", "|", "©", " via ")
_SHARED = re.compile(r"[/／|]| via ")
_PLACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]＝[^。＝]{2,24}$")
_BRACKETS = (")", "）", "]", "】")
_NAMED_BEHIND = re.compile(r"(?:^|[.!?…)/|]\s*)([^.!?…/|:]{3,60}?)\s+([^\W\d_]{4,10})\.?$")
"""Names with the word for a picture behind them: ``Ann Lee (AP) photo``."""
_CAPTIONED = 20
"""Letters before a credit without a stop, at least."""
_ASKING = ':：?!"”'
_BRACKET = re.compile(r"\s*[()]\s*")
_COLONED = re.compile(r"([^\W\d_]+)\s?[:：]")
_COMPANY = re.compile(
    r"(?:^|\W)(?:[ОПЗ]?АО|ООО|ТОВ|ПрАТ|GmbH|AG|KG|S\.?p\.?A|S\.?r\.?l|S\.?A\.?S?|S\.?L|B\.?V|Ltda?|Inc|LLC|LLP|PLC|Pty|"
    r"Oyj?|ApS|Sp\. z o\.o|s\.r\.o|a\.s|Kft|Zrt|A\.Ş|Tbk|JSC|CTCP|TNHH)(?:\W|$)|株式会社|有限公司|주식회사"
)
"""The legal form of a company, which has the rights in a page; a picture is a person's or an agency's."""
_PIECE = re.compile(r"[(（\[【|/.。©–—]\s*|\s-\s|\s(?=[^\W\d_]+\s?[:：])")
_FIRST_WORDS = re.compile(  # of those pieces; a pattern that begins with one class is found ten times as fast
    r"[(（\[【|/.。©–—-](?:(?<!-)|(?<=\s-)(?=\s))[\W\d_]*+([^\W\d_]+)"
)
_WORDED = r"\W*\w[^:：՝`៖/（(=＝]{0,30}?\s?"
_COLONS = "[:：՝`៖/／=＝]"
_COLON = re.compile(_WORDED + _COLONS)
_LABELLED = re.compile(rf"{_WORDED}(?:{_COLONS}|\s[-–—]\s)")
_RESTATED_SIZE = 120
_RESTATED_LEAST = 10
_RESTATED_NEW = 0.15
"""Share of its words, at most, that a line may add to what stands above it, to restate it."""
_RESTATED_TITLE = 0.5
"""Share of its words, at least, that are the headline's."""
_NEIGHBOUR_SIZE = 1.5
_NOT_RESTATED = re.compile(r"[\d\"“”«»「『:?!]")
_WORD = re.compile(r"\w+")


def caption(page: Page) -> None:
    """Label captions and picture credits; a caption is published beside the text."""
    for line in page.inside():
        if page.is_plain(line) and page.sizes[line] <= _CAPTION_SIZE and not _begun(page, line):
            _ended(page, line)
    for line in range(max(page.head + 1, page.first - _LEAD) if page.head >= 0 else page.first, page.first):
        start = page.starts[line]
        if start.category == "photo" and page.open(line) and _LABELLED.match(page.texts[line]):
            rest = lexicon().rest(page.texts[line], start)
            if rest and len(rest) <= _CREDIT_SIZE and are_names(rest):
                _label(page, line, rest)


def _begun(page: Page, line: int) -> bool:
    """Label a line that begins as captions and credits do, or stands under the name of an image."""
    text = page.texts[line]
    start = page.starts[line]
    if start.category == "photo" and (_COLON.match(text) or "©" in text):
        _label(page, line, lexicon().rest(text, start))
    elif text.startswith(("©", "ⓒ")) and _COMPANY.search(text):
        page.decide(line, Label.FOOTER, "names the company that holds the rights", 0.9)
    elif text.startswith(("©", "ⓒ")):
        _label(page, line, text.lstrip("©ⓒ "))
    elif start.category == "pictured" and page.sizes[line] <= _PICTURED_SIZE:
        page.decide(line, Label.CAPTION, "says what a picture shows", 0.8)
    elif "＝" in text and _PLACED.search(text):
        page.decide(line, Label.CAPTION, "ends with the place of a picture", 0.8)
    elif _named_before(page, line):
        page.decide(line, Label.CAPTION, "stands under the name of an image", 0.8)
    return not page.open(line)


def _named_behind(page: Page, line: int) -> bool:
    """Label a line that ends with names and the word for a picture."""
    text = page.texts[line]
    found = _NAMED_BEHIND.search(text, max(0, len(text) - _TAIL_SIZE))
    if found is None or not _may_open_credit(found[2].casefold()):
        return False
    names = [part for part in _BRACKET.split(found[1]) if part]
    if not all(is_name(part) or is_agency(part) for part in names):
        return False
    alone = len(found[0]) == len(text)
    if alone and not any(map(is_agency, names)):
        return False
    label = Label.PHOTO_CREDIT if alone else Label.CAPTION
    page.decide(line, label, "ends with the credit of a picture", 0.9)
    page.credits.append(page.claim(line, found[1], "credit"))
    return True


def _ended(page: Page, line: int) -> None:
    """Label a line that ends with a picture credit."""
    if _named_behind(page, line):
        return
    text = page.texts[line]
    long = page.sizes[line] > LONG_SIZE or page.stops[line]
    if page.starts[line].category in _SIGNED or (long and not text.rstrip(".").endswith(_BRACKETS)):
        return
    if not _may_end_in_credit(text):
        return
    known = lexicon()
    tail, inner = _tail(text)
    named = inner.category == "photo"
    if not tail or not (named or _by_agency(text)):
        return
    page.decide(line, Label.CAPTION, "ends with the credit of a picture", 0.9)
    credit = known.rest(tail, inner) if inner.category in _CREDITING else tail
    if credit:
        page.credits.append(page.claim(line, credit, "credit"))


def _label(page: Page, line: int, rest: str) -> None:
    """Tell a caption from a bare credit: it says more than names."""
    if not rest or len(rest) > _CREDIT_SIZE or page.stops[line]:
        page.decide(line, Label.CAPTION, "begins as a caption does", 0.9)
    else:
        page.decide(line, Label.PHOTO_CREDIT, "the credit of a picture", 0.9)
        page.credits.append(page.claim(line, rest, "credit"))


def _may_end_in_credit(text: str) -> bool:
    """Say whether it is worth looking for a credit.

    There is none without a sign that parts two names, or a piece that begins as a credit does.
    """
    for sign in _SHARING:
        if sign in text:
            return True
    tail = text[-_TAIL_SIZE:].casefold()
    return any(map(_may_open_credit, (*_FIRST_WORDS.findall(tail), *_COLONED.findall(tail))))


def _may_open_credit(word: str) -> bool:
    """Say whether a credit can begin with *word*, case folded."""
    known = lexicon()
    terms = (*known.opening.get(word, ()), *known.beginnings.get(word[0], ()))
    return any(category == "photo" for *_, category in terms)


def _tail(text: str) -> tuple[str, Term]:
    """Give the last part of a line that a credit may be, and the term it begins with.

    It is what follows a bracket, bar or stop.
    """
    last, inner = "", NONE
    known = lexicon()
    for match in _PIECE.finditer(text, max(0, len(text) - _TAIL_SIZE)):
        piece = text[match.end() :].strip(" )）]】.")
        spaced = match[0].isspace()  # before a word with a colon, which may be of a sentence or a table
        if spaced and (match.start() < _CAPTIONED or not piece[:1].isupper() or piece[-1] in _ASKING):
            continue
        if piece and match.start() > 0:
            last, inner = piece, known.opens(piece)
            if inner.category in _CREDITING:
                break
    return last, inner


def _by_agency(text: str) -> bool:
    """Say whether a line ends in a bracket or after a slash with an agency: ``(Name/AFP)``, ``/ Reuters``."""
    bracket = _LAST_BRACKET.search(text)
    inner = bracket[1] if bracket is not None else text.rstrip(" .")[-_TAIL_SIZE:]
    _, owned, behind = inner.rpartition("©")
    start = lexicon().opens(behind)
    parts = _SHARED.split(lexicon().rest(behind, start) if start.category == "source" else behind)
    named = (len(parts) > 1 or bool(owned)) and any(map(is_agency, parts[-2:]))
    return named and not (bracket is None and are_names(text))


def _named_before(page: Page, line: int) -> bool:
    """Say whether a line without a stop follows the file name or alternative text of an image."""
    before = page.verdicts[line - 1] if line else None
    if before is None or before[0] is not Label.ALT_SLUG or page.stops[line]:
        return False
    return page.shapes[line] in SHORT and not page.article.blocks[line].gap


def retold(page: Page) -> None:
    """Find the caption of the lead picture that repeats headline and lead in a short sentence.

    It stands between two paragraphs longer than itself, in the upper half, gives no number and
    no quotation, and says next to nothing that was not said above it.
    """
    if page.head < 0 or page.article.marked_up:
        return
    lines = list(page.inside())
    half = sum(page.sizes[line] for line in lines) / 2
    passed = 0
    for before, line, behind in zip(lines, lines[1:], lines[2:], strict=False):
        passed += page.sizes[before]
        if passed > half:
            return
        if not _is_short(page, line):
            continue
        longer = min(page.sizes[before], page.sizes[behind])
        if longer < _NEIGHBOUR_SIZE * page.sizes[line]:
            continue
        title = frozenset(_WORD.findall(page.key(page.head)))
        above = " ".join(page.key(other) for other in lines[: lines.index(line)])
        if _says_again(page.texts[line], title, title.union(_WORD.findall(above))):
            page.decide(line, Label.CAPTION, "says headline and lead again, between two paragraphs", 0.7)


def _is_short(page: Page, line: int) -> bool:
    """Say whether a line is a short sentence in a paragraph of its own."""
    return page.stops[line] and page.sizes[line] <= _RESTATED_SIZE and page.alone(line)


def _says_again(text: str, title: AbstractSet[str], above: AbstractSet[str]) -> bool:
    distinct = frozenset(_WORD.findall(text.casefold()))
    if len(distinct) < _RESTATED_LEAST or _NOT_RESTATED.search(text):
        return False
    new = len(distinct - above)
    return new <= _RESTATED_NEW * len(distinct) and len(distinct & title) >= _RESTATED_TITLE * len(distinct)

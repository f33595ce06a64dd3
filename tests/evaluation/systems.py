"""Systems: ours and the baselines, each asked the same question of the same page or text."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import justext
import pycld2
import trafilatura
from boilerpy3.extractors import ArticleExtractor
from htmldate import find_date
from lxml.etree import LxmlError

from feeds.clean import clean
from feeds.errors import Unreadable
from feeds.model import KEPT, Document, Label
from feeds.normalise import normalise
from feeds.readers import read
from feeds.text.charset import decode
from feeds.text.detectors import second
from feeds.text.language import detect
from feeds.text.names import language_name
from feeds.text.tags import UNDETERMINED, canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from feeds.model import Cleaned, Entry
    from tests.evaluation.data import Page

SEEN = datetime(2026, 1, 1, tzinfo=UTC)
"""When every document is said to have come: results must not depend on the day they are measured."""


SHOWN = KEPT | {
    Label.TITLE,
    Label.KICKER,
    Label.BYLINE,
    Label.DATELINE,
    Label.CAPTION,
    Label.PHOTO_CREDIT,
    Label.SOURCE_CREDIT,
}
"""What a line is that the entry has, in its text or beside it."""


class Made(NamedTuple):
    """What we make of a document."""

    cleaned: Cleaned
    entry: Entry


def ours(name: str, body: bytes) -> list[Made]:
    """Read, clean and normalise a document; nothing where it is refused."""
    try:
        cleaned = [clean(article) for article in read(Document(name, body, SEEN))]
        return [Made(one, normalise(one, seen=SEEN)) for one in cleaned]
    except Unreadable:
        return []


def kept(name: str, body: bytes, labels: Collection[Label] = KEPT) -> str:
    """Give the lines of a document with some labels: if not told otherwise, its text, title apart."""
    try:
        cleaned = [clean(article) for article in read(Document(name, body, SEEN))]
    except Unreadable:
        return ""
    lines = (line for one in cleaned for line in one.lines if line.label in labels)
    return "\n".join(line.text or line.block.text for line in lines)


@cache
def our_page(page: Page) -> tuple[str, Entry | None]:
    """Give our text of a page, and our entry; of several the first."""
    made = ours(f"{page.key}.html", page.body)
    lines = (line for one in made for line in one.cleaned.lines if line.label in KEPT)
    return "\n".join(line.text or line.block.text for line in lines), made[0].entry if made else None


@cache
def by_trafilatura(page: Page) -> Any:
    """Give what trafilatura makes of a page in its standard run: text, title, author, date; or None."""
    return trafilatura.bare_extraction(page.body, url=page.url, include_comments=False, with_metadata=True)


def text_by_trafilatura(page: Page) -> str:
    """Give trafilatura's text of a page."""
    found = by_trafilatura(page)
    return (found.text or "") if found else ""


@cache
def text_by_justext(page: Page) -> str:
    """Give jusText's paragraphs of a page, with the words of its language where it knows them."""
    html = text_of(page)
    name = language_name(detect(page.right("text")[:2000]).language.split("-")[0], "en")
    known = name in justext.get_stoplists()
    options: dict[str, Any] = {} if known else {"stopwords_low": 0, "stopwords_high": 0}
    try:
        found = justext.justext(html, justext.get_stoplist(name) if known else frozenset(), **options)
    except (LxmlError, ValueError):
        return ""  # an empty tree; it has nothing to say
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


@cache
def text_by_boilerpy(page: Page) -> str:
    """Give boilerpy3's text of a page."""
    return str(ArticleExtractor(raise_on_failure=False).get_content(text_of(page)))


PAGE_TEXTS: Mapping[str, Callable[[Page], str]] = {
    "trafilatura": text_by_trafilatura,
    "jusText": text_by_justext,
    "boilerpy3": text_by_boilerpy,
}
"""The baselines for the text of a page."""


def text_of(page: Page) -> str:
    """Decode a page for those who want a string, without what XML forbids in one."""
    text = decode(page.body, source=page.key).text.replace("\0", "")
    return text[text.index("?>") + 2 :] if text.startswith("<?xml") and "?>" in text else text


def date_by_htmldate(page: Page) -> str:
    """Give the date that htmldate finds without its extensive search."""
    return find_date(text_of(page), url=page.url, original_date=True, extensive_search=False) or ""


def date_by_trafilatura(page: Page) -> str:
    """Give the date that trafilatura finds."""
    found = by_trafilatura(page)
    return (found.date or "") if found else ""


def language_by_cld2(text: str) -> str:
    """Ask CLD2 alone, as it answers without being told more."""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    code = pycld2.detect(printable.encode(errors="replace"), isPlainText=True)[2][0][1]
    return UNDETERMINED if code == "un" else canonical(code) or code


def language_by_py3langid(text: str) -> str:
    """Ask py3langid alone."""
    odds = second(text)
    best = max(odds, key=lambda name: odds[name])
    return canonical(best) or UNDETERMINED

"""HTML: what is published from a document, sanitised; and text to HTML and back.

The one module that knows nh3. It must be protected from: controls, which it decodes from references
(``&#1;``) and which, if they were taken out afterwards, would make ``java&#1;script:`` live; deep
nesting, where its time grows with the square (500 kB of ``<div>`` took 25 s); tags with thousands of
attributes, for the same reason. So markup is made printable first, measured, and nothing is removed,
unescaped or composed after it.
"""

from __future__ import annotations

import re
from html import escape as escape_markup
from html import unescape
from typing import TYPE_CHECKING

import nh3

from feeds.text.unicode import one_line, printable, scrub

if TYPE_CHECKING:
    from collections.abc import Sequence

DEPTH = 200
"""Elements that may stand in one another."""

FORMATTING = 20
"""What an open ``<b>`` counts among those: it is opened anew in each paragraph after it."""

ATTRIBUTES = 1500
"""Attributes that a tag may have."""

TAG_LENGTH = 3_000
"""Characters of a tag beyond which its attributes are counted."""

LENGTH = 1_000_000
"""Characters of markup that are parsed at all."""

GROWTH = 20_000
"""Characters by which markup may grow, beyond its double, when it is made regular."""

PASSES = 9
"""Times that markup may be read differently before it is given up."""

URL_LENGTH = 2048
"""Characters a link may have."""


def names(text: str) -> frozenset[str]:
    """Read a list of element names."""
    return frozenset(text.split())


_TAGS = names(
    "p h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s del ins sub sup small a br hr "
    "table caption thead tbody tfoot tr th td figure figcaption img abbr cite q time bdi bdo ruby rt rp span "
    "div mark kbd samp var"
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "hreflang"},
    "img": {"src", "alt", "width", "height", "title"},
    "abbr": {"title"},
    "time": {"datetime"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_DROPPED = names("script style template noscript iframe object svg math title textarea select")
_SCHEMES = {"http", "https", "mailto"}
_ADDRESSES = {("a", "href"), ("img", "src")}
_ABSOLUTE = re.compile(r"https?://[^\s/?#\\@]+[^\s\\]*|mailto:[^\s\\]+", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,5}")

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_TOKEN = re.compile(
    r"<!--(?:-?>|.*?(?:--!?>|\Z))"
    r"|<(?P<raw>script|style|textarea|title|xmp|iframe|noembed|noframes)\b(?P<tag>(?>[^>\"'=]++|=\s*+\"[^\"]*+\""
    r"|=\s*+'[^']*+'|[^>])*+)>.*?(?:</(?P=raw)(?=[\s/>])|\Z)"
    r"|(?P<plain></?[a-zA-Z](?>[^>\"'=]++|=\s*+\"[^\"]*+\"|=\s*+'[^']*+'|[^>])*+)",
    re.DOTALL | re.IGNORECASE,
)  # as the tokenizer of HTML, 13.2.5, sees it: quotes count only in values, scripts hold no tags
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_REFERENCE = re.compile(r"&#?\w+;")
_ANY_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>?")
_UNNESTED = names("p li dt dd tr td th option area base br col embed hr img input link meta source track wbr")
_FORMATTING = names("a b big code em font i nobr s small strike strong tt u")
_BREAKS = re.compile(
    r"(?=</?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|br|hr|table|caption|tr|th|td|figure|figcaption)\b)",
    re.IGNORECASE,
)


def escape(text: str) -> str:
    """Make *text* safe between tags and inside a quoted attribute; it is scrubbed first."""
    return _apart(escape_markup(scrub(text)))


def tempting(text: str) -> bool:
    """Say whether a text could be taken for markup."""
    return "<" in text or ("&" in text and bool(_REFERENCE.search(text)))


def paragraph(text: str) -> str:
    """Make *text*, scrubbed, what `sanitise` makes of it between tags: it need not go through that again."""
    return _apart(_as_html(scrub(text)))


def paragraphs(texts: Sequence[str]) -> Sequence[str]:
    """Make each of *texts* what `paragraph` makes of it.

    What scrubbing does to a text does not reach over the end of a line, so where it leaves all of them
    joined as they are, it leaves each; of what is to be written otherwise, mostly nothing is there.
    """
    whole = "\n".join(texts)
    if scrub(whole) != whole or "\u0338" in whole:
        return [paragraph(text) for text in texts]
    if "&" in whole or "<" in whole or ">" in whole or "\xa0" in whole:
        return [_as_html(text) for text in texts]
    return texts


def sanitise(html: str) -> str:
    """Give the part of *html* that may be published; a second time changes nothing.

    Elements of an article's body stay, with links and images that are absolute (http, https, mailto),
    ``lang`` and ``dir``; scripts, styles, forms and embedded things go. Markup that is built to take
    long (see :func:`too_costly`), that grows when it is made regular, or that reads differently each
    time it is read (``<h2><table><h2>`` does so twice) is reduced to its text.
    """
    html = printable(html)
    if "<" not in html and "&" not in html:
        return _as_html(html)
    costly = too_costly(html)
    cleaned = "" if costly else _clean(html)
    for _ in range(PASSES):
        if costly or len(cleaned) > 2 * len(html) + GROWTH:
            break
        if cleaned == html:
            return cleaned
        html, cleaned = cleaned, _clean(cleaned)
    return _as_html(printable(unescape(_strip(html))))


def text_of(html: str) -> str:
    """Give the text of *html* on one line; what stood in different paragraphs stays apart."""
    html = printable(html)
    if too_costly(html):
        return one_line(unescape(_strip(html)))
    return one_line(unescape(_BARE.clean(_BREAKS.sub(" ", html))))


def too_costly(html: str) -> bool:
    """Say whether *html* is too long, too deep or too crowded to be parsed in good time."""
    if len(html) > LENGTH or crowded(html):
        return True
    depth = 0
    for closing, name in _TAG.findall(html):
        if name.lower() not in _UNNESTED:
            weight = FORMATTING if name.lower() in _FORMATTING else 1
            depth = max(depth - weight, 0) if closing else depth + weight
            if depth > DEPTH:
                return True
    return False


def crowded(html: str) -> bool:
    """Say whether a tag has over ATTRIBUTES attributes: every parser compares each with each."""
    if len(html) < TAG_LENGTH:
        return False
    tags = (token["tag"] or token["plain"] or "" for token in _TOKEN.finditer(html))
    return any(len(tag) >= TAG_LENGTH and len(_QUOTED.sub(" ", tag).split()) > ATTRIBUTES for tag in tags)


def _keep(element: str, attribute: str, value: str) -> str | None:
    """Judge the value of an attribute: give it, or None to drop the attribute."""
    value = printable(value)
    if (element, attribute) in _ADDRESSES:
        value = value.strip()
        allowed = len(value) <= URL_LENGTH and _ABSOLUTE.fullmatch(value)
        return value if allowed and not (element == "img" and value[:1] in "mM") else None
    if attribute in {"width", "height", "start", "colspan", "rowspan"}:
        return value if _NUMBER.fullmatch(value) else None
    if attribute == "dir":
        return value if value.lower() in {"ltr", "rtl", "auto"} else None
    return value


def _clean(html: str) -> str:
    """Sanitise once; the sign that would be composed with a tag before it is written as a reference."""
    cleaned = _CLEANER.clean(html)
    if cleaned != html:  # what came in is printable
        cleaned = printable(cleaned)
    return cleaned.replace(">\u0338", ">&#824;")


def _apart(markup: str) -> str:
    """Keep a tag before it and this sign from being composed to another character: the tag would be gone."""
    return "&#824;" + markup[1:] if markup.startswith("\u0338") else markup


def _as_html(text: str) -> str:
    """Write text as sanitised markup has it."""
    return escape_markup(text, quote=False).replace("\xa0", "&nbsp;")


def _strip(html: str) -> str:
    """Take all tags out of markup that is not worth parsing."""
    return _ANY_TAG.sub(" ", html)


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_DROPPED),
    attributes=_ATTRIBUTES,
    attribute_filter=_keep,
    url_schemes=_SCHEMES,
)
_BARE = nh3.Cleaner(tags=set(), clean_content_tags=set(_DROPPED))

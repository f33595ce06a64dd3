"""Titles: which of a page's several titles people see above the article.

On the 269 article pages of WCXB the first is exactly the right one in 86 of 100.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.identity import host_of, site_name
from feeds.model import Claim
from feeds.readers.head import kept, line_of, text_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from feeds.readers.head import Head

WORDY = 15
"""Characters from which the only heading of a page is a title rather than a section."""

_SEPARATOR = re.compile(r"\s+[|–—·•»«:~/-]+\s+|\s*[|»«]\s*")
_SEPARATORS = " |–—·•»«:~/-"
_SIGNS = re.compile(r"[\W_]+")


def titles_of(head: Head, publishers: Sequence[Claim]) -> tuple[Claim, ...]:
    """Rank the titles of a page: a heading that the head agrees with, the only heading, the head's own.

    The names of *publishers*, and of the host, are no titles, and are taken off the ends of titles.
    """
    sites = {_folded(claim.text) for claim in publishers} | {_folded(site_name(host_of(head.base)))} - {""}
    shared = list(head.say("opengraph", "og:title twitter:title"))
    elements = [_claim(element, "title-element") for element in head.root.iter("title")][:1]
    stated = [*shared, *head.describe("headline name"), *elements]
    short = [claim._replace(text=_without_site(claim.text, sites)) for claim in stated]
    headings = [_claim(element, "heading") for element in head.root.iter("h1")]
    headings = [claim for claim in headings if _folded(claim.text) not in sites]
    agreed = [claim for claim in headings if _agrees(claim.text, stated)]
    agreed.sort(key=lambda claim: -len(claim.text))
    inner = [claim for claim in short if any(_is_inside(claim.text, heading.text) for heading in agreed)]
    only = headings if len(headings) == 1 and len(headings[0].text) > WORDY else []
    return kept(inner, agreed, only, short, shared, elements, headings[:3])


def _claim(element: HtmlElement, provenance: str) -> Claim:
    return Claim(text_in(element), provenance, line_of(element))


def _agrees(heading: str, others: Iterable[Claim]) -> bool:
    """Say whether a heading is most of one of the other titles, or of its longest part, or the reverse."""
    folded = _folded(heading)
    for other in others:
        for part in (_folded(other.text), _folded(max(_SEPARATOR.split(other.text), key=len))):
            short, long = sorted((part, folded), key=len)
            if short and short in long and 2 * len(short) > len(long):
                return True
    return False


def _is_inside(title: str, heading: str) -> bool:
    """Say whether a heading is a title with something more, such as the date below it."""
    short, long = _folded(title), _folded(heading)
    cut = title.endswith(("…", "..."))
    return len(long) > len(short) > len(long) / 2 and long.startswith(short) and not cut


def _without_site(title: str, sites: set[str]) -> str:
    """Take the name of the site off either end of a title."""
    parts = [part for part in _SEPARATOR.split(title) if part]
    if len(parts) > 1 and _is_site(parts[-1], sites):
        return title.rstrip(_SEPARATORS).removesuffix(parts[-1]).strip(_SEPARATORS)
    if len(parts) > 1 and _is_site(parts[0], sites):
        return title.lstrip(_SEPARATORS).removeprefix(parts[0]).strip(_SEPARATORS)
    return title


def _is_site(part: str, sites: set[str]) -> bool:
    """Say whether a part of a title is a name of the site, or has it in it, or the reverse."""
    folded = _folded(part)
    return bool(folded) and any(folded in site or site in folded for site in sites)


def _folded(text: str) -> str:
    """Give only the letters and digits, for comparing titles."""
    return _SIGNS.sub("", text.casefold())

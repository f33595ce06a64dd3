"""Addresses: where the article is published, and the day that its address says."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from feeds.identity import canonical_url, is_front_page
from feeds.model import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.model import Cleaned
    from feeds.normalise.judgement import Judgement

_DAY = re.compile(
    r"(?<=/)([12]\d{3})/(\d{1,2})/(\d{1,2})(?![^/])"
    r"|(?<![^\W_])([12]\d{3})([01]\d)([0-3]\d)(?![^\W_])"
    r"|(?<!\d)([12]\d{3})-([01]\d)-([0-3]\d)(?!\d)"
)
_FIRST_YEAR = 1995
"""Before it no paper had addresses."""


def url_of(cleaned: Cleaned, judgement: Judgement) -> str:
    """Give the canonical address: the first claimed one that is public and no site's, else the source's."""
    for claim in cleaned.article.urls:
        url = canonical_url(claim.text)
        if url and not is_front_page(url):
            judgement.believe("url", claim.provenance)
            return url
        reason = "it is the address of a site, not of an article" if url else "it is no public web address"
        judgement.reject("url", claim.text, claim.provenance, reason)
    url = canonical_url(cleaned.article.source)
    if not url or is_front_page(url):
        return ""
    judgement.believe("url", "link")
    return url


def day_in(url: str) -> Iterator[Claim]:
    """Claim the day that stands whole in the path of an address, if it is one: ``/2021/03/14/title``."""
    found = {
        day for match in _DAY.finditer(urlsplit(url).path) if (day := _day(*filter(None, match.groups())))
    }
    if len(found) == 1:
        yield Claim(found.pop(), "address")


def _day(year: str, month: str, day: str) -> str:
    """Give a day of the calendar, "" if it is none or older than the web."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if found.year >= _FIRST_YEAR else ""

"""Mastheads of scraped text: its title, and its publisher as the page it was scraped from states it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feeds.errors import SeedwireError
from feeds.model import Document
from feeds.readers import read
from tests.evaluation.data import SCRAPED, pages, records
from tests.evaluation.scraped import NEEDS, SETS
from tests.evaluation.systems import SEEN, ours
from tests.evaluation.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.model import Entry
    from tests.evaluation.data import Data, Page

__all__ = ["NEEDS", "rows"]
_STATING = frozenset({"json-ld", "opengraph"})
_SIGNS = str.maketrans("“”„«»‘’–—", '"""""\'\'--')
_BESIDE = re.compile(
    r"^(?:the|www\.)\s*|\.(?:com|org|net|co\.uk|edu|gov|io|de|fr)$|[\s,]+(?:inc|llc|ltd|gmbh|corp|co)\.?$"
)
_SIGN = re.compile(r"[\W_]+")
_NEAR = 3
"""Letters of a name from which it may be a part of another."""


def rows(data: Data) -> Iterator[Row]:
    """Measure titles that are exactly right, and publishers: right, another form of it, wrong, none."""
    texts = list(records(data.path(SCRAPED)))
    entries = [next((made.entry for made in ours("page.txt", _bytes(one["text"]))), None) for one in texts]
    titled = [(one["title"], entry) for one, entry in zip(texts, entries, strict=True) if one.get("title")]
    right = sum(entry is not None and _plain(entry.title) == _plain(title) for title, entry in titled)
    yield Row(f"title, of {len(titled)} pages", right / len(titled))
    originals = {page.key: page for name in SETS.values() for page in pages(data, name)}
    stated = [_stated(originals[f"{SETS[one['set']]}/{one['id']}"]) for one in texts]
    known = [(names, entry) for names, entry in zip(stated, entries, strict=True) if names]
    counts = Counter(_verdict(names, entry) for names, entry in known)
    for verdict in ("right", "near", "wrong", "none"):
        yield Row(f"publisher {verdict}, of {len(known)} pages", counts[verdict] / len(known))


def _stated(page: Page) -> list[str]:
    """Give the names of its publisher that a page states where people do not see them."""
    try:
        articles = read(Document(f"{page.key}.html", page.body, SEEN))
    except SeedwireError:
        return []
    claims = (claim for article in articles for claim in article.publishers)
    return [claim.text for claim in claims if claim.provenance in _STATING and _folded(claim.text)]


def _verdict(stated: Sequence[str], entry: Entry | None) -> str:
    found = _folded(entry.publisher) if entry is not None else ""
    if not found:
        return "none"
    names = list(map(_folded, stated))
    if found in names:
        return "right"
    parts = [(found, name) for name in names if min(len(found), len(name)) >= _NEAR]
    return "near" if any(one in other or other in one for one, other in parts) else "wrong"


def _plain(title: str) -> str:
    """Give a title for comparing: one kind of quotes, dashes and spaces."""
    return " ".join(title.translate(_SIGNS).replace("…", "...").split())


def _folded(name: str) -> str:
    """Give the letters of a name, without what only says that it is a company or a host."""
    return _SIGN.sub("", _BESIDE.sub("", name.casefold().strip()))


def _bytes(text: str) -> bytes:
    return text.encode(errors="replace")

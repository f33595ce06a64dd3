"""Publishers: whose article it is, from the title element, the legal notice and the addresses of a page.

A name is claimed where two of these signs agree, or where one says it outright: a bar in the title
element, or a notice of copyright.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from feeds.clean.holders import below, holders, is_name, notifies
from feeds.clean.page import LEXICON_SIZE, Page
from feeds.clean.titles import BARS, without_name
from feeds.identity import canonical_url, host_of, site_name
from feeds.model import KEPT, Claim, Label
from feeds.text.folding import loose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ELEMENT_SIZE = 250
_LEAST = 3
"""Letters of a name that may be looked for in another, at least."""
_PIECES = re.compile(r"(?=[\s|｜»])(?:\s*[|｜»]\s*|\s+[-–—·•∙:]+\s+)")
_ADDRESSES = "@#./"
_WORDS = re.compile(r"[^\W\d_]+")
_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_HEADLINES = frozenset({Label.TITLE, Label.DUPLICATE})
_FOLDED = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:@|https?://|www\.)(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})", re.IGNORECASE)


def publisher(page: Page) -> None:
    """Claim the publisher that the signs of the page agree on, unless the document states it.

    The name of the paper goes before that of who owns it. A headline that is the title element loses it.
    """
    if page.article.publishers:
        return
    owners = list({claim.text: claim for claim in reversed([*holders(page)])}.values())[::-1]
    element, pieces = _element(page)
    if not pieces and not owners and not page.publishers:
        return
    hosts = set(_hosts(page))
    others = [claim for claim in page.publishers if claim.provenance != "title-element"]
    sure = [claim for claim in owners if _is_told(page, claim, hosts)]
    signs = {_folded(claim.text) for claim in (*owners, *others)}
    agreed = [element._replace(text=piece) for piece in pieces if _agrees(piece, signs, hosts)][:1]
    found = agreed
    if not found and not any(_HOST.fullmatch(claim.text) for claim in sure):
        masthead = [claim for claim in page.publishers if claim not in others]
        parted = bool(masthead) or BARS.search(element.text) is not None
        against = [claim.text for claim in (sure if masthead else owners)] if parted else None
        named = _named(masthead, element, pieces)
        found = [claim for claim in named if _is_trusted(page, claim.text, against)]
    page.publishers[:] = [*found, *others, *sure]
    if found and page.titles and page.titles[-1].text == element.text:
        page.titles[-1] = page.titles[-1]._replace(text=without_name(element.text, found[0].text))


def _named(masthead: Sequence[Claim], element: Claim, pieces: Sequence[str]) -> list[Claim]:
    """Claim what stands beside a headline that is known, or else at the end of the title element."""
    if masthead:
        return [claim._replace(text=name) for claim in masthead if (name := _last(claim.text))]
    return [element._replace(text=piece) for piece in pieces[:1] if element.text.endswith(piece)]


def _is_trusted(page: Page, name: str, against: Sequence[str] | None) -> bool:
    """Say whether what stands beside the headline is the paper, not a section or more of the headline.

    It is a host, or stands elsewhere, too, or nothing is *against* it: no notice tells another name,
    and it is no ordinary word. None says that it is not clear that it stands beside the headline.
    """
    if _HOST.fullmatch(name):
        return True
    standing = [line for line in _standing(page, name) if not _is_headline(page, line)]
    if any(_is_beside(page, line) and len(page.texts[line]) > len(name) for line in standing):
        return True
    alone = against is not None and all(other in name for other in against)
    return (bool(standing) or alone) and not _is_ordinary(page, name)


def _is_told(page: Page, holder: Claim, hosts: set[str]) -> bool:
    """Say whether the holder of the rights is the host, or is named elsewhere, not as the author."""
    name = holder.text
    if _folded(name) in hosts:
        return True
    if any(name in claim.text for claim in (*page.article.authors, *page.authors)):
        return False
    if len(hosts) == 1 and not any(_is_host(name, host) for host in hosts):
        return False
    standing = _standing(page, name)
    return (
        (bool(standing) and not page.furnished)
        or len(standing) > 1
        or any(_is_beside(page, line) for line in standing)
    )


def _is_host(name: str, host: str) -> bool:
    """Say whether a host may be that of a name: it is in it, or the reverse, or its first letters."""
    folded = _folded(name)
    initials = "".join(word[0] for word in loose(name).split())
    return folded in host or host in folded or (len(initials) > 1 and initials in host)


def _standing(page: Page, name: str) -> list[int]:
    """Give the lines on which a name stands, but the first, and no notice of rights."""
    said = [(line, text) for line, text in enumerate(page.texts) if name in text and line]
    return [line for line, text in said if _has(text, name) and not notifies(page, line, text)]


def _is_headline(page: Page, line: int) -> bool:
    verdict = page.verdicts[line]
    return verdict is not None and verdict[0] in _HEADLINES


def _is_beside(page: Page, line: int) -> bool:
    verdict = page.verdicts[line]
    return verdict is not None and verdict[0] not in KEPT


def _is_ordinary(page: Page, name: str) -> bool:
    """Say whether a name is made of words that the text has in small letters, too."""
    found = [word for word in _WORDS.findall(name) if len(word) > 1]
    if not found or not all(word[1:].islower() or word.isupper() for word in found) or name.islower():
        return False
    least = len(found) - (sum(len(word) > _LEAST for word in found) > _LEAST - 1)
    return sum(_is_in_text(page, word.lower()) for word in found) >= least


def _is_in_text(page: Page, word: str) -> bool:
    """Say whether the article has a word, and not in an address."""
    if not page.has(word):
        return False
    lines = [line for line, text in enumerate(page.texts) if word in text]
    return any(not _is_beside(page, line) and _has(page.texts[line], word, _ADDRESSES) for line in lines)


def _has(text: str, words: str, before: str = "") -> bool:
    """Say whether *text* has *words*, or their plural, no part of a longer word nor behind a sign *before*.

    Letters beyond ASCII part nothing: many scripts have no spaces.
    """
    at = text.find(words)
    while at >= 0:
        end = at + len(words)
        end += text.startswith("s", end)
        edges = (text[at - 1 : at], text[end : end + 1])
        if not any(edge.isascii() and edge.isalnum() for edge in edges) and (
            not edges[0] or edges[0] not in before
        ):
            return True
        at = text.find(words, end)
    return False


def _element(page: Page) -> tuple[Claim, Sequence[str]]:
    """Give the title element and what of it may be the name of the paper: its ends, the last first."""
    stated = [claim for claim in page.article.titles if claim.provenance == "title-element"]
    if stated:
        element = stated[-1]
    elif len(page) and page.sizes[0] <= _ELEMENT_SIZE and not page.article.marked_up:
        element = page.claim(0, page.texts[0], "title-element")
    else:
        return Claim("", "title-element"), ()
    pieces = _PIECES.split(element.text)
    ends = dict.fromkeys((pieces[-1].strip(), pieces[0].strip())) if len(pieces) > 1 else {}
    return element, [end for end in ends if is_name(end)]


def _last(text: str) -> str:
    """Give the last part of what stands beside the headline, if it is shaped like a name."""
    found = _PIECES.split(text)[-1].strip()
    return found if is_name(found, beside=True) else ""


def _hosts(page: Page) -> Iterator[str]:
    """Give the telling part of the hosts that are the page's: of its address, and of those below the text."""
    for claim in page.article.urls:
        yield _folded(site_name(host_of(canonical_url(claim.text))))
    for line in below(page):
        text = page.texts[line]
        if "." in text and page.sizes[line] <= LEXICON_SIZE:
            for match in _ADDRESS.finditer(text):
                yield _folded(site_name(match[1]))


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    """Give a name, or a host, for comparing: the pages of a site have theirs in common."""
    return _FOLDED.sub("", loose(text).removeprefix("the "))


def _agrees(piece: str, signs: set[str], hosts: set[str]) -> bool:
    """Say whether a notice or a host says the same name."""
    folded = _folded(piece)
    bare = _folded(piece.rpartition(".")[0]) if "." in piece else folded
    if folded in signs or folded in hosts or bare in hosts or bare in signs:
        return True
    return len(folded) > _LEAST and any(
        folded in sign or (len(sign) > _LEAST and sign in folded) for sign in signs
    )

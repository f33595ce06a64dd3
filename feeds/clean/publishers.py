"""Publishers: whose article it is, from the title element, the legal notice and the addresses of a page.

A name is claimed where two of these signs agree, or where one says it outright: a bar in the title
element, or a notice of copyright.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.clean.bounds import is_reserved
from feeds.clean.lexicon import lexicon, words
from feeds.clean.page import LEXICON_SIZE, Page
from feeds.identity import canonical_url, host_of, site_name
from feeds.model import Claim
from feeds.text import dates
from feeds.text.folding import loose
from feeds.text.people import is_agency

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAME_SIZE = 50
_NAME_WORDS = 6
_ELEMENT_SIZE = 250
_NOTICE_SIZE = 300
_LAST = 3
"""Lines at the end that may be a notice and addresses, wherever the text ends."""
_LEAST = 3
"""Letters of a name that may be looked for in another, at least."""
_PIECES = re.compile(r"(?=[\s|｜»])(?:\s*[|｜»]\s*|\s+[-–—·•∙:]+\s+)")
_BARS = re.compile(r"[|｜»]")
_MARK = re.compile(r"(?:[©ⓒ]|\([cC]\))")
_SURE_WORDS = 3
"""Words behind which the holder follows, as in `bản quyền thuộc về`; behind fewer a year has to stand."""
_BEFORE_HOLDER = re.compile(
    r"(?:\([cC]\)|\W|ⓒ|(?:1[89]|20)\d\d(?:[-–—/]\d\d(?!\w))?|(?i:copyright|by|present)\b)*"
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_BEHIND_HOLDER = re.compile(
    r"\s*[|｜·•∙‧—–;!/]\s*|\s+-\s+|[.。]\s+(?=\S)|[.。,，]?\s*$|[,，]?\s*\(?(?:1[89]|20)\d\d|[,，]?\s*\(?[©ⓒ]"
)
_FOLDED = re.compile(r"[\W_]+")
_ADDRESS = re.compile(r"(?:@|https?://|www\.)(?:www\.)?((?:[\w-]+\.)+[^\W\d_]{2,})", re.IGNORECASE)


def publisher(page: Page) -> None:
    """Claim the publisher that the signs of the page agree on, unless the document states it."""
    if page.article.publishers:
        return
    holders = list(_holders(page))
    element, pieces = _element(page)
    if not pieces and not holders and not page.publishers:
        return
    hosts = set(_hosts(page))
    masthead = [claim for claim in page.publishers if claim.provenance == "title-element"]
    others = [claim for claim in page.publishers if claim.provenance != "title-element"]
    signs = {_folded(claim.text) for claim in (*holders, *others)}
    agreed = [piece for piece in pieces if _agrees(piece, signs, hosts)]
    last = pieces[0] if pieces and element.text.endswith(pieces[0]) else ""
    if agreed:
        found = [element._replace(text=agreed[0])]
    elif masthead:
        found = [claim._replace(text=text) for claim in masthead if (text := _last(claim.text))]
    elif last and (_BARS.search(element.text) or _stands(page, last)):
        found = [element._replace(text=last)]
    else:
        found = []
    sure = (claim for claim in holders if _folded(claim.text) in hosts or _is_told(page, claim))
    page.publishers[:] = [*found, *others, *sure]


def _is_told(page: Page, holder: Claim) -> bool:
    """Say whether the holder of the rights is named elsewhere, not as the author."""
    named = any(holder.text in claim.text for claim in (*page.article.authors, *page.authors))
    return not named and _stands(page, holder.text)


def _stands(page: Page, name: str) -> bool:
    """Say whether a name stands on a line other than the first that is no notice of rights."""
    lines = [line for line, text in enumerate(page.texts) if name in text and line]
    return any(not _notifies(page, line, page.texts[line]) for line in lines)


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
    return element, [end for end in ends if _is_name(end)]


def _last(text: str) -> str:
    """Give the last part of what stands beside the headline, if it is shaped like a name."""
    found = _PIECES.split(text)[-1].strip()
    return found if _is_name(found) else ""


def _is_name(text: str) -> bool:
    """Say whether *text* may be the name of a paper: a few words that are no furniture and no date."""
    parts = text.split()
    if not 0 < len(parts) <= _NAME_WORDS or len(text) > NAME_SIZE:
        return False
    if text[0].islower() and "." not in text and len(parts) > 1:
        return False
    tokens = words(text)
    if not tokens or lexicon().line(tokens).category:
        return False
    return not any(map(str.isdigit, text)) or dates.read(text) is None


def _holders(page: Page) -> Iterator[Claim]:
    """Claim who holds the rights in the article, as the notices say that stand outside it."""
    for line in _below(page):
        text = page.texts[line]
        if len(text) > _NOTICE_SIZE or not _notifies(page, line, text):
            continue
        name = _holder(text)
        if name and not is_agency(name):
            yield page.claim(line, name, "footer")


def _below(page: Page) -> range:
    """Give the lines below the text, and the last ones: a clean text may end in a notice."""
    return range(max(1, min(page.end, len(page) - _LAST)), len(page))


def _notifies(page: Page, line: int, text: str) -> bool:
    """Say whether a line says who holds the rights."""
    if is_reserved(text):
        return True
    start = page.starts[line]
    signed = start.category == "rights" or "opyright" in text
    return signed and (start.length >= _SURE_WORDS or _YEAR.search(text) is not None)


def _holder(text: str) -> str:
    """Give the name in a notice of rights, "" if there is none."""
    mark = _MARK.search(text)
    rest = text[mark.start() :] if mark is not None else text
    start = lexicon().opens(rest)
    if start.category == "rights":
        rest = lexicon().rest(rest, start)
    rest = _BEFORE_HOLDER.sub("", rest, count=1)
    name = _without_form(_without_notice(_BEHIND_HOLDER.split(rest, maxsplit=1)[0]))
    return name if _is_name(name) else ""


def _without_notice(text: str) -> str:
    """Give *text* up to the words of a notice: ``Example News All rights reserved``."""
    known = lexicon().anywhere
    found = list(re.finditer(r"[^\W\d_]+", text))
    tokens = [word[0].casefold() for word in found]
    for at, token in enumerate(tokens):
        for term, category in known.get(token, ()):
            if category == "footer" and tuple(tokens[at : at + len(term)]) == term:
                return text[: found[at].start()]
    return text


def _without_form(text: str) -> str:
    """Give the name of a company without its legal form."""
    parts = text.strip(" ,;:-()\"'“”.").split()
    while len(parts) > 1 and parts[-1].casefold().strip(".,()") in lexicon().companies:
        parts.pop()
    if len(parts) > 1 and parts[0].casefold() in lexicon().companies:
        parts.pop(0)
    return " ".join(parts).strip(" ,\"'“”«»")


def _hosts(page: Page) -> Iterator[str]:
    """Give the telling part of the hosts that are the page's: of its address, and of those below the text."""
    for claim in page.article.urls:
        yield _folded(site_name(host_of(canonical_url(claim.text))))
    for line in _below(page):
        text = page.texts[line]
        if "." in text and page.sizes[line] <= LEXICON_SIZE:
            for match in _ADDRESS.finditer(text):
                yield _folded(site_name(match[1]))


def _folded(text: str) -> str:
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

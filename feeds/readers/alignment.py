"""Alignment: the blocks that were extracted, found again in the page, with the captions among them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from feeds.model import Block, Kind
from feeds.readers.markup import Found, inline_html

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE, AFTER = 6, 2
"""Blocks before and after the article among which a caption still belongs to it."""

_BESIDE = ("aside", "nav", "footer", "form")


class Aligned(NamedTuple):
    """The blocks of the article, and the page's first and last place in it (-1 where nothing was found)."""

    blocks: list[Block]
    first: int
    last: int


def align(extracted: Sequence[Found], page: Sequence[Found], base: str) -> Aligned:
    """Give *extracted* as blocks, each as it stands in the *page*, with the captions among them."""
    places = _places(extracted, page)
    wanted = [page[place] if place >= 0 else found for found, place in zip(extracted, places, strict=True)]
    captions = _captions(page, places, {found.text for found in wanted})
    inside = sorted({place for place in (*places, *captions) if place >= 0}) or [-1]
    blocks: list[Block] = []
    for found, place in zip(wanted, places, strict=True):
        while captions and captions[0] < place:
            blocks.append(make_block(page[captions.pop(0)], base))
        blocks.append(make_block(found, base))
    blocks += [make_block(page[place], base) for place in captions]
    return Aligned(blocks, inside[0], inside[-1])


def make_block(found: Found, base: str) -> Block:
    """Make a block of what was found; its markup is written only now, for the few that are wanted."""
    line = int(found.element.sourceline or 0)
    return Block(found.text, found.kind, line=line, html=inline_html(found, base), gap=True)


def _places(extracted: Sequence[Found], page: Sequence[Found]) -> list[int]:
    """Give where each block stands in the page, -1 where it does not stand there like this."""
    index: dict[str, list[int]] = defaultdict(list)
    for place, found in enumerate(page):
        index[_key(found.text)].append(place)
        if short := _without_times(found):
            index[_key(short)].append(place)
    places, last = [], -1
    for found in extracted:
        candidates = index.get(_key(found.text), [-1])
        place = candidates[bisect_right(candidates, last) % len(candidates)]
        places.append(place)
        last = max(last, place)
    return places


def _captions(page: Sequence[Found], places: Sequence[int], taken: set[str]) -> list[int]:
    """Give the places of captions between the blocks of the article, or a little beside them."""
    known = [place for place in places if place >= 0]
    if not known:
        return []
    return [
        place
        for place in range(max(0, min(known) - BEFORE), min(len(page), max(known) + 1 + AFTER))
        if page[place].kind is Kind.CAPTION
        and page[place].text not in taken
        and next(page[place].element.iterancestors(*_BESIDE), None) is None
    ]


def _key(text: str) -> str:
    return "".join(text.split())


def _without_times(found: Found) -> str:
    """Give the text without ``<time>``, which extraction drops; "" where it has none."""
    times = [time for part in found.parts if not isinstance(part, str) for time in part.iter("time")]
    text = found.text
    for time in times:
        text = text.replace("".join(time.itertext()), "", 1)
    return text if times else ""

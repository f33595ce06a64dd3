"""Images: the pictures of an article, with their captions."""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from feeds.model import Image
from feeds.readers.markup import absolute
from feeds.text.unicode import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

MOST = 20
"""Images of an article that are kept."""

_SMALL = re.compile(r"\d{1,2}(?:px)?")  # pixels: an icon, or what counts visits
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src")


def images_between(root: HtmlElement, first: HtmlElement, last: HtmlElement, base: str) -> Iterator[Image]:
    """Give the pictures in figures from one element of the page at *root* to another."""
    after = dropwhile(lambda element: element is not first, root.iter())
    for element in takewhile(lambda element: element is not last, after):
        if element.tag == "figure" and (url := _address(element, base)):
            captions = ("".join(caption.itertext()) for caption in element.iter("figcaption"))
            yield Image(url, one_line(" ".join(captions)))


def with_lead(leads: Iterable[str], images: Iterable[Image]) -> tuple[Image, ...]:
    """Put the picture that the page names for itself before those in the article; each once."""
    kept: dict[str, Image] = {}
    captioned = {image.url: image for image in images}
    for url in list(leads)[:1]:
        kept[url] = captioned.get(url, Image(url))
    return tuple({**kept, **captioned}.values())[:MOST]


def _address(figure: HtmlElement, base: str) -> str:
    """Give where the picture of a figure is, "" where that is not said or it is tiny."""
    images = (image for image in figure.iter("img") if _is_large(image))
    addresses = (absolute(image.get(name, ""), base) for image in images for name in _SOURCES)
    return next(filter(None, addresses), "")


def _is_large(image: HtmlElement) -> bool:
    return not any(_SMALL.fullmatch(image.get(side, "")) for side in ("width", "height"))

"""XML and HTML trees: markup to an lxml tree, with nothing dropped in silence.

The one module that parses with lxml. It must be protected from: its taste in encodings (it reads UTF-8
without a declaration as Latin-1, so it is given bytes whose encoding we know); dropping everything from
depth 256 or in a node of 10 MB on, which only its log tells; tags with thousands of attributes, where
its time grows with the square (50,000 of them took 21 s).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from feeds.errors import Empty, TooLarge
from feeds.text.html import ATTRIBUTES, crowded
from feeds.text.unicode import printable

_REFERENCE = re.compile(
    r"&#(?:[xX](?=[0-9a-fA-F])0*([0-9a-fA-F]{0,6})(?![0-9a-fA-F])|(?=[0-9])0*([0-9]{0,7})(?![0-9]));?"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as a tree; *whole* says that nothing of it is missing there."""

    root: HtmlElement
    whole: bool


def parse_page(text: str, *, source: str) -> Page:
    """Parse a page, however broken; what it holds is printable but not yet composed.

    Raises Empty where there is no element and no text, TooLarge where parsing would take too long.
    """
    text = _REFERENCE.sub(_settle, printable(text))
    if crowded(text):
        raise TooLarge(source, f"a tag of the page has over {ATTRIBUTES} attributes")
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except ParserError as error:
        raise Empty(source, "the page is empty") from error
    return Page(root, whole=all(entry.type_name != "ERR_RESOURCE_LIMIT" for entry in parser.error_log))


def _settle(reference: re.Match[str]) -> str:
    """Replace a reference to what is no character; the C1 controls are what Windows has in their place.

    So HTML has it (13.2.5.80), and what is left for the parser to decode is fit for a tree.
    """
    number = int(f"0{reference[1]}", 16) if reference[1] is not None else int(f"0{reference[2]}")
    if 0x80 <= number < 0xA0:
        return printable(bytes([number]).decode("cp1252", "replace"))
    if number < 0x110000 and printable(chr(number)) == chr(number):
        return reference.group()
    return " "

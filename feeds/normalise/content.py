"""Content: the lines that are kept, as paragraphs and as sanitised HTML."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from feeds.model import KEPT, Label
from feeds.text.html import paragraph, paragraphs, sanitise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feeds.model import Line
    from feeds.normalise.judgement import Judgement

HTML_SIZE = 500_000
"""Bytes of HTML an entry may have."""
CUT = " […]"
"""What stands at the end of a text that was cut."""

_BYTES = 6
"""Bytes a character takes, at most: a quotation mark that is escaped."""
_TAGS = 40
"""Bytes that the tags of a line take, at most."""
_LOOK_BACK = 2000
"""Characters of a paragraph that may be given up, so that it is cut after a sentence or a word."""
_SENTENCE_END = re.compile(r".*(?:[.!?…][\"'”’»)]*(?=\s)|[。！？][」』”]?)", re.DOTALL)
_WORD_END = re.compile(r".*\S(?=\s)", re.DOTALL)

_PREFORMATTED = Label.PREFORMATTED
_FRAMES = {Label.ITEM: "ul", Label.NUMBERED: "ol", Label.QUOTATION: "blockquote"}
_ELEMENTS = {
    Label.SUBHEADING: "h2",
    Label.ITEM: "li",
    Label.NUMBERED: "li",
    Label.PREFORMATTED: "pre",
}


def text_of(line: Line) -> str:
    """Give the text to keep of a line."""
    return line.text or line.block.text


def kept(lines: Iterable[Line]) -> list[Line]:
    """Give the lines that are the text of the article."""
    return [line for line in lines if line.label in KEPT]


def fitting(lines: Sequence[Line], judgement: Judgement) -> Sequence[Line]:
    """Give the lines that there is room for as HTML; the first that there is none for is cut, and says so."""
    characters = sum([len(line.block.html) + len(line.text or line.block.text) for line in lines])
    if characters + _TAGS * len(lines) <= HTML_SIZE // _BYTES:
        return lines
    ends = list(accumulate(_size(line) for line in lines))
    if ends[-1] <= HTML_SIZE:
        return lines
    whole = bisect_right(ends, HTML_SIZE - _TAGS - len(CUT.encode()))
    judgement.notes.append(f"the text was cut in paragraph {whole + 1} of {len(lines)}")
    room = HTML_SIZE - (ends[whole - 1] if whole else 0) - _TAGS - len(CUT.encode())
    begun = _beginning(text_of(lines[whole]), room)
    return [*lines[:whole], lines[whole]._replace(text=f"{begun}{CUT}".strip())]


def compose(lines: Sequence[Line]) -> str:
    """Give the text as sanitised HTML.

    Where all of it is text in elements of our own, there is nothing to sanitise.
    """
    html = _framed(lines, paragraphs([text_of(line) for line in lines]))
    return sanitise(html) if any(map(_is_foreign, lines)) else html


def _size(line: Line) -> int:
    """Count the bytes that a line takes as HTML, at most."""
    return len(_element(line, paragraph(text_of(line))).encode(errors="replace")) + _TAGS


def _beginning(text: str, room: int) -> str:
    """Give the beginning of *text* that takes *room* bytes as HTML, up to a sentence's or a word's end."""
    length = bisect_right(range(1, len(text)), room, key=lambda end: len(paragraph(text[:end]).encode()))
    kept_whole = max(0, length - _LOOK_BACK)
    end = _SENTENCE_END.match(text, kept_whole, length) or _WORD_END.match(text, kept_whole, length)
    return text[: end.end() if end else length]


def _is_foreign(line: Line) -> bool:
    """Say whether a line has markup of the document, or line ends that mean something in markup."""
    return bool(line.block.html) or line.label is _PREFORMATTED


def _framed(lines: Sequence[Line], texts: Sequence[str]) -> str:
    """Put items into lists and quotations into one block; *texts* are the lines as HTML."""
    parts: list[str] = []
    around = ""
    for line, text in zip(lines, texts, strict=True):
        frame = _FRAMES.get(line.label, "")
        if frame != around:
            parts.append(f"</{around}>" if around else "")
            parts.append(f"<{frame}>" if frame else "")
            around = frame
        parts.append(_element(line, text))
    parts.append(f"</{around}>" if around else "")
    return "".join(parts)


def _element(line: Line, text: str) -> str:
    """Give a line as an element, *text* as HTML in it; its own markup where it was kept whole."""
    markup = line.block.html if not line.text else ""
    if markup and line.label is Label.TABLE:
        return markup
    name = _ELEMENTS.get(line.label, "p")
    return f"<{name}>{markup or text}</{name}>"

"""Headlines: the title of an entry, or one made from its first sentence, and its summary."""

from __future__ import annotations

import re
from itertools import takewhile
from operator import methodcaller
from typing import TYPE_CHECKING

from feeds.text.stops import CLOSED, SILENT, SPACED
from feeds.text.unicode import one_line, title_text, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Cleaned
    from feeds.normalise.judgement import Judgement

_DERIVED_SIZE = 120
_SUMMARY_SIZE = 400
_STATED_SIZE = 1000
_SENTENCE = re.compile(
    rf"[{SPACED}](?<!\b\w.)(?<!\b\w\w.)[\"”’»)\]]*(?=\s+[\"“‘«(¿¡]*[^\W_a-z])|[{CLOSED}][」』”）]*"
)
_end = methodcaller("end")
_STOP = re.compile(rf"\s*[{SILENT}]+(?=[\"”’»)]*$)")
_CUT = ("…", "...", "[…]", "[...]")
_WORD = re.compile(r"\w+")
_LONG_WORD = 4
_SHARED = 0.5
"""Share of its longer words that a stated summary has in common with the text, at least."""
_FEW_WORDS = 4
_LETTER = re.compile(r"[^\W\d_]")


def title_of(cleaned: Cleaned, paragraphs: Sequence[str], judgement: Judgement) -> str:
    """Give the title: the first that is claimed, else the first sentence, marked as derived."""
    found = ""
    for claim in (*cleaned.article.titles, *cleaned.titles):
        title = title_text(claim.text)
        if not _LETTER.search(title):
            continue
        if not found:
            found = title
            judgement.believe("title", claim.provenance)
        elif title.casefold() != found.casefold():
            judgement.reject("title", title, claim.provenance, "another title stood first")
    if found:
        return found
    judgement.believe("title", "derived")
    judgement.notes.append("the title was made from the first sentence")
    return derived(paragraphs[0])


def derived(paragraph: str) -> str:
    """Make a title of the first sentence, at most about 120 characters, without its stop."""
    line = one_line(paragraph)
    sentence = next((line[: match.end()] for match in _SENTENCE.finditer(line)), line)
    if len(sentence) > _DERIVED_SIZE:
        return shortened(sentence, _DERIVED_SIZE)
    return title_text(_STOP.sub("", sentence) or sentence)


def shortened(text: str, size: int) -> str:
    """Cut *text* at a word, or at a sign where there are no spaces, and end it with ``…``."""
    end = text.rfind(" ", size // 2, size)
    return text[: end if end > 0 else size - 1].rstrip(" ,;:-–—.") + "…"


def summary_of(cleaned: Cleaned, title: str, paragraphs: Sequence[str], judgement: Judgement) -> str:
    """Give the stated summary, unless the text contradicts it or it breaks off; else the lead."""
    for claim in cleaned.article.summaries:
        summary = one_line(claim.text)
        if not visible(summary):
            continue
        reason = _doubt(summary, title, paragraphs)
        if not reason:
            judgement.believe("summary", claim.provenance)
            return summary if len(summary) <= _STATED_SIZE else shortened(summary, _STATED_SIZE)
        judgement.reject("summary", summary, claim.provenance, reason)
    judgement.believe("summary", "derived")
    return lead_of(paragraphs[0])


def lead_of(paragraph: str) -> str:
    """Give the first paragraph, cut after a sentence, or at a word with ``…``, to 400 characters."""
    line = one_line(paragraph)
    if len(line) <= _SUMMARY_SIZE:
        return line
    ends = list(takewhile(_SUMMARY_SIZE.__ge__, map(_end, _SENTENCE.finditer(line))))
    return line[: ends[-1]] if ends else shortened(line, _SUMMARY_SIZE)


def _doubt(summary: str, title: str, paragraphs: Sequence[str]) -> str:
    """Say why a stated summary is not believed, "" if it is."""
    if summary.endswith(_CUT):
        return "it breaks off"
    if summary.casefold() == title.casefold():
        return "it only says the title again"
    text = " ".join((title, *paragraphs)).casefold()
    said = {word for word in _WORD.findall(summary.casefold()) if len(word) >= _LONG_WORD}
    if len(said) < _FEW_WORDS:
        said = set(summary.casefold()) - set(" .,")
    shared = sum(word in text for word in said)
    return "" if shared >= _SHARED * len(said) else "the text says other things"

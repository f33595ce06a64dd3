"""Normalise an article: decide what to believe of its claims, and make it an entry."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.errors import Empty
from feeds.identity import canonical_url, mint
from feeds.model import KEPT, Cleaned, Entry, Image, Label, Line, SetAside
from feeds.normalise.addresses import day_in, url_of
from feeds.normalise.authors import authors_of, publisher_of
from feeds.normalise.content import compose, fitting, kept, text_of
from feeds.normalise.headlines import summary_of, title_of
from feeds.normalise.judgement import Judgement
from feeds.normalise.languages import language_of
from feeds.normalise.moments import published_of, updated_of
from feeds.text.unicode import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from feeds.model import Moment

_HANDFUL = re.compile(r"(?:[^\W\d_][\W\d_]*){5}")
"""Letters below which there is nothing to read."""
_LEFT_IN = KEPT | {Label.TITLE}
_CAPTION = Label.CAPTION


def normalise(cleaned: Cleaned, *, seen: datetime) -> Entry:
    """Make an entry of an article; *seen* is when we got it, an aware time.

    Every field that has a value has its provenance; what was claimed and not believed is in
    ``rejected`` with the reason. ``updated`` is the stated change, else the publication, else
    *seen*, and never later than *seen*. Raises Empty where there is no text.
    """
    judgement = Judgement()
    body = kept(cleaned.lines) or [line for line in cleaned.lines if line.label is Label.TITLE]
    lines = fitting(body, judgement)
    if not any(map(_HANDFUL.search, map(text_of, lines))):
        raise Empty(cleaned.article.source, "nothing in it that could be an article")
    return _entry(cleaned, lines, seen.replace(microsecond=0), judgement)


def _entry(cleaned: Cleaned, lines: Sequence[Line], seen: datetime, judgement: Judgement) -> Entry:
    """Make the entry of what is kept; the judgement grows field by field, in this order."""
    article = cleaned.article
    paragraphs = tuple(map(text_of, lines))
    title = title_of(cleaned, paragraphs, judgement)
    vote = language_of(cleaned, title, paragraphs, judgement)
    hints = _hints(vote.language, cleaned)
    url = url_of(cleaned, judgement)
    dated = (*article.published, *cleaned.published, *day_in(url))
    published = published_of(dated, paragraphs, hints, seen, judgement)
    stated = updated_of(cleaned, published, hints, seen, judgement)
    judgement.believe("id", judgement.provenance["url"] if url else "derived")
    publisher = publisher_of(cleaned, judgement)
    return Entry(
        id=mint(url=url, digest=article.digest, position=article.position),
        document=article.digest,
        source=article.source,
        title=title,
        language=vote.language,
        paragraphs=paragraphs,
        content_html=compose(lines),
        seen=seen,
        updated=_updated(stated, published, seen),
        published=published,
        stated_update=stated,
        url=url,
        language_confidence=vote.confidence,
        languages=vote.shares,
        publisher=publisher,
        authors=authors_of(cleaned, publisher, judgement),
        summary=summary_of(cleaned, title, paragraphs, judgement),
        captions=_captions(cleaned, judgement),
        credits=_credits(cleaned, judgement),
        images=_images(cleaned, judgement),
        stated_topics=_topics(cleaned, judgement),
        set_aside=tuple([_aside(line) for line in cleaned.lines if line.label not in _LEFT_IN]),
        provenance=judgement.provenance,
        rejected=tuple(judgement.rejected),
        notes=tuple(judgement.notes),
    )


def _hints(language: str, cleaned: Cleaned) -> tuple[str, ...]:
    """Give the languages that dates may be written in: the declared region may say how."""
    base = language.split("-", 1)[0]
    regional = [
        claim.text for claim in cleaned.article.languages if claim.text.lower().startswith(f"{base}-")
    ]
    return (*regional, language)


def _updated(stated: Moment | None, published: Moment | None, seen: datetime) -> datetime:
    """Give the time of the last change that matters: stated, or of publication, or when it was seen."""
    for moment in (stated, published):
        instant = moment.instant() if moment is not None else None
        if instant is not None:
            return min(instant, seen)
    return seen


def _captions(cleaned: Cleaned, judgement: Judgement) -> tuple[str, ...]:
    lines = [text_of(line) for line in cleaned.lines if line.label is _CAPTION]
    lines += [image.caption for image in cleaned.article.images]
    found = dict.fromkeys(map(one_line, lines))
    found.pop("", None)
    if found:
        judgement.believe("captions", "derived")
    return tuple(found)


def _credits(cleaned: Cleaned, judgement: Judgement) -> tuple[str, ...]:
    found = dict.fromkeys([one_line(claim.text) for claim in cleaned.credits])
    found.pop("", None)
    if found:
        judgement.believe("credits", "credit")
    return tuple(found)


def _images(cleaned: Cleaned, judgement: Judgement) -> tuple[Image, ...]:
    found = {
        url: Image(url, one_line(image.caption))
        for image in cleaned.article.images
        if (url := canonical_url(image.url))
    }
    if found:
        judgement.believe("images", "link")
    return tuple(found.values())


def _topics(cleaned: Cleaned, judgement: Judgement) -> tuple[str, ...]:
    claims = cleaned.article.topics
    if claims:
        judgement.believe("stated_topics", claims[0].provenance)
    return tuple(dict.fromkeys([one_line(claim.text) for claim in claims]))


def _aside(line: Line) -> SetAside:
    return SetAside(line.block.line, line.block.text, line.label.value)

"""Languages: what the text itself votes for, beside what the document declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.text.language import Vote, canonical, vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Cleaned
    from feeds.normalise.judgement import Judgement

_UNDETERMINED, _MULTIPLE = "und", "mul"
_DECLARED = 0.5
"""Confidence in a language that is declared where the text is too short to say."""


def language_of(cleaned: Cleaned, title: str, paragraphs: Sequence[str], judgement: Judgement) -> Vote:
    """Let the text vote; a declared language counts where the text says nothing."""
    claims = [(tag, claim) for claim in cleaned.article.languages if (tag := canonical(claim.text))]
    hints = [tag for tag, _ in claims]
    found = vote(paragraphs, hints=hints)
    if found.language == _UNDETERMINED:
        found = vote([title, *paragraphs], hints=hints)
    if found.language == _UNDETERMINED and claims:
        tag, claim = claims[0]
        judgement.believe("language", claim.provenance)
        return Vote(tag, _DECLARED, {tag: 1.0})
    judgement.believe("language", "derived")
    spoken = {_base(tag) for tag in (found.language, *found.shares)}
    for tag, claim in claims:
        if _base(tag) not in spoken and tag not in {_UNDETERMINED, _MULTIPLE}:
            judgement.reject("language", claim.text, claim.provenance, f"the text is in {found.language}")
    return found


def _base(tag: str) -> str:
    return tag.split("-", 1)[0]

"""Repeats: lines that say again what another line of the article has said."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from feeds.clean.page import LONG_SIZE, PROSE, SHORT, Page
from feeds.model import Label
from feeds.text.folding import loose

if TYPE_CHECKING:
    from collections.abc import Sequence

_END = 12
"""Characters by which most lines are told apart."""
_LONG = 40
"""From this size a line is not said twice by chance; shorter ones only next to each other."""
_REFRAIN = 3
"""Said so often, a line is part of a pattern: a refrain, the question of a series, a row of a plan."""
_PATTERN = 0.75
"""Share of the paragraphs that one of them must be to be the pattern of a text, said on purpose."""
_OPENING = 4
"""Lines on top of a text, which stand again in it where a page shows a teaser or a lead twice."""
_NO_REFRAIN = 200
"""From this size nothing is said again on purpose."""
_LEADS = 3
"""Lines of prose on top, of which the first may be said again by the others."""
_NEARLY = 0.85
"""Words shared of all words from which two leads are one: retold ones share about 0.6."""
_SHARED_LEAST = 4
_NUMBER = re.compile(r"\d+")
_CUT_SIZE = 30
_CUT = " …[].,"
_CUTS = ("…", "...", "…]", "...]")
_SLUG = re.compile(r"[a-z0-9]+(?:[ _-]+[a-z0-9]+){2,}(?:\.(?:jpe?g|png|gif|webp))?")
_SLUG_PARTS = re.compile(r"[_-]+|\.(?:jpe?g|png|gif|webp)$")
_SLUG_NEAR = 6
_SLUG_SHARED = 0.8
_SLUG_SURE = 0.9
_SLUG_WORDS = 4


def repeat(page: Page) -> None:
    """Set aside what stands twice, the later one; what this brings together is looked at again."""
    if page.repeating is None:
        lines = range(len(page)) if _may_repeat(page.texts, page.keys) else ()
        page.repeating = _is_repeating([page.key(line) for line in lines]) and not _is_pattern(page)
    found = page.repeating
    while found:
        inside = [*page.inside(), page.head] if page.head >= 0 else page.inside()
        found = _is_repeating([page.key(line) for line in inside]) and (_neighbours(page) or _apart(page))


def _may_repeat(texts: Sequence[str], keys: Sequence[str | None]) -> bool:
    """Say whether two lines may be the same, case folded: short ones are, or two end alike.

    Each character folds to one or more, so that the last of them give the last of the folded line.
    (Lists, series and interviews have many lines that begin alike.)
    """
    short = [key for key in keys if key is not None]
    if len(set(short)) < len(short):
        return True
    ends = {
        key[-_END:] if key is not None else text[-_END:].casefold()[-_END:]
        for text, key in zip(texts, keys, strict=True)
    }
    return len(ends) < len(texts)


def _is_repeating(keys: Sequence[str]) -> bool:
    """Say whether two lines are the same. On most pages some are, in the menus, but none of the article."""
    return len(set(keys)) < len(keys)


def _is_pattern(page: Page) -> bool:
    """Say whether one paragraph, said again and again, is nearly all of a text: a sample, a litany."""
    if page.furnished:
        return False
    prose = Counter(page.key(line) for line in page.inside() if page.shapes[line] is PROSE)
    return any(count >= _REFRAIN and count > _PATTERN * prose.total() for count in prose.values())


def _neighbours(page: Page) -> bool:
    """Set aside lines that say again what the line above them says, or the headline."""
    found = False
    head = page.key(page.head) if page.head >= 0 else None
    last, before = -1, None
    for line in page.inside():
        key = page.key(line)
        if key in {before, head} and page.is_plain(line):
            same = last if key == before else page.head
            page.decide(line, Label.DUPLICATE, f"the same as line {page.number(same)}")
            found = True
        else:
            last, before = line, key
    return found


def _apart(page: Page) -> bool:
    """Set aside long lines that stand twice; what stands more often is a refrain, unless very long.

    A text without furniture repeats on purpose what is not said among its first lines.
    """
    places: dict[str, list[int]] = {}
    inside = page.inside()
    for line in inside:
        if page.sizes[line] >= _LONG:
            places.setdefault(page.key(line), []).append(line)
    found = False
    leads = frozenset(places if page.furnished else map(page.key, inside[:_OPENING]))
    for key, (first, *others) in places.items():
        if others and key in leads and (len(others) + 1 < _REFRAIN or page.sizes[first] >= _NO_REFRAIN):
            found = True
            for line in others:
                page.decide(line, Label.DUPLICATE, f"the same as line {page.number(first)}")
    return found


def retell(page: Page) -> None:
    """Set aside leads that the next lines say nearly again, and teasers that break off."""
    prose = [line for line in page.inside() if page.shapes[line] is PROSE]
    leads: list[int] = []
    for line in prose:
        reason = _retold(page, line, leads, prose)
        if reason:
            page.decide(line, Label.DUPLICATE, reason, 0.9)
        else:
            leads.append(line)
        if len(leads) == _LEADS:
            return


def _retold(page: Page, line: int, leads: Sequence[int], prose: Sequence[int]) -> str:
    """Say why a line says nothing new beside the lead or a later line, "" if it does."""
    whole = _continued(page, line, prose)
    if whole >= 0:
        return f"the beginning of line {page.number(whole)}, broken off"
    if not leads:
        return ""
    lead, text = page.texts[leads[0]], page.texts[line]
    if lead == text and not page.repeating:
        return ""
    if lead.endswith(text):
        return f"line {page.number(leads[0])} without its dateline"
    return f"nearly the same as line {page.number(leads[0])}" if _alike(page, leads[0], line) else ""


def _continued(page: Page, line: int, prose: Sequence[int]) -> int:
    """Give a later line that goes on where this one breaks off, or -1."""
    beginning = page.texts[line].rstrip(_CUT)
    if not page.texts[line].endswith(_CUTS) or len(beginning) < _CUT_SIZE:
        return -1
    return next((other for other in prose if other > line and page.texts[other].startswith(beginning)), -1)


def _alike(page: Page, line: int, other: int) -> bool:
    """Say whether two lines say nearly the same: most words, and all numbers."""
    one, two = page.texts[line], page.texts[other]
    if not _NEARLY * len(one) <= len(two) <= len(one) / _NEARLY:
        return False
    if _NUMBER.findall(one) != _NUMBER.findall(two):
        return False
    words, others = frozenset(page.key(line).split()), frozenset(page.key(other).split())
    shared = len(words & others)
    return shared >= _SHARED_LEAST and shared >= _NEARLY * (len(words) + len(others) - shared)


def slug(page: Page) -> None:
    """Set aside alternative texts of images: a near line again, small and without diacritics."""
    for line in page.inside():
        text = page.texts[line]
        if page.shapes[line] in SHORT and _SLUG.fullmatch(text):
            spelled = frozenset(_SLUG_PARTS.sub(" ", text).split())
            near = (page.head, *range(max(0, line - _SLUG_NEAR), min(len(page), line + _SLUG_NEAR)))
            said = next((at for at in near if at not in {-1, line} and _spells(page, at, spelled)), -1)
            if said >= 0:
                reason = f"line {page.number(said)} again, as the name of an image"
                page.decide(line, Label.ALT_SLUG, reason, 0.9)


def _spells(page: Page, line: int, spelled: frozenset[str]) -> bool:
    """Say whether a line, itself no slug, is what a slug spells; one with diacritics may say more."""
    text = page.texts[line]
    plain = loose(text)
    if plain == text or page.sizes[line] >= LONG_SIZE:
        return False
    said = frozenset(plain.split())
    shared = len(spelled & said)
    if shared >= _SLUG_SHARED * max(len(spelled), len(said)):
        return True
    return plain != text.casefold() and len(spelled) >= _SLUG_WORDS and shared >= _SLUG_SURE * len(spelled)

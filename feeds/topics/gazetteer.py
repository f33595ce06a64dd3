"""The gazetteer: by what names texts in each language call the places of the world.

``places.json`` is made by `feeds.topics.bundle` of the CLDR's names and of what is written by
hand in ``places/``: other names, people and adjectives, capitals, and words that only look
like names.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from feeds.text.bundled import entry, keys

BUNDLE = Path(__file__).with_name("places.json")
FALLBACK = "en"

Names: TypeAlias = Mapping[str, Mapping[str, list[str]]]
"""Of a language: ``names``, ``capitals`` and ``shared`` by the place's code, and ``none``.

``shared`` are also words or names of persons; ``none``, under the code "", hold a name and
mean no place.
"""


def names(language: str) -> list[Names]:
    """Give the names used in *language*, a base language; for "" those of all well-known ones.

    Well known are the languages that somebody has written names for by hand. Where a
    language has no names at all, the English ones are the best guess.
    """
    if language:
        return [entry(BUNDLE, language) or entry(BUNDLE, FALLBACK)]
    return [table for table in (entry(BUNDLE, known) for known in keys(BUNDLE)) if table["capitals"]]

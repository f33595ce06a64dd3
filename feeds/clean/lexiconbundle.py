"""The bundle of the lexicon: the terms of ``lexicon.toml`` sorted as `Lexicon` asks for them."""

from __future__ import annotations

import re
import tomllib
from itertools import chain
from typing import TYPE_CHECKING, Any

from feeds.clean.lexicon import BUNDLE, CATEGORY, GROUPS, ROWS, TERMS, UNSPACED, words
from feeds.text.bundled import as_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from feeds.clean.lexicon import Branch

Table = dict[str, dict[str, dict[str, list[str]]]]
"""Terms by language, place in the line and category."""

SOURCE = BUNDLE.with_suffix(".toml")
_SIGNS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def bundled() -> str:
    """Give the text of ``lexicon.json`` as ``lexicon.toml`` would have it."""
    return as_json(_tables(tomllib.loads(SOURCE.read_text("utf-8"))))


def write(path: Path = BUNDLE) -> None:
    """Make the bundle."""
    path.write_text(bundled(), encoding="utf-8")


def _tables(table: Table) -> Mapping[str, Any]:
    """Sort the terms; of one that is in two categories, the first stands."""
    opening = _branches(table, "opening")
    beginnings: dict[str, list[Branch]] = {}
    for term, category in _unspaced(table, "opening", _SIGNS).items():
        if len(term) > 1:  # 文 alone begins a byline, but also many words
            beginnings.setdefault(term[0], []).append((term, len(term), category))
    return {
        "whole": ROWS.join(chain.from_iterable((dict.fromkeys(opening, "") | _rows(table)).items())),
        "opening": opening,
        "anywhere": _branches(table, "anywhere"),
        "beginnings": beginnings,
        "parts": _unspaced(table, "anywhere", UNSPACED),
        "endings": table["*"]["name"]["ending"],
        "companies": table["*"]["name"]["company"],
        "slotted": table["*"]["name"]["slotted"],
    }


def _terms(table: Table, place: str) -> Iterator[tuple[str, str]]:
    """Give the terms of one place with their categories, in the order of the file."""
    for places in table.values():
        for category, listed in places.get(place, {}).items():
            for term in listed:
                yield term, category


def _rows(table: Table) -> dict[str, str]:
    """Give the terms that are a whole line in rows, as `Rows` reads them."""
    category_of: dict[str, str] = {}
    for term, category in _terms(table, "whole"):
        category_of.setdefault(" ".join(words(term)), category)
    groups: dict[str, dict[str, list[str]]] = {}
    for term, category in category_of.items():
        first, _, rest = term.partition(" ")
        groups.setdefault(first, {}).setdefault(category, []).append(rest)
    return {
        first: GROUPS.join(f"{category}{CATEGORY}{TERMS.join(rests)}" for category, rests in known.items())
        for first, known in groups.items()
    }


def _branches(table: Table, place: str) -> Mapping[str, list[Branch]]:
    """Sort the terms of a place by their first word, longest first."""
    found: dict[str, dict[str, Branch]] = {}
    for term, category in _terms(table, place):
        key = words(term)
        joined = " ".join(key)
        found.setdefault(key[0], {}).setdefault(joined, (joined, len(key), category))
    return {first: sorted(known.values(), key=_shortness) for first, known in found.items()}


def _shortness(branch: Branch) -> int:
    return -branch[1]


def _unspaced(table: Table, place: str, script: re.Pattern[str]) -> dict[str, str]:
    """Give the terms of a place that are written without spaces in a script, longest first."""
    found = {words(term)[0]: category for term, category in _terms(table, place) if script.search(term)}
    return {term: found[term] for term in sorted(found, key=len, reverse=True)}

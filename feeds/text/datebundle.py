"""The bundle of the words of dates: ``dates.json``, made of ``dates.toml`` and of the CLDR.

A word may be a month in several languages and not the same one in each (*listopad*); so each value stands
with the languages it is of. Months that the press also writes without accents are entered that way too,
wherever no language has another word of that spelling.
"""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from feeds.text.calendars import SOLAR
from feeds.text.datewords import BUNDLE, spelled
from feeds.text.folding import loose
from feeds.text.names import month_names, weekday_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SHORTEST = 3
"""Letters: names of the CLDR with fewer are words of some other language."""
_SHORTEST_UNCASED = 2
"""The same in scripts without capitals, where a vowel is often no letter of its own."""
_PARTICLES = ("de ", "d’", "d'")
_JOINERS = re.compile("[\u200c\u200d]")
_LISTS = ("order", "halves", "common")
_ALL = ""
"""The language of words that are of all."""

Words: TypeAlias = tuple[str, ...]
Meanings: TypeAlias = dict[Words, dict[int, set[str]]]


def bundled() -> str:
    """Give the text of ``dates.json`` as ``dates.toml`` and the CLDR have it."""
    table = tomllib.loads(Path(__file__).with_name("dates.toml").read_text("utf-8"))
    tags = table.pop("cldr").split()
    months, weekdays = _months(table, tags), _weekdays(table, tags)
    kinds = {"M": months, "W": weekdays, **_others(table)}
    names: dict[str, list[Any]] = {}
    for words in sorted({words for kind in kinds.values() for words in kind}, key=_longest):
        code = next(code for code, kind in kinds.items() if words in kind)
        weekday = _listed(weekdays.get(words, {}))
        value = [] if code == "W" else _listed(kinds[code][words])
        names.setdefault(words[0], []).append([words, code, value, weekday])
    bundle = {
        "names": dict(sorted(names.items())),
        **{key: table[key] for key in ("zones", "zones_of")},
        **{
            key: {name: text.split() for name, text in table[key].items()}
            for key in ("order", "halves", "common")
        },
    }
    return "{" + ",\n".join(_lines(bundle)) + "}\n"


def write(path: Path = BUNDLE) -> None:
    """Make the bundle."""
    path.write_text(bundled(), encoding="utf-8")


def _lines(bundle: Mapping[str, Any]) -> Iterator[str]:
    """Write the bundle as JSON, a word a line, so that a change shows where it was made."""
    for key, value in bundle.items():
        inner = ",\n".join(f"{_json(name)}:{_json(entry)}" for name, entry in value.items())
        yield f"{_json(key)}:{{{inner}}}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _longest(words: Words) -> tuple[int, Words]:
    return -len(words), words


def _listed(meanings: Mapping[int, set[str]]) -> list[tuple[int, str]]:
    return [(value, " ".join(sorted(tags))) for value, tags in sorted(meanings.items())]


def _months(table: Mapping[str, Any], tags: Iterable[str]) -> Meanings:
    found: Meanings = {}
    for tag in tags:
        _enter(found, tag, map(_plain, month_names(tag)), 1, least=_SHORTEST)
    for tag, listed in table["months"].items():
        _enter(found, tag, listed, 1)
    for tag, listed in table["solar"].items():
        _enter(found, tag, listed, SOLAR + 1)
    return _with_loose(found)


def _weekdays(table: Mapping[str, Any], tags: Iterable[str]) -> Meanings:
    found: Meanings = {}
    for tag in tags:
        _enter(found, tag, map(_plain, weekday_names(tag)), 0, least=_SHORTEST)
    for tag, listed in table["weekdays"].items():
        _enter(found, tag, listed, 0)
    return _with_loose(found)


def _plain(names: Iterable[str]) -> str:
    """Give the spellings of the CLDR as ``dates.toml`` would write them, without numbers."""
    lower = (_undotted(name) for name in names)
    return " ".join(name.replace(" ", "_") for name in lower if not any(map(str.isnumeric, name)))


def _undotted(name: str) -> str:
    lower = name.lower().replace("i̇", "i").strip(".\u200e\u200f ")
    for particle in _PARTICLES:
        lower = lower.removeprefix(particle)
    return lower


def _enter(found: Meanings, tag: str, listed: Iterable[str], first: int, *, least: int = 1) -> None:
    language = tag.split("-", 1)[0]
    for number, spellings in enumerate(listed, start=first):
        for spelling in spellings.split():
            if len(spelling) >= (least if spelling.upper() != spelling else min(least, _SHORTEST_UNCASED)):
                found.setdefault(spelled(spelling), {}).setdefault(number, set()).add(language)


def _with_loose(found: Meanings) -> Meanings:
    """Add the spellings without accents that are no names of their own."""
    more: Meanings = {}
    for words, meanings in found.items():
        bare = tuple(loose(word) for word in words)
        joined = tuple(_JOINERS.sub("", word) for word in words)
        if joined != words:
            more[joined] = meanings
        if all(bare) and bare not in found and all(word[0] < "\u0400" for word in words):
            for value, tags in meanings.items():
                more.setdefault(bare, {}).setdefault(value, set()).update(tags)
    return found | more


def _others(table: Mapping[str, Any]) -> dict[str, Meanings]:
    """Give the words that are no names: the same in all languages."""
    kinds: dict[str, Meanings] = {"f": {}, "G": {}, "E": {}}
    for code, key in (("f", "fillers"), ("G", "behind")):
        for spellings in table[key].values():
            _enter(kinds[code], _ALL, [spellings], 0)
    for spelling, start in table["eras"].items():
        _enter(kinds["E"], _ALL, [spelling], start)
    return kinds

"""Definitions: the topics of a TOML file, checked; each error says where it is and what would be right."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING, Any, TypeAlias

from feeds.errors import CatalogueError
from feeds.text.tags import canonical
from feeds.topics.catalogue import ANY
from feeds.topics.whereabouts import line_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

RESERVED = frozenset({"all", "archive", "item", "lang", "mul", "place", "story", "topic", "und"})
"""Names that mean something else in the paths of feeds."""

HEAVIEST = 100.0

Definition: TypeAlias = dict[str, Any]
"""The fields of a topic that were given: ``labels`` text by tag, ``terms`` lists of [term, weight] by
tag, ``exclude`` lists of phrases by tag, ``scheme``, ``parent``, ``threshold``, ``enabled``."""

_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_IRI = re.compile(r"[a-z][a-z0-9+.-]*:\S+")
_ERROR_AT = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in a file: what stands wrong there is an error of it."""

    path: Path
    text: str
    keys: tuple[str, ...]

    def below(self, key: str) -> _Spot:
        return _Spot(self.path, self.text, (*self.keys, key))

    def error(self, message: str, value: str = "") -> CatalogueError:
        line = line_of(self.text, self.keys, value)
        return CatalogueError(f"{self.path}, line {line}: {'.'.join(self.keys)}: {message}")


def read(path: Path) -> dict[str, Definition]:
    """Read the topics that the file at *path* defines, in its order.

    Raises `CatalogueError` for the first thing that is wrong, with file, line and key.
    """
    text = _text(path)
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CatalogueError(f"{path}, {_at(str(error), text)}") from error
    spot = _Spot(path, text, ())
    for name in tables:
        if name != "topic":
            raise spot.below(name).error("unknown; topics are tables such as [topic.defence]")
    topics = _table(spot.below("topic"), tables.get("topic", {}))
    return {key: _definition(spot.below("topic").below(key), table) for key, table in topics.items()}


def check(path: Path, definitions: Mapping[str, Definition], own: Iterable[str]) -> None:
    """Refuse topics without terms, and parents that are no topic or go round in a circle.

    *definitions* are all topics; *own* the keys of those that the file at *path* has a part in.
    """
    for key in own:
        definition = definitions.get(key, {"enabled": False})
        parent = definition.get("parent", "")
        line = _ancestors(key, definitions)
        if not definition.get("terms") and definition.get("enabled", True):
            raise _spot(path, key).error(f"no terms; write them as [topic.{key}.terms] and en = [...]")
        if parent and parent not in definitions:
            raise _spot(path, key, "parent").error(f'"{parent}" is no topic; write the key of one', parent)
        if line[-1] in line[:-1]:
            circle = " → ".join(line)
            raise _spot(path, key, "parent").error(f"parents go round in a circle, {circle}; one must go")


def _ancestors(key: str, definitions: Mapping[str, Definition]) -> list[str]:
    line = [key]
    while parent := definitions.get(line[-1], {}).get("parent", ""):
        line.append(parent)
        if parent in line[:-1]:
            break
    return line


def _spot(path: Path, *keys: str) -> _Spot:
    return _Spot(path, _text(path), ("topic", *keys))


def _text(path: Path) -> str:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise CatalogueError(f"{path}: can't be read: {error.strerror}") from error
    try:
        return body.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise CatalogueError(f"{path}, line {line}: not UTF-8; save the file in that encoding") from error


def _at(message: str, text: str) -> str:
    match = _ERROR_AT.fullmatch(message)
    assert match
    line = match[2] or text.count("\n") + 1
    return f"line {line}, column {match[3] or 1}: {match[1]}"


def _table(spot: _Spot, value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise spot.error("must be a table")
    return value


def _definition(spot: _Spot, value: object) -> Definition:
    key = spot.keys[-1]
    if not _KEY.fullmatch(key):
        raise spot.error("a key is lower-case ASCII: letters, digits and single hyphens")
    if key in RESERVED:
        raise spot.error("this word means something else in the paths of feeds; take another")
    definition: Definition = {}
    for name, field in _table(spot, value).items():
        if name not in _FIELDS:
            raise spot.below(name).error(f"unknown; the fields of a topic are {', '.join(_FIELDS)}")
        definition[name] = _FIELDS[name](spot.below(name), field)
    return definition


def _by_language(spot: _Spot, value: object, read_one: Callable[[_Spot, object], Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, field in _table(spot, value).items():
        tag = name if name == ANY else canonical(name)
        if not tag:
            raise spot.below(name).error(f'"{name}" is no language tag; write one such as en, vi or zh-Hant')
        if tag in found:
            raise spot.below(name).error(f"{tag} is there twice; put both into one")
        found[tag] = read_one(spot.below(name), field)
    return found


def _labels(spot: _Spot, value: object) -> dict[str, str]:
    labels: dict[str, str] = _by_language(spot, value, _label)
    if ANY in labels:
        raise spot.below(ANY).error("a label is in one language; write its tag, such as en")
    return labels


def _label(spot: _Spot, value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise spot.error('must be text, such as "Defence"')
    return " ".join(value.split())


def _terms(spot: _Spot, value: object) -> dict[str, list[tuple[str, float]]]:
    return _by_language(spot, value, _weighted)


def _weighted(spot: _Spot, value: object) -> list[tuple[str, float]]:
    if not isinstance(value, list) or not value:
        raise spot.error('must be a list with at least one term, such as ["army", "navy"]')
    return [_term(spot, item) for item in value]


def _term(spot: _Spot, value: object) -> tuple[str, float]:
    if isinstance(value, str):
        return _phrase(spot, value), 1.0
    if not isinstance(value, dict) or "term" not in value or value.keys() - {"term", "weight"}:
        raise spot.error('a term is text, or {term = "army", weight = 0.5}', str(value))
    term = _phrase(spot, value["term"])
    weight = value.get("weight", 1.0)
    if not 0 < _number(weight) <= HEAVIEST:
        raise spot.error(f'the weight of "{term}" must be a number over 0, at most {HEAVIEST:g}', term)
    return term, _number(weight)


def _phrases(spot: _Spot, value: object) -> list[str]:
    if not isinstance(value, list) or not value:
        raise spot.error('must be a list with at least one phrase, such as ["Salvation Army"]')
    return [_phrase(spot, item) for item in value]


def _phrase(spot: _Spot, value: object) -> str:
    if not isinstance(value, str):
        raise spot.error(f"must be text in quotes, not {value!r}")
    if not any(map(str.isalnum, value)):
        raise spot.error(f'"{value}" has neither letter nor digit to look for; take it out', value)
    return " ".join(value.split())


def _excluded(spot: _Spot, value: object) -> dict[str, list[str]]:
    return _by_language(spot, value, _phrases)


def _scheme(spot: _Spot, value: object) -> str:
    if not isinstance(value, str) or (value and not _IRI.fullmatch(value)):
        raise spot.error("must be an IRI, such as http://cv.iptc.org/newscodes/mediatopic/16000000")
    return value


def _parent(spot: _Spot, value: object) -> str:
    if not isinstance(value, str):
        raise spot.error("must be the key of another topic, in quotes")
    return value


def _threshold(spot: _Spot, value: object) -> float:
    if not 0 < _number(value) < inf:
        raise spot.error("must be a number over 0, such as 3.0")
    return _number(value)


def _enabled(spot: _Spot, value: object) -> bool:
    if not isinstance(value, bool):
        raise spot.error("must be true or false")
    return value


def _number(value: object) -> float:
    """Give *value* as a number, 0 if it is none."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else 0.0


_FIELDS: Mapping[str, Callable[[_Spot, object], Any]] = {
    "labels": _labels,
    "terms": _terms,
    "exclude": _excluded,
    "scheme": _scheme,
    "parent": _parent,
    "threshold": _threshold,
    "enabled": _enabled,
}

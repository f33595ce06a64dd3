"""Front matter: the table of facts at the top of a Markdown file, in YAML (``---``) or TOML (``+++``).

The one module that knows PyYAML. It must be protected from: building objects (only its nodes are read,
nothing is constructed), aliases that unfold to gigabytes and deep nesting (both refused), and its taste
in types (dates and numbers stay as they were written).
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yaml import Node

LENGTH = 16 * 1024
"""Characters that front matter may have."""

DEPTH = 6
"""Levels of lists and tables in it."""

OPENED = frozenset({"extra", "taxonomies", "params"})
"""Keys whose tables are opened: what is in them counts as if it stood outside."""

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_FENCED = re.compile(r"(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_UNENDED = re.compile(
    r"(---)[ \t]*\n((?:[^\W\d_][\w .-]{0,60}:(?:[ \t][^\n]*)?\n|(?:[ \t]+\S|-[ \t])[^\n]*\n)+)[ \t]*\n"
)
_TITLE = re.compile(r"^(?:title|headline)[ \t]*:", re.MULTILINE | re.IGNORECASE)
_KEY = re.compile(r"^[\"']?[^\W\d_][\w .-]{0,60}[\"']?\s*[:=]", re.MULTILINE)
_LINE = re.compile(r"([^\W\d_][\w .-]{0,60}?)\s*[:=][ \t]+(\S.*)|\s*(?:#.*)?")
_LIST = re.compile(r"\[([^\[\]{}]*)\]")
_BRACKETED = re.compile(r"[\[{](?![^\]]*\]\s+\S)")  # but not a title such as "[Video] The market"
_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))
_NOTHING = frozenset({"", "~", "null"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Facts by key (lower case, letters and digits only), the lines they take, and remarks for people."""

    facts: Mapping[str, tuple[str, ...]]
    lines: int = 0
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter:
    """Read the front matter of *text*, which is scrubbed.

    A value that YAML or TOML trips over, such as a title with a colon, does not spoil the other lines;
    what can't be read at all, or is refused, is left out with a remark: it is no text either.
    Where the second fence is missing, what begins with a title ends at the first empty line.
    """
    found = _FENCED.match(text[:LENGTH])
    front = _read(found) if found and _KEY.search(found[2]) else FrontMatter({})
    unended = None if front.facts else _UNENDED.match(text[:LENGTH])
    if not unended or not _TITLE.search(unended[2]):
        return front
    front = _read(unended)
    remark = "the front matter has no end; it was read up to the first empty line"
    return replace(front, notes=(remark, *front.notes))


def _read(found: re.Match[str]) -> FrontMatter:
    """Read what stands after a fence."""
    lines = len(found[0].splitlines())
    try:
        table = _toml(found[2]) if found[1] == "+++" else _yaml(found[2])
    except (ValueError, RecursionError) as error:
        problem = str(error).splitlines()[0]
        plain = None if isinstance(error, _Refused) else _plain_lines(found[2])
        if plain is None:
            return FrontMatter({}, lines, (f"the front matter was left out: {problem}",))
        return FrontMatter(_facts(plain), lines, (f"the front matter was read line by line: {problem}",))
    return FrontMatter(_facts(table), lines)


class _Refused(ValueError):
    """The table is well-formed, but nothing that we would read."""


def _toml(source: str) -> Value:
    return _plain(tomllib.loads(source), DEPTH)


def _yaml(source: str) -> Value:
    """Read YAML to nodes, and the nodes to text, lists and tables."""
    import yaml  # noqa: PLC0415 - 16 ms, and only front matter needs it

    try:
        node = yaml.compose(source, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except yaml.YAMLError as error:
        raise ValueError(getattr(error, "problem", None) or str(error)) from error
    return _unfold(node, DEPTH, set()) if node else {}


def _unfold(node: Node, depth: int, seen: set[int]) -> Value:
    """Give what a node stands for; no node may stand in two places."""
    if id(node) in seen or node.tag not in _PLAIN_TAGS:
        raise _Refused("aliases and tags are not read")
    if depth == 0:
        raise _Refused("it is nested too deeply")
    seen.add(id(node))
    match node.id:  # type: ignore[attr-defined] # the stubs leave it out
        case "scalar":
            return str(node.value)
        case "sequence":
            return [_unfold(part, depth - 1, seen) for part in node.value]
        case _:
            return {str(key.value): _unfold(part, depth - 1, seen) for key, part in node.value}


def _plain(value: object, depth: int) -> Value:
    """Give a value of TOML as it was written, more or less: a date stays a date, without a time."""
    if depth == 0:
        raise _Refused("it is nested too deeply")
    match value:
        case dict():
            return {str(key): _plain(part, depth - 1) for key, part in value.items()}
        case list():
            return [_plain(part, depth - 1) for part in value]
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _plain_lines(source: str) -> Value | None:
    """Read ``key: value`` line by line; None where it is more than that."""
    lines = [_LINE.fullmatch(line) for line in source.splitlines()]
    if not all(lines):
        return None
    return {line[1]: _plain_value(line[2].strip()) for line in lines if line and line[1]}


def _plain_value(text: str) -> Value:
    """Give the text after a key, or a simple list; what is more than that is nothing."""
    if found := _LIST.fullmatch(text):
        return [part.strip(" \t\"'") for part in found[1].split(",")]
    return "" if _BRACKETED.match(text) else text.strip("\"'")


def _facts(table: Value) -> Mapping[str, tuple[str, ...]]:
    """Give the texts under each key."""
    facts: dict[str, tuple[str, ...]] = {}
    for key, value in table.items() if isinstance(table, dict) else ():
        name = re.sub(r"[\W_]+", "", key.lower())
        facts.setdefault(name, tuple(_texts(value)))
        if name in OPENED:
            facts |= {inner: texts for inner, texts in _facts(value).items() if inner not in facts}
    return facts


def _texts(value: Value) -> Iterator[str]:
    """Give the texts in a value: itself, those of a list, the name or the address of a thing."""
    match value:
        case str():
            yield from [value] if value.lower() not in _NOTHING else []
        case list():
            for part in value:
                yield from _texts(part)
        case _:
            yield from _texts(value.get("name") or value.get("url") or value.get("src") or "")

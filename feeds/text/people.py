"""People: which words of a byline are a name, by shape alone, and whether of a person or an agency.

Nobody is looked up; only agencies and words for offices are known, from ``people.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_UNCASED = re.compile(
    r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・·々]+")
_EASTERN_SIZE = 8
_SIGNS = re.compile(r"[\d@#:;!?…。！？、「」『』\[\]{}<>=_%$€£/\\|]|\w\.\w{2}")
_MOST_WORDS = 5
_UNCASED_WORDS = 4
_NAME_SIZE = 45
_NAMES = 6
"""Names that one byline joins, at most."""
_INITIAL_SIZE = 3
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_EDGES = " \t,;:|/·•–—-*("
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")


@dataclass(frozen=True, slots=True)
class _Words:
    agencies: frozenset[str]
    offices: frozenset[str]
    particles: frozenset[str]
    joined: re.Pattern[str]
    prefix: re.Pattern[str]


@cache
def _known() -> _Words:
    """Read the file, once."""
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("people.toml").read_text("utf-8"))
    joints = "|".join(map(re.escape, table["joints"]))
    prefixes = "|".join(map(re.escape, sorted(table["prefixes"], key=len, reverse=True)))
    return _Words(
        agencies=frozenset(map(_plain, table["agencies"])),
        offices=frozenset(table["offices"]),
        particles=frozenset(table["particles"]),
        joined=re.compile(
            rf"\s*[,;/&+、，；·•|｜／]\s*(?:(?:{joints})\s+)?|\s+(?:-|–|—|{joints})\s+", re.IGNORECASE
        ),
        prefix=re.compile(rf"(?:{prefixes})(?:\s*[:：/／]\s*|\s+)(?=\S)", re.IGNORECASE),
    )


def _plain(name: str) -> str:
    return " ".join(_WORD.findall(name.casefold()))


def is_agency(name: str) -> bool:
    """Say whether *name* is how a news or picture agency signs."""
    return _plain(name) in _known().agencies


def is_office(name: str) -> bool:
    """Say whether *name* is an agency or an office, such as a news desk, not a person."""
    words = _WORD.findall(name.casefold())
    return not _known().offices.isdisjoint(words) or " ".join(words) in _known().agencies


def is_name(text: str, *, single: bool = False) -> bool:
    """Say whether *text* is shaped like one name; *single* allows one word.

    In scripts with capitals each word has one, but particles; in others the line is short and plain.
    """
    text = text.strip()
    if not text or len(text) > _NAME_SIZE or _SIGNS.search(text):
        return False
    parts = text.split()
    if _UNCASED.search(text):
        return _is_uncased_name(text, parts, single=single)
    if not (1 if single else 2) <= len(parts) <= _MOST_WORDS:
        return False
    if parts[0].lower() in _known().particles or not all(map(_is_part, parts)):
        return False
    return any(len(part.rstrip(".")) > 1 and part.lower() not in _known().particles for part in parts)


def _is_uncased_name(text: str, parts: list[str], *, single: bool) -> bool:
    whole = "".join(parts)
    if _EASTERN.fullmatch(whole):
        return 1 < len(whole) <= _EASTERN_SIZE
    return (1 if single else 2) <= len(parts) <= _UNCASED_WORDS and not text.endswith((".", "،"))


def _is_part(part: str) -> bool:
    """Say whether a word may be part of a name: a capital, an initial, a particle."""
    if part.lower() in _known().particles:
        return True
    plain = part.rstrip(".").replace("’", "").replace("'", "").replace("-", "").replace(".", "")
    if part.endswith(".") and len(plain) > _INITIAL_SIZE:
        return False
    return plain.isalpha() and part[0].isupper()


def is_initialled(text: str) -> bool:
    """Say whether a name has an initial, as in ``J. Doe``: such a line is nothing but a name."""
    return "." in text and is_name(text) and any(part.endswith(".") for part in text.split())


def are_names(text: str) -> bool:
    """Say whether *text* is a name, or several as bylines join them; single words count."""
    parts = names_in(text)
    return 0 < len(parts) <= _NAMES and all(is_name(part, single=True) or is_agency(part) for part in parts)


def names_in(text: str) -> list[str]:
    """Cut a byline into the names that it joins, without the word for "by" and without addresses."""
    known = _known()
    addressed = "@" in text or "://" in text or "www." in text
    plain = (_ADDRESS.sub(" ", text) if addressed else text).strip(_EDGES)
    prefix = known.prefix.match(plain)
    if prefix is not None:
        plain = plain[prefix.end() :]
    parts = (" ".join(part.split()).strip(_EDGES) for part in known.joined.split(plain))
    return list(dict.fromkeys(part for part in parts if part))

"""People: which words of a byline are a name, by shape alone, and whether of a person or an agency.

Nobody is looked up; only agencies and words for offices are known, from ``people.toml``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from feeds.text import dates

_remembered = lru_cache(maxsize=512)
"""Of the names on a page several rules ask, and those who write for a desk do so again."""

_UNCASED = re.compile(
    r"[\u0590-\u05ff\u0600-\u06ff\u0900-\u0eff\u1000-\u10ff\u1200-\u139f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_EASTERN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af・·々]+")
_EASTERN_SIZE = 8
_SIGNS = re.compile(r"[\d@#:;!?…。！？、「」『』\[\]{}<>=_%$€£/\\|]")
_DOTTED = re.compile(r"\w\.\w{2}")
_INITIALS = re.compile(r"(?<![^\W_])(?:[^\W\d_a-zа-яёөүәіңғұқһ]\.){1,3}(?=[^\W\d_a-zа-яёөүәіңғұқһ][^\W\d_])")
"""Initials that stand right before the name, as they do in Mongolia: ``B.Sarnai``."""
_MOST_WORDS = 5
_UNCASED_WORDS = 4
_NAME_SIZE = 45
_NAMES = 6
"""Names that one byline joins, at most."""
_INITIAL_SIZE = 3
_TITLE_SIZE = 9
_STATE_SIZE = 2
"""Letters of a state or a country, which stands behind a place as a degree does behind a name."""
_LAST = re.compile(r"\Z")
_NOTES = re.compile(
    r"(?<=[^\W\d_])\.?(?:\s?[\d¹²³⁴-⁹](?:[\d,¹²³⁴-⁹]*[\d¹²³⁴-⁹])?|\s?[*†‡§]+)+(?=\s*(?:[,;&]|\Z))"
)
"""Numbers of the notes that say where each of several authors works."""
_END = re.compile(r"\s*[(（\[<\d|｜•⋅·]|\s[-–—]|(?<=\w\w)[.。]\s+(?=[^\W\d_]{4})|[!?:：]|\s\S*@")
"""What ends the names in a byline."""
_MARKED = (
    "\u0300-\u036f\u064b-\u065f\u0900-\u0963\u0971-\u0ded\u0e00-\u0eff\u1000-\u103f\u1050-\u109f\u1780-\u17d3"
)
"""Scripts whose vowels are marks, which `re` takes for no letters."""
_WORD = re.compile(rf"[\w{_MARKED}]+(?:[’'.-][\w{_MARKED}]+)*")
_LISTED = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+&\s+")
_BRACKETED = re.compile(r"\s*\([^()]*\)")
_SPACED = re.compile(
    r"[\u3400-\u9fff]{3}(?: [\u3400-\u9fff]{3})+|[\u3400-\u9fff]{2,3}(?: [\u3400-\u9fff]{2,3}){2,}"
)
"""Chinese names that only spaces part; two short parts may be one Japanese name."""
_REPORTED = re.compile(r"(?<=[\u3400-\u9fff])\s*[/／]\s*[\u3400-\u9fff、]{0,8}(?:報導|报导|报道|報道)$")
"""Where a report was made, as it stands behind Chinese names."""
_EDGES = " \t,;:|/·•–—-*("
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|www\.\S+|(?<!\w)@\w+")


@dataclass(frozen=True, slots=True)
class _Words:
    agencies: frozenset[str]
    offices: frozenset[str]
    roles: frozenset[str]
    particles: frozenset[str]
    given: frozenset[str]
    common: frozenset[str]
    stamped: frozenset[str]
    joined: re.Pattern[str]
    behind: re.Pattern[str]
    prefix: re.Pattern[str]


@cache
def _known() -> _Words:
    """Read the file, once."""
    table: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("people.toml").read_text("utf-8"))
    joints = "|".join(map(re.escape, (*table["joints"], *map(str.upper, table["joints"][:2]))))
    behind = "|".join(map(re.escape, table["behind"]))
    loose = "|".join(map(re.escape, table["loose"]))
    prefixes = "|".join(map(re.escape, sorted(table["prefixes"], key=len, reverse=True)))
    return _Words(
        agencies=frozenset(map(_plain, table["agencies"])),
        offices=frozenset(table["offices"]),
        roles=frozenset(table["roles"]),
        particles=frozenset(table["particles"]),
        given=frozenset(table["given"]),
        common=frozenset(table["common"]),
        stamped=frozenset(table["stamped"]),
        joined=re.compile(rf"\s*[,;/&+、，；·•|｜／]\s*(?:(?:{joints})\s+)?|\s+(?:-|–|—|{joints})\s+"),
        behind=re.compile(rf"\s+(?:{behind})(?:\s|$)"),
        prefix=re.compile(
            rf"(?:{prefixes})(?:\s*[:：/／]\s*|\s+)(?=\S)|(?:{loose})\s+(?=\S+\s+\S)", re.IGNORECASE
        ),
    )


def _words(text: str) -> list[str]:
    """Give the words of *text*, case folded; most names are letters and spaces alone, and split faster."""
    key = text.casefold()
    return key.split() if key.replace(" ", "").isalpha() else _WORD.findall(key)


def _plain(name: str) -> str:
    return " ".join(_words(name))


@_remembered
def is_agency(name: str) -> bool:
    """Say whether *name* is how a news or picture agency signs."""
    return _plain(name) in _known().agencies


@_remembered
def is_office(name: str) -> bool:
    """Say whether *name* is an agency or an office, such as a news desk, not a person."""
    words = _words(name)
    return not _known().offices.isdisjoint(words) or " ".join(words) in _known().agencies


@_remembered
def is_role(name: str) -> bool:
    """Say whether *name* says what one person is: ``Staff Writer``."""
    return not _known().roles.isdisjoint(_words(name))


def is_common(text: str) -> bool:
    """Say whether *text* has a word that no name has, as entries of menus do: ``Our Blogs``."""
    return not _known().common.isdisjoint(_words(text))


def is_mere(text: str) -> bool:
    """Say whether *text* is nothing but words that no name has: ``Event Type``."""
    return _known().common.issuperset(_words(text))


@_remembered
def is_name(text: str, *, single: bool = False) -> bool:
    """Say whether *text* is shaped like one name; *single* allows one word.

    In scripts with capitals each word has one, but particles; in others the line is short and plain.
    """
    text = text.strip()
    if not text or len(text) > _NAME_SIZE or _SIGNS.search(text):
        return False
    if "." in text:
        text = _INITIALS.sub(r"\g<0> ", text)
        if _DOTTED.search(text):
            return False
    parts = text.split()
    if is_uncased(text):
        return _is_uncased_name(text, parts, single=single)
    if not (1 if single else 2) <= len(parts) <= _MOST_WORDS:
        return False
    first = parts[0].lower()
    if (first in _known().particles and (first == parts[0] or first not in _known().given)) or not all(
        map(_is_part, parts)
    ):
        return False
    return any(len(part.rstrip(".")) > 1 and part.lower() not in _known().particles for part in parts)


def is_uncased(text: str) -> bool:
    """Say whether *text* is in a script without capitals, where any few words are shaped like a name."""
    return not text.isascii() and _UNCASED.search(text) is not None


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
    if "." not in text or not is_name(text):
        return False
    return any(part.endswith(".") for part in _INITIALS.sub(r"\g<0> ", text).split())


def are_names(text: str) -> bool:
    """Say whether *text* is a name, or several as bylines join them; single words count."""
    parts = names_in(text)
    return 0 < len(parts) <= _NAMES and all(is_name(part, single=True) or is_agency(part) for part in parts)


def plain_byline(text: str) -> str:
    """Give a byline without addresses and without the word for "by"."""
    addressed = "@" in text or "://" in text or "www." in text
    plain = (_ADDRESS.sub(" ", text) if addressed else text).strip(_EDGES)
    prefix = _known().prefix.match(plain)
    return plain if prefix is None else plain[prefix.end() :]


def without_notes(text: str) -> str:
    """Give a list of names without the numbers of notes behind them: ``Ann Lee 1,2; Bo Ek 2``."""
    return _NOTES.sub("", text) if any(sign in text for sign in ",;&") else text


def degreed(text: str) -> str:
    """Give the names in a line that is names, one of them at least with its degree: ``Ann Lee, PhD``."""
    first, *others = [_BRACKETED.sub("", part).strip() for part in _LISTED.split(text)]
    names = [first, *_without_titles(others)]
    degrees = [part for part in others if part not in names and len(part) > _STATE_SIZE]
    if not degrees or not all(map(is_name, names)):
        return ""
    return ", ".join(names)


def names_in(text: str) -> list[str]:
    """Cut a byline into the names that it joins, without the word for "by", addresses and degrees."""
    plain = plain_byline(text)
    plain = _unstamped(plain if plain.isascii() else _REPORTED.sub("", plain))
    parts = plain.split() if _SPACED.fullmatch(plain) else _known().joined.split(plain)
    first, *others = [" ".join(part.split()).strip(_EDGES) for part in parts]
    return list(dict.fromkeys(part for part in (first, *_without_titles(others)) if part))


def _unstamped(text: str) -> str:
    """Leave out the word for a date that stood behind names: ``Ann Lee Published``."""
    names, space, last = text.rpartition(" ")
    return names if space and last.rstrip(":").casefold() in _known().stamped else text


def _without_titles(parts: list[str]) -> list[str]:
    """Leave out degrees and orders, such as ``PhD``: they belong to the name before them."""
    return [part for part in parts if not is_title(part)]


def is_title(text: str) -> bool:
    """Say whether *text* is a degree or an order as it stands behind a name: short, most of it capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(map(str.isupper, letters))
    return 1 < capitals >= len(letters) - 1 and len(text) <= _TITLE_SIZE and not is_agency(text)


def _is_mixed(name: str, *, first: bool) -> bool:
    """Say whether an office stands where a name should, or what a person is behind one without any sign."""
    if not is_office(name) or is_agency(name):
        return False
    return not first or not _known().roles.isdisjoint(_words(name)[2:])


@_remembered
def leading(text: str) -> str:
    """Give the beginning of *text* that is names, "" if it begins with none: ``Ann Lee in Oslo``.

    The word for "by" is gone already. A single word is a name only where nothing but names stands.
    """
    start = end = 0
    comma = single = False
    known = _known()
    whole = _END.split(text, maxsplit=1)[0].rstrip()
    for joint in (*known.joined.finditer(whole), _LAST.search(whole)):
        assert joint is not None
        part = whole[start : joint.start()].rstrip(" ,;")
        before = known.behind.split(part, maxsplit=1)[0]
        name = part if is_name(part) or (before == part and is_name(part, single=True)) else before
        if end and is_title(name):
            name = part
        elif not is_name(name, single=name == part) or _is_mixed(name, first=not end):
            break
        elif not end:
            single = " " not in name
        elif comma and not single and " " not in name and name.isascii() and not is_agency(name):
            break
        end = start + len(name)
        if name != part:
            break
        comma = joint[0].strip() == ","
        start = joint.end()
    return whole[:end]


def spoken(text: str) -> str:
    """Give the names in a short text that begins with a word for "by", "" where it has none."""
    prefix = _known().prefix.match(text)
    reading = dates.read(text) if any(map(str.isdigit, text)) else None
    text = text.partition(reading.matched)[0] if reading is not None else text
    found = leading(text[prefix.end() :].strip(_EDGES)) if prefix is not None else ""
    return found if any(map(is_name, names_in(found))) else ""

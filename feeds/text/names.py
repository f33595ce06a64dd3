"""Names of languages, territories and days in any language, from the CLDR by way of Babel.

The one module that knows Babel. Babel takes 30 ms to import and 5 ms to read each language: the names
that are asked for most stand in ``names.json``, and all else waits until it is asked for. Babel raises on
tags it has no data for (``zh-yue``, ``sh``, ``prs``): those fall back to the base language, then to English.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from feeds.model import Moment, Precision
from feeds.text import words
from feeds.text.bundled import as_json, entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from babel import Locale

BUNDLE = Path(__file__).with_name("names.json")
"""What is known without Babel: all that pages say in the languages they speak, and of each other
language its name for itself."""

_NO_COUNTRY = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"})
"""Two letters in the CLDR that are no entry of ISO 3166-1: groups, tests, exceptional reservations.

``XK``, which ISO 3166-1 leaves to its users, stays: the press means Kosovo by it.
"""

_DOTTED = frozenset({"az", "tr"})
"""Languages whose small i has a dotted capital."""


@cache
def language_name(tag: str, display: str) -> str:
    """Give the name of the language *tag* in the language *display*, or *tag* where there is none.

    Both are BCP 47 tags. Names are spelt as within a sentence: ``français``, ``Tiếng Việt``.
    """
    known = _known(display)["languages"].get(tag)
    return _language_name(tag, display) if known is None else known


def _language_name(tag: str, display: str) -> str:
    locale = _locale(display)
    whole = locale.languages.get(tag.replace("-", "_"))
    if whole is not None:
        return str(whole)
    base, *subtags = tag.split("-")
    name = locale.languages.get(base)
    if name is None:
        return tag
    parts = [str(locale.scripts.get(part) or locale.territories.get(part) or part) for part in subtags]
    return f"{name} ({', '.join(parts)})" if parts else str(name)


def territory_name(code: str, display: str) -> str:
    """Give the name of the territory *code* (ISO 3166-1, any case) in *display*, or the code."""
    return territories(display).get(code.lower(), code.upper())


@cache
def territories(display: str) -> dict[str, str]:
    """Give the names of all territories of ISO 3166-1 in *display*, by code in lower case."""
    return _known(display)["territories"] or _territories(display)


def _territories(display: str) -> dict[str, str]:
    names = _locale(display).territories
    return {
        code.lower(): str(names[code])
        for code in sorted(names)
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }


def standing(name: str, display: str) -> str:
    """Spell *name*, a word of *display*, as it stands alone: in a title, at the head of a column."""
    dotted = name.startswith("i") and display.split("-", 1)[0] in _DOTTED
    return ("İ" if dotted else name[:1].title()) + name[1:]


@lru_cache(maxsize=4096)
def date_name(moment: Moment, display: str) -> str:
    """Give the day of *moment* in words of *display*, no more exact than it is known: ``October 2020``."""
    if moment.precision is Precision.YEAR:
        return moment.value
    whole = moment.precision is not Precision.MONTH
    day = date.fromisoformat(moment.value[:10] if whole else f"{moment.value}-01")
    known = _known(display)["days" if whole else "months"]
    if not known:
        return _date_name(day, display, whole=whole)
    return known[day.month - 1].format(year=day.year, day=day.day)


def _date_name(day: date, display: str, *, whole: bool) -> str:
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - 18 ms that most runs don't need

    if whole:
        return str(format_date(day, "long", locale=_locale(display)))
    return str(format_skeleton("yMMMM", day, locale=_locale(display)))


@cache
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 15 ms that most runs don't need

    for known in (tag, tag.split("-", 1)[0]):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


class _Names(TypedDict):
    """Names in one language: *days* and *months* are twelve patterns, each of a month of a year."""

    languages: Mapping[str, str]
    territories: dict[str, str]
    days: list[str]
    months: list[str]


def _known(display: str) -> _Names:
    """Give what is known without Babel; what is empty is not."""
    names: _Names = entry(BUNDLE, display) or _NOTHING
    return names


_NOTHING = _Names(languages={}, territories={}, days=[], months=[])


def bundled() -> str:
    """Give the text of ``names.json`` as Babel's data would have it."""
    from babel.localedata import locale_identifiers  # noqa: PLC0415 - only for this

    own = {tag.replace("_", "-") for tag in locale_identifiers() if not tag.rpartition("_")[2].isupper()}
    spoken = words.languages()
    table = {tag: _spoken(tag) for tag in spoken}
    for tag in sorted(own.difference(spoken)):
        table[tag] = _NOTHING | {"languages": {tag: _language_name(tag, tag)}}
    return as_json(table)


def _spoken(tag: str) -> _Names:
    days = [date(_YEAR, month, _DAY) for month in range(1, 13)]
    languages = sorted(_locale(tag).languages.items())
    return _Names(
        languages={code.replace("_", "-"): str(name) for code, name in languages},
        territories=_territories(tag),
        days=[_pattern(_date_name(day, tag, whole=True)) for day in days],
        months=[_pattern(_date_name(day, tag, whole=False)) for day in days],
    )


_YEAR, _DAY = 1789, 27  # found in a date that holds them, whatever the language


def _pattern(day: str) -> str:
    return day.replace(str(_YEAR), "{year}").replace(str(_DAY), "{day}")


def write(path: Path = BUNDLE) -> None:
    """Make the bundle."""
    path.write_text(bundled(), encoding="utf-8")


def month_names(tag: str) -> list[set[str]]:
    """Give the names of the twelve months in the language *tag*, the long and the short."""
    return _forms(tag, "months", range(1, 13))


def weekday_names(tag: str) -> list[set[str]]:
    """Give the names of the seven days from Monday in the language *tag*, the long and the short."""
    return _forms(tag, "days", range(7))


def _forms(tag: str, kind: str, numbers: range) -> list[set[str]]:
    """Give the long and the short names as they stand within a date.

    Those that stand alone are not asked for: where a language inherits them, Babel keeps them in a table
    that other languages share, and gives them to those as well.
    """
    widths = getattr(_locale(tag), kind)["format"]
    return [{str(widths[width][number]) for width in ("wide", "abbreviated")} for number in numbers]

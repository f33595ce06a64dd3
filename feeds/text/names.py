"""Names of languages, territories and days in any language, from the CLDR by way of Babel.

The one module that knows Babel. Babel takes 15 ms to import and 3 ms to read each
language, so both wait until a name is asked for. It raises on tags it has no data for
(``zh-yue``, ``sh``, ``prs``): those fall back to the base language, then to English.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from feeds.model import Moment, Precision

if TYPE_CHECKING:
    from babel import Locale

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
    from babel.dates import format_date, format_skeleton  # noqa: PLC0415 - 18 ms that most runs don't need

    match moment.precision:
        case Precision.YEAR:
            return moment.value
        case Precision.MONTH:
            first = date.fromisoformat(f"{moment.value}-01")
            return str(format_skeleton("yMMMM", first, locale=_locale(display)))
        case _:
            return str(format_date(date.fromisoformat(moment.value[:10]), "long", locale=_locale(display)))


@cache
def _locale(tag: str) -> Locale:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - 15 ms that most runs don't need

    for known in (tag, tag.split("-", 1)[0]):
        try:
            return Locale.parse(known, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")

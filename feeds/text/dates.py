"""Dates: what a line or a claim says of a day, in the calendars and languages of the press.

ISO 8601, RFC 3339, RFC 2822 and the forms that newspapers print. Wrong is worse than none: what
can be read in two ways is read only as far as both agree, a time without its zone is left out,
and a day without a year stays one. Nothing is compared with a clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from feeds.model import Moment, Precision
from feeds.text.calendars import MONTHS, SOLAR, fits, gregorian_year, persian, short_buddhist_year
from feeds.text.clocks import clock
from feeds.text.datewords import DIGITS, Line, cut, table
from feeds.text.stamps import Reading, machine, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from feeds.text.datewords import Meaning, Name

__all__ = ["Reading", "read"]

_LEAP = 2000
_THAI = re.compile("[\u0e00-\u0e7f]")
_BUDDHIST = frozenset({"th", "lo", "km"})
"""Languages whose press counts years from the Buddha too."""

_DIGIT = re.compile(r"[\d月]")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")

_SHORT_BUDDHIST = re.compile(r"(?P<d>d)(?P<m>M)\.?(?P<y>n)(?![:.])")

# Patterns over the codes of a line, one letter a word: see `datewords`. Before each a code that it needs,
# and that most lines with numbers have not: asking for it costs a tenth of a search.
_FULL = (
    ("D", False, re.compile(r"(?P<era>E)?(?P<y>[ydn])Y(?P<m>d)m(?P<d>d)D")),
    ("u", False, re.compile(r"(?P<y>y)G(?P<m>d)(?:-?o)?u(?P<d>d)")),
    ("y", False, re.compile(r"(?P<y>y)(?P<s>[-./])(?P<m>d)(?P=s)(?P<d>d)(?![-/]|\.?d(?!:))")),
    ("y", True, re.compile(r"(?<![./])(?<![dynW]-)(?P<d>d)(?P<s>[-./])(?P<m>d)(?P=s)(?P<y>y)")),
    ("M", False, re.compile(r"(?P<d>d)-?[o.]?f*(?P<m>M)(?:/M)?[.,/-]*[f,]*(?P<y>y)")),
    ("M", False, re.compile(r"(?P<d>d)-(?P<m>M)[-,]?(?P<y>y)")),
    ("M", False, re.compile(r"(?P<m>M)[.]?(?P<d>d)[o.]?[f,]*(?P<y>y)")),
    ("T", False, re.compile(r"(?P<d>d)f*T(?P<m>d)[f,]*N?(?P<y>y)")),
    ("M", False, re.compile(r"(?<![dMf.,])(?P<y>y)(?:\.|[.-]?G\.?)?[f,]*(?P<m>M)[-.]?(?P<d>d)(?![\d:])")),
    ("M", False, re.compile(r"(?P<y>y)[.-]?G\.?(?P<d>d)[.-]?(?P<m>M)")),
    ("M", False, _SHORT_BUDDHIST),
)
_MONTH_ONLY = (
    ("Y", re.compile(r"(?P<y>y)Y(?P<m>d)m(?!d)")),
    ("M", re.compile(r"(?<!d)(?<!d[o.f-])(?P<m>M)[.,]?f*N?(?P<y>y)")),
    ("T", re.compile(r"(?<!d)T(?P<m>d)[f,]*N?(?P<y>y)")),
)
_YEARLESS = (
    ("D", False, re.compile(r"(?<!Y)(?P<m>d)m(?P<d>d)D")),
    ("M", False, re.compile(r"(?P<d>d)[o.]?f*(?P<m>M)")),
    ("M", False, re.compile(r"(?P<m>M)[.]?(?P<d>d)(?!d)")),
    ("T", False, re.compile(r"(?P<d>d)f*T(?P<m>d)(?!d)")),
    ("d", True, re.compile(r"(?:(?<=f)|(?<=W)|(?<=W[,(]))(?P<d>d)(?P<s>[./-])(?P<m>d)(?![-./d:])")),
)
_LETTERS_OF_ANY_WORD = 3
"""Weekdays of so few letters (``to``, ``do``, ``bin``) are weekdays in their own languages alone."""
_WEEKDAY_NEAR = 3
"""Words and signs between a date and its weekday, at most."""


@dataclass(slots=True)
class _Found:
    """A pattern found in a line."""

    line: Line
    match: re.Match[str]
    text: str

    languages: Sequence[str]

    def value(self, group: str) -> int:
        """Give a number; of a name, what it is in the language of the text, 0 if that is not known."""
        at = self.match.start(group)
        name = self.line.names.get(at)
        if name is None:
            return self.line.values[at]
        value, spoken = self._meant(name.values)
        return 0 if self.base not in spoken and name.words[0] in _common() else value

    def _meant(self, meanings: Sequence[Meaning]) -> Meaning:
        """Choose a meaning: the only one, else that of the language of the text."""
        own = [meaning for meaning in meanings if self.base in meaning[1]]
        fitting = own or meanings
        return fitting[0] if len(fitting) == 1 else _NOTHING

    @property
    def base(self) -> str:
        """The language of the text without its land."""
        return self.languages[0].split("-", 1)[0] if self.languages else ""

    @property
    def start(self) -> int:
        return self.line.spans[self.match.start()][0]

    @property
    def end(self) -> int:
        return self.line.spans[self.match.end() - 1][1]

    @property
    def matched(self) -> str:
        return self.text[self.start : self.end]

    @property
    def weekday(self) -> int:
        """The weekday that stands beside the date in the same language, -1 if there is none."""
        before = range(self.match.start() - 1, self.match.start() - 1 - _WEEKDAY_NEAR, -1)
        behind = range(self.match.end(), self.match.end() + _WEEKDAY_NEAR)
        names = (self.line.names[at] for at in (*before, *behind) if at in self.line.names)
        return next((day for day in map(self._weekday, names) if day >= 0), -1)

    def _weekday(self, name: Name) -> int:
        month = self.line.names.get(self.match.start("m"))
        spoken = self._meant(month.values)[1] if month is not None else frozenset()
        if self.base in spoken or not spoken:
            spoken = frozenset({self.base})
        alike = [meaning for meaning in name.weekdays if not spoken.isdisjoint(meaning[1])]
        if not alike and not self.base and month is None:
            long = len(name.words[0]) > _LETTERS_OF_ANY_WORD or not name.words[0].isascii()
            alike = [meaning for meaning in name.weekdays if long or "en" in meaning[1]]
        return alike[0][0] if len(alike) == 1 else -1

    def unsettled(self) -> Reading | None:
        """Give the year alone where the month is another one in another language."""
        name = self.line.names.get(self.match.start("m"))
        if name is None or len(name.values) == 1 or self.value("m") or not self.year():
            return None
        return Reading(self.matched, Moment(f"{self.year():04}", Precision.YEAR))

    def year(self) -> int:
        """Give the Gregorian year, 0 if it can't be one."""
        year = self.value("y")
        if self.match.groupdict().get("era"):
            return year + self.value("era")
        buddhist = self.base in _BUDDHIST or bool(_THAI.search(self.line.lower))
        if self.match.re is _SHORT_BUDDHIST:
            return short_buddhist_year(year) if buddhist else 0
        return gregorian_year(year, language=self.base, buddhist=buddhist)


_NOTHING: Meaning = (0, frozenset())


@cache
def _common() -> frozenset[str]:
    """Give the months that are common words in other languages."""
    return frozenset(table()["common"]["months"])


def read(text: str, *, languages: Sequence[str] = ()) -> Reading | None:
    """Read the first date in *text*; one with a year comes before one without.

    *languages* are those that the text may be in, as BCP 47 tags, likeliest first: they settle
    whether the day or the month stands first. None: no date in it, or none to be relied on.
    """
    if not _DIGIT.search(text):
        return None
    plain = text if text.isascii() or not _FOREIGN_DIGIT.search(text) else text.translate(DIGITS)
    return machine(plain.strip()) or _press(text, plain, languages)


def _press(text: str, plain: str, languages: Sequence[str]) -> Reading | None:
    """Read the forms that newspapers print; *plain* is the text with plain digits."""
    lower = plain.lower()
    if len(lower) != len(text):  # a letter became two: places would not fit any more
        lower = "".join(sign.lower()[0] for sign in plain)
    line = cut(lower)
    if line is None:
        return None
    if "y" in line.code or "Y" in line.code or _SHORT_BUDDHIST.search(line.code):
        reading = _with_year(line, text, languages)
        if reading is not None:
            return reading
    return next(_yearless(line, text, languages), None)


def _with_year(line: Line, text: str, languages: Sequence[str]) -> Reading | None:
    """Read a day with its year, else a month with its year."""
    for needed, numbers, pattern in _FULL:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            reading = _full(_Found(line, match, text, languages), numbers=numbers)
            if reading is not None:
                return reading
    for needed, pattern in _MONTH_ONLY:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            found = _Found(line, match, text, languages)
            if found.year() and 1 <= found.value("m") <= MONTHS:
                value = f"{found.year()}-{found.value('m'):02}"
                return Reading(found.matched, Moment(value, Precision.MONTH))
    return None


def _full(found: _Found, *, numbers: bool) -> Reading | None:
    solar = _solar(found)
    if solar is not None:
        return Reading(found.matched, Moment(solar.isoformat(), Precision.DAY))
    year, weekday = found.year(), found.weekday
    orders = _orders(found, numbers=numbers)
    real = [(month, day) for month, day in orders if year and fits(year, month, day, -1)]
    if not real:
        return found.unsettled()
    fitting = [(month, day) for month, day in real if weekday < 0 or fits(year, month, day, weekday)]
    if len(fitting) > 1:
        fitting = _as_elsewhere(found, fitting)
    if len(fitting) == 1:
        month, day = fitting[0]
        hours, zone = clock(found.line.lower, found.start, found.end, found.languages)
        return stamp(found.matched, f"{year:04}-{month:02}-{day:02}", hours, zone)
    if len(real) == 1:  # the weekday contradicts the day
        return Reading(found.matched, Moment(f"{year:04}-{real[0][0]:02}", Precision.MONTH))
    return Reading(found.matched, Moment(f"{year:04}", Precision.YEAR))


def _solar(found: _Found) -> date | None:
    """Give the day of the Persian year, where the month or the language says that it is one."""
    month = found.value("m")
    if month > SOLAR:
        month -= SOLAR
    elif found.base not in {"fa", "ps"} or found.match.start("m") in found.line.names:
        return None
    day = persian(found.value("y"), month, found.value("d"))
    return day if day is not None and found.weekday in {-1, day.weekday()} else None


def _as_elsewhere(found: _Found, orders: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose the order of day and month in which the other dates of the line stand."""
    others = [
        (found.line.values[match.start("d")], found.line.values[match.start("m")])
        for match in found.match.re.finditer(found.line.code)
    ]
    day_first = any(first > MONTHS >= second for first, second in others)
    month_first = any(second > MONTHS >= first for first, second in others)
    return orders if day_first == month_first else orders[:1] if day_first else orders[1:]


def _orders(found: _Found, *, numbers: bool) -> list[tuple[int, int]]:
    """Give the ways to read month and day, each once; two *numbers* may stand either way round."""
    month, day = found.value("m"), found.value("d")
    both = list(dict.fromkeys([(month, day), (day, month)]))
    if not numbers:
        return both[:1]
    order = _order(found.languages[0] if found.languages else "")
    if order == "month_first":
        return [(day, month)] if day <= MONTHS else both[:1]
    return both[:1] if order == "day_first" and month <= MONTHS else both


@cache
def _order(language: str) -> str:
    """Say which stands first where a language has numbers for both, "" where that is not settled."""
    orders: Mapping[str, Sequence[str]] = table()["order"]
    base = language.split("-", 1)[0]
    for tag in (language, base):
        for order, tags in orders.items():
            if tag in tags:
                return order
    return "day_first" if language.startswith("en-") else ""


def _yearless(line: Line, text: str, languages: Sequence[str]) -> Iterator[Reading]:
    for needed, numbers, pattern in _YEARLESS:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            found = _Found(line, match, text, languages)
            orders = _orders(found, numbers=numbers)
            real = [(month, day) for month, day in orders if fits(_LEAP, month, day, -1)]
            if len(real) == 1:
                yield Reading(found.matched, None, *real[0], found.weekday)

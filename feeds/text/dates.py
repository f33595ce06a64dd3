"""Dates: what a line or a claim says of a day, in the calendars and languages of the press.

ISO 8601, RFC 3339, RFC 2822 and the forms that newspapers print. Wrong is worse than none: what
can be read in two ways is read only as far as both agree, a time without its zone is left out,
and a day without a year stays one. Nothing is compared with a clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from feeds.model import Moment, Precision
from feeds.text.datewords import DIGITS, Line, cut, zones

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_YEARS = range(1500, 2200)
"""Years a press date may have; smaller numbers are years of other calendars."""
_THAI_YEARS = range(2400, 2600)
_THAI_AHEAD = 543
_MONTHS = 12
_LEAP = 2000

_DAY_FIRST = frozenset({"ar", "de", "es", "fr", "id", "pt", "ru", "th", "vi"})
_MONTH_FIRST = frozenset({"en-PH", "en-US"})

_DIGIT = re.compile(r"\d")
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_ISO = re.compile(
    r"(?P<day>[12]\d{3}-[01]\d-[0-3]\d)"
    r"(?:[T ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    re.IGNORECASE,
)
_COMPACT = re.compile(r"([12]\d{3})([01]\d)([0-3]\d)(?:T([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-]\d\d:?\d\d)?)?")
_SHORT = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?")

# Patterns over the codes of a line, one letter a word: see `datewords`. Before each a code that it needs,
# and that most lines with numbers have not: asking for it costs a tenth of a search.
_FULL = (
    ("D", False, re.compile(r"(?P<era>E)?(?P<y>[ydn])Y(?P<m>d)m(?P<d>d)D")),
    ("y", False, re.compile(r"(?P<y>y)(?P<s>[-./])(?P<m>d)(?P=s)(?P<d>d)(?![-/]|\.?d(?!:))")),
    ("y", True, re.compile(r"(?<![-./])(?P<d>d)(?P<s>[-./])(?P<m>d)(?P=s)(?P<y>y)")),
    ("M", False, re.compile(r"(?P<d>d)[o.]?f*(?P<m>M)(?:/M)?[.,/-]*[f,]*(?P<y>y)")),
    ("M", False, re.compile(r"(?P<d>d)-(?P<m>M)-(?P<y>y)")),
    ("M", False, re.compile(r"(?P<m>M)[.]?(?P<d>d)[o.]?[f,]*(?P<y>y)")),
    ("T", False, re.compile(r"(?P<d>d)f*T(?P<m>d)[f,]*N?(?P<y>y)")),
)
_MONTH_ONLY = (
    ("Y", re.compile(r"(?P<y>y)Y(?P<m>d)m(?!d)")),
    ("M", re.compile(r"(?<!d)(?<!d[o.f])(?P<m>M)[.,]?f*N?(?P<y>y)")),
    ("T", re.compile(r"(?<!d)T(?P<m>d)[f,]*N?(?P<y>y)")),
)
_YEARLESS = (
    ("D", False, re.compile(r"(?<!Y)(?P<m>d)m(?P<d>d)D")),
    ("M", False, re.compile(r"(?P<d>d)[o.]?f*(?P<m>M)")),
    ("M", False, re.compile(r"(?P<m>M)[.]?(?P<d>d)(?!d)")),
    ("T", False, re.compile(r"(?P<d>d)f*T(?P<m>d)(?!d)")),
    ("d", True, re.compile(r"(?:(?<=f)|(?<=W)|(?<=W[,(]))(?P<d>d)(?P<s>[./-])(?P<m>d)(?![-./d:])")),
)
_CLOCK = re.compile(
    r"(?<![\d:/.])(?P<hour>\d{1,2})(?:[:.h時时點点시](?P<minute>[0-5]\d)[分분]?(?::(?P<second>[0-5]\d))?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?[\s,;(|]*"
    r"(?P<zone>(?:gmt|utc)?\s*[+−-]\s?\d\d:?\d\d|(?:gmt|utc)\s*[+−-]\s?\d{1,2}|[^\W\d_]{1,4}\b)"
)
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?")
_NEAR = 60
"""Characters beside a date in which its time stands."""
_WEEKDAY_NEAR = 3
"""Words and signs between a date and its weekday, at most."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a text says of a day.

    *matched* is the part of the text that says it. *moment* is None where the year is missing;
    then *month* (1 to 12) and *day* are what is known. *weekday* counts from Monday, 0;
    -1 where none is stated.
    """

    matched: str
    moment: Moment | None = None
    month: int = 0
    day: int = 0
    weekday: int = -1

    def years(self, first: int, last: int) -> tuple[int, ...]:
        """Give the years from *first* to *last* in which the day exists and falls on the weekday."""
        return tuple(
            year for year in range(first, last + 1) if _fits(year, self.month, self.day, self.weekday)
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern found in a line."""

    line: Line
    match: re.Match[str]
    text: str

    def value(self, group: str) -> int:
        return self.line.values[self.match.start(group)]

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
        """The weekday that stands beside the date, -1 if there is none."""
        before = range(self.match.start() - 1, self.match.start() - 1 - _WEEKDAY_NEAR, -1)
        behind = range(self.match.end(), self.match.end() + _WEEKDAY_NEAR)
        return next((self.line.weekdays[at] for at in (*before, *behind) if at in self.line.weekdays), -1)

    def year(self, languages: Sequence[str]) -> int:
        """Give the Gregorian year, 0 if it can't be one."""
        year = self.value("y")
        if self.match.groupdict().get("era"):
            return year + self.value("era")
        thai = self.line.thai or "th" in languages
        if thai and year in _THAI_YEARS:
            return year - _THAI_AHEAD
        return year if year in _YEARS else 0


def read(text: str, *, languages: Sequence[str] = ()) -> Reading | None:
    """Read the first date in *text*; one with a year comes before one without.

    *languages* are those that the text may be in, as BCP 47 tags, likeliest first: they settle
    whether the day or the month stands first. None: no date in it, or none to be relied on.
    """
    if not _DIGIT.search(text):
        return None
    plain = text.translate(DIGITS) if _FOREIGN_DIGIT.search(text) else text
    return _machine(plain.strip()) or _press(text, plain, languages)


def _machine(text: str) -> Reading | None:
    """Read the forms that programs write."""
    match = _ISO.search(text)
    if match is not None:
        return _stamp(match[0], match["day"], match["clock"] or "", match["zone"] or "")
    match = _COMPACT.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute, second, zone = match.groups(default="")
        clock = f"{hour}:{minute}:{second or '00'}" if hour else ""
        return _stamp(text, f"{year}-{month}-{day}", clock, zone)
    if _SHORT.fullmatch(text):
        return Reading(text, Moment(text, Precision.MONTH if "-" in text else Precision.YEAR))
    return None


def _stamp(matched: str, day: str, clock: str, zone: str) -> Reading | None:
    """Make a moment of a day, with its time where time and zone are stated and right."""
    try:
        date.fromisoformat(day)
    except ValueError:
        return None
    moment = Moment(day, Precision.DAY)
    if clock and zone:
        moment = _second(f"{day}T{clock}{zone.upper()}") or moment
    return Reading(matched, moment)


def _second(stamp: str) -> Moment | None:
    try:
        aware = datetime.fromisoformat(stamp)
    except ValueError:  # an hour or a zone that there is not
        return None
    return Moment(aware.isoformat(timespec="seconds"), Precision.SECOND)


def _press(text: str, plain: str, languages: Sequence[str]) -> Reading | None:
    """Read the forms that newspapers print; *plain* is the text with plain digits."""
    lower = plain.lower()
    if len(lower) != len(text):  # a letter became two: places would not fit any more
        lower = "".join(sign.lower()[0] for sign in plain)
    line = cut(lower)
    if line is None:
        return None
    if "y" in line.code or "Y" in line.code:
        reading = _with_year(line, text, languages)
        if reading is not None:
            return reading
    return next(_yearless(line, text, languages), None)


def _with_year(line: Line, text: str, languages: Sequence[str]) -> Reading | None:
    """Read a day with its year, else a month with its year."""
    for needed, numbers, pattern in _FULL:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            reading = _full(_Found(line, match, text), languages, numbers=numbers)
            if reading is not None:
                return reading
    for needed, pattern in _MONTH_ONLY:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            found = _Found(line, match, text)
            if found.year(languages) and found.value("m") <= _MONTHS:
                value = f"{found.year(languages)}-{found.value('m'):02}"
                return Reading(found.matched, Moment(value, Precision.MONTH))
    return None


def _full(found: _Found, languages: Sequence[str], *, numbers: bool) -> Reading | None:
    year, weekday = found.year(languages), found.weekday
    orders = _orders(found, languages, numbers=numbers)
    real = [(month, day) for month, day in orders if year and _fits(year, month, day, -1)]
    if not real:
        return None
    fitting = [(month, day) for month, day in real if _fits(year, month, day, weekday)]
    if len(fitting) == 1:
        month, day = fitting[0]
        clock, zone = _clock(found.line.lower, found.start, found.end)
        return _stamp(found.matched, f"{year:04}-{month:02}-{day:02}", clock, zone)
    if len(real) == 1:  # the weekday contradicts the day
        return Reading(found.matched, Moment(f"{year:04}-{real[0][0]:02}", Precision.MONTH))
    return Reading(found.matched, Moment(f"{year:04}", Precision.YEAR))


def _orders(found: _Found, languages: Sequence[str], *, numbers: bool) -> list[tuple[int, int]]:
    """Give the ways to read month and day, each once; two *numbers* may stand either way round."""
    month, day = found.value("m"), found.value("d")
    both = list(dict.fromkeys([(month, day), (day, month)]))
    if not numbers:
        return both[:1]
    language = languages[0] if languages else ""
    if language in _MONTH_FIRST:
        return [(day, month)] if day <= _MONTHS else both[:1]
    regional_english = language.startswith("en-")
    if month <= _MONTHS and (regional_english or language.split("-", 1)[0] in _DAY_FIRST):
        return both[:1]
    return both


def _yearless(line: Line, text: str, languages: Sequence[str]) -> Iterator[Reading]:
    for needed, numbers, pattern in _YEARLESS:
        for match in pattern.finditer(line.code) if needed in line.code else ():
            found = _Found(line, match, text)
            orders = _orders(found, languages, numbers=numbers)
            real = [(month, day) for month, day in orders if _fits(_LEAP, month, day, -1)]
            if len(real) == 1:
                yield Reading(found.matched, None, *real[0], found.weekday)


def _fits(year: int, month: int, day: int, weekday: int) -> bool:
    if not 1 <= month <= _MONTHS or not 1 <= day <= monthrange(year, month)[1]:
        return False
    return weekday < 0 or date(year, month, day).weekday() == weekday


def _clock(lower: str, start: int, end: int) -> tuple[str, str]:
    """Give time and zone that stand beside a date, both "" where they are not both stated."""
    for near in (lower[end : end + _NEAR], lower[max(0, start - _NEAR) : start]):
        for match in _CLOCK.finditer(near):
            zone = _zone(match["zone"])
            if zone and (match["minute"] or match["half"]):
                hour = int(match["hour"])
                if match["half"]:
                    hour = hour % 12 + (12 if match["half"][0] == "p" else 0)
                return f"{hour:02}:{match['minute'] or '00'}:{match['second'] or '00'}", zone
    return "", ""


def _zone(name: str) -> str:
    """Give the offset of a zone as ``+07:00``, "" if it is not one or may mean several."""
    known = zones().get(name)
    if known is not None:
        return _offset(timedelta(hours=known))
    match = _OFFSET.search(name.replace("−", "-").replace(" ", ""))
    if match is None:
        return ""
    apart = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return _offset(-apart if match[1] == "-" else apart)


def _offset(apart: timedelta) -> str:
    if abs(apart) >= timedelta(days=1):
        return ""
    return datetime(_LEAP, 1, 1, tzinfo=timezone(apart)).isoformat()[-6:]

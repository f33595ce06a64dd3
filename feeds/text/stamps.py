"""Stamps: dates as programs write them (ISO 8601, RFC 3339), and what a text says of a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from feeds.model import Moment, Precision
from feeds.text.calendars import fits

_ISO = re.compile(
    r"(?P<day>[12]\d{3}-[01]\d-[0-3]\d)"
    r"(?:[T ](?P<clock>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?:[.,]\d+)?\s?(?P<zone>Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    re.IGNORECASE,
)
_COMPACT = re.compile(
    r"([12]\d{3})([01]\d)([0-3]\d)(?:T([0-2]\d):?([0-5]\d)(?::?([0-5]\d))?(Z|[+-]\d\d:?\d\d)?)?"
)
_SHORT = re.compile(r"[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?")


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
            year for year in range(first, last + 1) if fits(year, self.month, self.day, self.weekday)
        )


def machine(text: str) -> Reading | None:
    """Read the forms that programs write."""
    match = _ISO.search(text)
    if match is not None:
        return stamp(match[0], match["day"], match["clock"] or "", match["zone"] or "")
    match = _COMPACT.fullmatch(text)
    if match is not None:
        year, month, day, hour, minute, second, zone = match.groups(default="")
        clock = f"{hour}:{minute}:{second or '00'}" if hour else ""
        return stamp(text, f"{year}-{month}-{day}", clock, zone)
    if _SHORT.fullmatch(text):
        return Reading(text, Moment(text, Precision.MONTH if "-" in text else Precision.YEAR))
    return None


def stamp(matched: str, day: str, clock: str, zone: str) -> Reading | None:
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

"""Calendars: years and days that are counted otherwise, brought to the Gregorian calendar.

The era of the Buddha runs 543 years ahead. The Persian year begins with spring; its leap years follow a
cycle of 33 years, which is what Iran keeps from 1178 to 1633. Years that need tables (the Bikram Sambat of
Nepal) or the moon's sight (the Islamic year) are left unread.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date

SOLAR = 100
"""What a month of the Persian year is more than its number among the values of names."""
MONTHS = 12

_GREGORIAN = range(1500, 2200)
_BUDDHIST = range(2400, 2600)
_BUDDHIST_AHEAD = 543
_BUDDHIST_SHORT = range(2540, 2600)
_CENTURY = 2500
_SAMBAT = range(2040, 2130)
_PERSIAN = range(1300, 1500)
_LONG_MONTHS = 6
_DAYS_OF_LONG_MONTHS = 186
_BEFORE_FIRST = 226_894
"""Days of the Gregorian count before the first of the Persian year 1, less its first leap day."""


def gregorian_year(year: int, *, language: str, buddhist: bool) -> int:
    """Give the Gregorian year that *year* is in a text of *language*, 0 where it can't be one.

    *buddhist*: the text is of a language that counts from the Buddha.
    """
    if buddhist and year in _BUDDHIST:
        return year - _BUDDHIST_AHEAD
    if language == "ne" and year in _SAMBAT:
        return 0
    return year if year in _GREGORIAN else 0


def short_buddhist_year(year: int) -> int:
    """Give the Gregorian year of the last two figures of a Buddhist one, 0 if it is not of our time."""
    whole = _CENTURY + year
    return whole - _BUDDHIST_AHEAD if whole in _BUDDHIST_SHORT else 0


def persian(year: int, month: int, day: int) -> date | None:
    """Give the day that a Persian date names, None if there is none."""
    if year not in _PERSIAN or not 1 <= month <= MONTHS or day < 1:
        return None
    first = _first(year)
    past = (
        31 * (month - 1) if month <= _LONG_MONTHS else _DAYS_OF_LONG_MONTHS + 30 * (month - 1 - _LONG_MONTHS)
    )
    length = 31 if month <= _LONG_MONTHS else 30
    length = min(length, _first(year + 1) - first - past)
    return date.fromordinal(first + past + day - 1) if day <= length else None


def _first(year: int) -> int:
    """Give the first day of a Persian year, counted as `date.toordinal` does."""
    return 365 * (year - 1) + (8 * year + 21) // 33 + _BEFORE_FIRST + 1


def fits(year: int, month: int, day: int, weekday: int) -> bool:
    """Say whether there is such a day, and it falls on the weekday where one is given (-1: none)."""
    if not 1 <= month <= MONTHS or not 1 <= day <= monthrange(year, month)[1]:
        return False
    return weekday < 0 or date(year, month, day).weekday() == weekday

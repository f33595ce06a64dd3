"""Moments: when an article appeared and was last changed, as far as honestly known.

A day without a year stays a candidate; a day in the text is of an event; nothing lies in the future.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from feeds.model import Moment, Precision
from feeds.text import dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from feeds.model import Claim, Cleaned
    from feeds.normalise.judgement import Judgement

_FIRST_YEAR = 2000
"""Years before it are not offered for a day whose year is missing."""
_EARLIEST_ZONE = timedelta(hours=14)
"""Somewhere a day begins that much before it does in UTC."""
_ROUGH = frozenset({Precision.YEAR, Precision.MONTH})
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+")
_WHOLE = 3
"""Numbers of a day: its own, the month's and the year's."""
_BEFORE, _BEHIND = 40, 60
"""Characters of the lead around its first number in which a date is looked for."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def published_of(
    claims: Iterable[Claim],
    paragraphs: Sequence[str],
    languages: Sequence[str],
    seen: datetime,
    judgement: Judgement,
) -> Moment | None:
    """Give the first moment of publication of *claims* that can be one, else None."""
    found = _first("published", claims, languages, seen, judgement)
    if found is None and paragraphs:
        _look_into(paragraphs[0], languages, seen, judgement)
    return found


def updated_of(
    cleaned: Cleaned, published: Moment | None, languages: Sequence[str], seen: datetime, judgement: Judgement
) -> Moment | None:
    """Give the stated time of the last change; one before publication is not believed."""
    found = _first("updated", cleaned.article.updated, languages, seen, judgement)
    if found is None or published is None:
        return found
    changed, appeared = found.instant(), published.instant()
    if (
        changed is not None
        and appeared is not None
        and found.value[:10] < published.value[:10]
        and changed < appeared
    ):
        judgement.reject(
            "updated", found.value, judgement.provenance.pop("updated"), "it lies before the publication"
        )
        return None
    return found


def _first(
    name: str, claims: Iterable[Claim], languages: Sequence[str], seen: datetime, judgement: Judgement
) -> Moment | None:
    found: Moment | None = None
    stood = ""
    for claim in claims:
        reading = dates.read(claim.text, languages=languages)
        reason = _doubt(reading, seen)
        if reason or reading is None or reading.moment is None:
            judgement.reject(name, claim.text, claim.provenance, reason)
        elif found is None or (found.precision in _ROUGH and _refines(reading.moment, found, stood)):
            found, stood = reading.moment, reading.matched
            judgement.believe(name, claim.provenance)
        elif not _agree(reading.moment, found):
            judgement.reject(name, reading.moment.value, claim.provenance, "another date stood first")
    return found


def _refines(fresh: Moment, found: Moment, stood: str) -> bool:
    """Say whether a moment says more of the same: the day of a month that is known.

    Where a day *stood* there whose month is open (``8/1/2025``), that has to be the day.
    """
    numbers = set(map(int, _NUMBER.findall(stood)))
    fits = len(numbers) < _WHOLE or numbers.issuperset(map(int, fresh.value[5:10].split("-")))
    return fits and len(fresh.value) > len(found.value) and _agree(fresh, found)


def _agree(one: Moment, other: Moment) -> bool:
    """Say whether two moments are the same as far as both are known."""
    size = min(len(one.value), len(other.value), len("2020-10-14"))
    return one.value[:size] == other.value[:size]


def _doubt(reading: dates.Reading | None, seen: datetime) -> str:
    """Say why a reading can't be a moment of publication, "" if it can."""
    if reading is None:
        return "no date can be read from it"
    if reading.moment is None:
        return f"no year in the text: {_candidates(reading, seen)}"
    return "it lies in the future" if _is_future(reading.moment, seen) else ""


def _is_future(moment: Moment, seen: datetime) -> bool:
    """Say whether a moment lies behind *seen* wherever on Earth it was stated."""
    if moment.precision is Precision.SECOND:
        return datetime.fromisoformat(moment.value) > seen
    latest = (seen + _EARLIEST_ZONE).date().isoformat()
    return moment.value > latest[: len(moment.value)]


def _candidates(reading: dates.Reading, seen: datetime) -> str:
    """Say what day it is and in which years it can have been."""
    day = f"{reading.day} {_MONTHS[reading.month - 1]}"
    if reading.weekday < 0:
        return f"{day} is in every year"
    today = (seen + _EARLIEST_ZONE).date()
    over = (reading.month, reading.day) <= (today.month, today.day)
    years = reading.years(_FIRST_YEAR, today.year if over else today.year - 1)
    fitting = ", ".join(map(str, years)) or "none since 2000"
    return f"{day} was a {_DAYS[reading.weekday]} in {fitting}"


def _look_into(lead: str, languages: Sequence[str], seen: datetime, judgement: Judgement) -> None:
    """Note the first date of the lead as a candidate: it tells of an event."""
    digit = _DIGIT.search(lead)
    if digit is None:
        return
    near = lead[max(0, digit.start() - _BEFORE) : digit.start() + _BEHIND]
    reading = dates.read(near, languages=languages)
    if reading is None:
        return
    reason = "a date in the text is of an event, not of the publication"
    if reading.moment is None:
        reason = f"{reason}; {_doubt(reading, seen)}"
    judgement.reject("published", reading.matched, "derived", reason)

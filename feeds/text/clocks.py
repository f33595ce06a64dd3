"""Clocks: the time that stands beside a date, where its zone is stated too.

A time without its zone is left out, and so is one whose zone may mean several, or whose half of the day is
not certain.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import TYPE_CHECKING

from feeds.text.datewords import table

if TYPE_CHECKING:
    from collections.abc import Sequence

_CLOCK = (
    r"(?<![\d:/.])(?P<hour>\d{1,2})(?:[:.h時时點点시](?P<minute>[0-5]\d)[分분]?(?::(?P<second>[0-5]\d))?)?"
    r"(?:\s*(?:uhr|uur|hrs?|น\.?)(?!\w))?\s*(?P<half>HALVES(?!\w))?[\s,;(|]*"
    r"(?P<zone>(?:gmt|utc)?\s*[+−-]\s?\d\d:?\d\d|(?:gmt|utc)\s*[+−-]\s?\d{1,2}|[^\W\d_]{1,4}\b)"
)
_BEFORE = re.compile(r"([^\W\d]+(?:\.[^\W\d]+\.?)?)\s*$")
_OFFSET = re.compile(r"([+-])(\d{1,2}):?(\d\d)?")
_NEAR = 60
"""Characters beside a date in which its time stands."""
_NOON = 12
_LEAP = 2000


def clock(lower: str, start: int, end: int, languages: Sequence[str]) -> tuple[str, str]:
    """Give time and zone that stand beside a date, both "" where they are not both stated.

    The date is *lower* from *start* to *end*, in lower case.
    """
    for near in (lower[end : end + _NEAR], lower[max(0, start - _NEAR) : start]):
        for match in _clock().finditer(near):
            zone = _zone(match["zone"], languages)
            if zone and (match["minute"] or match["half"]):
                hour = _hour(int(match["hour"]), match["half"] or "", near[: match.start()])
                return f"{hour:02}:{match['minute'] or '00'}:{match['second'] or '00'}", zone
    return "", ""


@cache
def _clock() -> re.Pattern[str]:
    words = sorted(_halves(), key=len, reverse=True)
    return re.compile(_CLOCK.replace("HALVES", f"(?:{'|'.join(map(re.escape, words))})"))


def _hour(hour: int, half: str, before: str) -> int:
    """Give the hour of 24, by the half of the day that stands behind or before it."""
    word = _BEFORE.search(before)
    half = half or (word[1] if word is not None else "")
    if half not in _halves() or hour > _NOON:
        return hour
    return hour % _NOON + _halves()[half]


@cache
def _halves() -> dict[str, int]:
    """Give the words for the halves of a day, with the hours before them."""
    halves = table()["halves"]
    return {word: hours for key, hours in (("am", 0), ("pm", _NOON)) for word in halves[key]}


def _zone(name: str, languages: Sequence[str]) -> str:
    """Give the offset of a zone as ``+07:00``, "" if it is not one or may mean several."""
    known = table()["zones"].get(name)
    if known is None and languages:
        known = table()["zones_of"].get(name, {}).get(languages[0])
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

"""Values: how a setting that a person wrote becomes the value that is meant.

Each function raises ``ValueError`` with what would be right.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import timedelta
from typing import Annotated
from unicodedata import category
from urllib.parse import urlsplit
from uuid import UUID

from pydantic import BeforeValidator

_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
_BYTES = {"b": 1, "kb": 1024, "mb": 1024**2, "gb": 1024**3}
_DURATION = re.compile(r"\s*([0-9]{1,9}(?:\.[0-9]+)?)\s*(ms|s|min|h|)\s*")
_SIZE = re.compile(r"\s*([0-9]{1,15}(?:\.[0-9]+)?)\s*(b|kb|mb|gb|)\s*")
_PRINTED = re.compile(r"[!-~]+")
_ADDRESS = re.compile(
    r"https?://(?:[a-z0-9][a-z0-9._-]*|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
    r"(?:/(?:[a-z0-9._~!$&()*+,;=:@/-]|%[0-9a-f]{2})*)?",
    re.IGNORECASE | re.ASCII,
)
"""What RFC 3986 lets stand in an address, without query, user or the quote that ends an attribute."""
_UNPRINTED = frozenset({"Cc", "Cs", "Zl", "Zp"})


def duration(value: object) -> timedelta:
    """Read seconds, as a number or with a unit."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(str(value))
    if match is None:
        raise ValueError(f"{value!r} is no duration; right: seconds, or such as '500 ms'")
    return timedelta(seconds=float(match[1]) * _SECONDS[match[2] or "s"])


def size(value: object) -> int:
    """Read bytes, as a number or with a unit; a kilobyte has 1,024."""
    match = _SIZE.fullmatch(str(value).lower())
    if match is None:
        raise ValueError(f"{value!r} is no size; right: a number of bytes, or such as '25 MB'")
    return int(float(match[1]) * _BYTES[match[2] or "b"])


def words(value: object) -> object:
    """Read what an environment variable can hold: words with commas between them."""
    return [word.strip() for word in value.split(",") if word.strip()] if isinstance(value, str) else value


def language(value: object) -> str:
    """Read a language tag (BCP 47) into its canonical form."""
    from feeds.text.language import canonical  # noqa: PLC0415 - needed only where a language is set

    tag = canonical(value) if isinstance(value, str) else ""
    if not tag:
        raise ValueError(f"{value!r} is no language tag; right: such as 'en', 'vi' or 'zh-Hans' (BCP 47)")
    return tag


def base_url(value: object) -> str:
    """Read a public address; it gets a slash at its end."""
    with suppress(ValueError):  # a port or an IPv6 address that cannot be
        if isinstance(value, str) and _ADDRESS.fullmatch(value) and urlsplit(value).port != 0:
            return urlsplit(value).geturl().rstrip("/") + "/"
    raise ValueError(f"{value!r} is no public address; right: such as 'https://news.example.org/'")


def line(value: object) -> object:
    """Read words on one line, or nothing."""
    if isinstance(value, str) and any(map(_is_unprinted, value)):
        raise ValueError(f"{value!r} holds characters that do not print; right: words on one line")
    if isinstance(value, str) and value and not value.strip():
        raise ValueError(f"{value!r} is blank; right: words, or leave it out")
    return value


def _is_unprinted(character: str) -> bool:
    """Say whether a character is a control, half of a pair, a line break or a noncharacter."""
    return category(character) in _UNPRINTED or ord(character) & 0xFFFE == 0xFFFE


def token(value: object) -> object:
    """Read a secret that can stand in a header, or nothing; the message does not show it."""
    if isinstance(value, str) and value and not _PRINTED.fullmatch(value):
        raise ValueError("this value holds a space or what is not ASCII; right: letters, digits, signs")
    return value


def whole(value: object) -> object:
    """Refuse true and false, which would pass for 1 and 0."""
    if isinstance(value, bool):
        raise ValueError(f"{str(value).lower()} is no number; right: a whole number")  # noqa: TRY004 - as documented
    return value


def site_id(value: object) -> str:
    """Read a UUID, or nothing."""
    try:
        return str(UUID(str(value))) if value else ""
    except ValueError:
        raise ValueError(f"{value!r} is no UUID; right: leave it out, one is made once") from None


def database(value: object) -> object:
    """Read a path; refuse what is not supported yet."""
    if isinstance(value, str) and "://" in value:
        raise ValueError("only SQLite is supported so far; right: a path, or nothing for the data folder")
    return value


def optional(value: object) -> object:
    """Read an empty text as nothing."""
    return None if value == "" else value


Duration = Annotated[timedelta, BeforeValidator(duration)]
OneLine = Annotated[str, BeforeValidator(line)]
Token = Annotated[str, BeforeValidator(token)]
Whole = Annotated[int, BeforeValidator(whole)]
Size = Annotated[int, BeforeValidator(size)]
Words = Annotated[tuple[str, ...], BeforeValidator(words)]
Language = Annotated[str, BeforeValidator(language)]
Languages = Annotated[tuple[Language, ...], BeforeValidator(words)]
BaseUrl = Annotated[str, BeforeValidator(base_url)]
SiteId = Annotated[str, BeforeValidator(site_id)]
Database = Annotated[str, BeforeValidator(database)]

"""Conditions: what a request's header fields ask for. Pure; a field that makes no sense asks for nothing.

RFC 9110: sections 12.5.3 (codings), 13.1.2 and 13.1.3 (conditions), 13.2.2 (their order).
"""

from __future__ import annotations

import re
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_ETAG = re.compile(rb'(?:W/)?("[^"]*")')
_CODING = re.compile(rb"\s*([!-+\--:<-~]+)\s*(?:;\s*q\s*=\s*([0-9.]+)\s*)?(?:,|$)", re.IGNORECASE)


def accepts_gzip(field: bytes) -> bool:
    """Say whether an Accept-Encoding field takes gzip, by name or by ``*``."""
    weights = {coding.lower(): _weight(weight) for coding, weight in _CODING.findall(field)}
    return weights.get(b"gzip", weights.get(b"*", 0.0)) > 0


def is_unchanged(asked: Mapping[bytes, bytes], etag: bytes, modified: int) -> bool:
    """Say whether the asker has this already: by weak comparison of tags, or else by time.

    *modified* is in seconds since 1970.
    """
    tags = asked.get(b"if-none-match")
    if tags is not None:
        return tags.strip() == b"*" or etag in _ETAG.findall(tags)
    since = asked.get(b"if-modified-since")
    return since is not None and modified <= _time(since)


def _weight(text: bytes) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def _time(field: bytes) -> float:
    try:
        return parsedate_to_datetime(field.decode("ascii")).timestamp()
    except (ValueError, TypeError, OverflowError, OSError):
        return float("-inf")

"""Access: who may ask the service to do something. Pure."""

from __future__ import annotations

import hmac
from hashlib import sha256
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Mapping

FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
"""Fields that a proxy adds: the caller is then somebody else than the client that connected."""


def refusal(headers: Mapping[str, str], client: str, token: str) -> tuple[int, str]:
    """Say why a caller may not, as status and reason; ``(0, "")`` if it may.

    *headers* are by lower-case name, *client* is the address that connected ("" if unknown). Pages of
    other sites never may. With a *token* the caller must send it (``Authorization: Bearer``); without
    one only this machine may call, under a name of its own, so that no page can lead a browser here by
    a name that it controls.
    """
    if headers.get("sec-fetch-site", "none") not in {"none", "same-origin"} or _is_foreign(headers):
        return 403, "pages of other sites may not call this address"
    if token:
        return (
            (0, "")
            if _holds(headers.get("authorization", ""), token)
            else (401, "the token is missing or wrong")
        )
    local = (
        is_loopback(client) and is_loopback(_host(headers)) and not any(name in headers for name in FORWARDED)
    )
    if not local:
        return 403, "no token is set, so only this machine may call; to allow others set server.token"
    return 0, ""


def is_loopback(host: str) -> bool:
    """Say whether an address or name means this machine alone."""
    try:
        address = ip_address(host)
    except ValueError:
        return host == "localhost"
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _host(headers: Mapping[str, str]) -> str:
    try:
        return urlsplit("//" + headers.get("host", "")).hostname or ""
    except ValueError:
        return ""


def _is_foreign(headers: Mapping[str, str]) -> bool:
    """Say whether a browser names another site as the page that asks."""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _holds(field: str, token: str) -> bool:
    scheme, _, given = field.partition(" ")
    digests = [sha256(text.encode("utf-8", "surrogateescape")).digest() for text in (given.strip(), token)]
    return scheme.lower() == "bearer" and hmac.compare_digest(*digests)

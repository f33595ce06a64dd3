"""Identity: permanent names for entries and feeds.

A name is minted once and stored, never worked out again, so it survives edits, moves and
changes of address. The rules here may therefore change for what comes later, never for
what is out.
"""

from __future__ import annotations

import re
from hashlib import sha1
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit
from uuid import NAMESPACE_URL, UUID

LONGEST_URL = 2048

_URLS = NAMESPACE_URL.bytes
_DIGESTS = UUID("1b6b8bd8-f2ed-53d9-8fc8-3d2287754db6").bytes  # uuid5(NAMESPACE_URL, "urn:seedwire:digest")
_PORTS = {"http": 80, "https": 443}
_SCHEME = re.compile("https?:", re.IGNORECASE)
_UNUSABLE = re.compile(r"[\x00-\x20\x7f\\]")
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*")
_HOST_LENGTH = 253
_LITERAL = re.compile(r"[0-9a-f:.]+")  # IPv6; urlsplit has checked it, but lets zones through
_NUMERIC = re.compile(
    r"(.*\.)?(\d+|0x[0-9a-f]*)"
)  # the last label makes it an IPv4 address (WHATWG URL, 3.5)
_INWARD = (".local", ".localhost", ".localdomain", ".internal", ".intranet", ".lan", ".home.arpa", ".invalid")
_FRONT_PAGE = re.compile(r"/(?:(?:index|default|home)(?:\.[a-z]{3,5})?)?", re.IGNORECASE)
_KEPT_IN_PATH = "!$&'()*+,;=:@/%-._~"
_KEPT_IN_QUERY = _KEPT_IN_PATH + "?"
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})?")

_TRACKING = re.compile(
    r"(utm|mtm|piwik|matomo|hsa)_\w+"
    r"|pk_(campaign|cid|content|keyword|kwd|medium|source)"
    r"|at_(campaign|custom\d|format|link_\w+|medium|ptr_name)"
    r"|ns_(campaign|fee|linkname|mchannel|source)"
    r"|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|ymclid|twclid|ttclid|igshid|igsh|li_fat_id"
    r"|mc_cid|mc_eid|mkt_tok|oly_anon_id|oly_enc_id|vero_id|_hsenc|_hsmi|_ga|_gl|_openstat"
    r"|ref_src|ref_url|wt_mc|s_cid|zanpid",
    re.IGNORECASE,
)


def mint(*, url: str, digest: str, position: int = 0) -> str:
    """Give the id of an article: ``urn:uuid:`` and a version 5 UUID (RFC 9562, 5.5).

    It is made of the canonical *url*; where there is none, of *digest*, the SHA-256 of the
    document in hexadecimal, and the article's *position* in it, from 0.
    """
    canonical = canonical_url(url)
    if canonical:
        return _urn(_URLS, canonical)
    return _urn(_DIGESTS, f"sha256:{digest}" + (f"#{position}" if position else ""))


def feed_id(site_id: str, path: str) -> str:
    """Give the id of the feed at *path* (without suffix) of the site with the UUID *site_id*."""
    return _urn(UUID(site_id).bytes, path)


def _urn(space: bytes, name: str) -> str:
    """Give ``uuid5(UUID(bytes=space), name).urn`` (RFC 9562, 5.5) at a third of its cost."""
    digest = sha1(space + name.encode(), usedforsecurity=False).digest()[:16]
    version, variant = digest[6] & 0x0F | 0x50, digest[8] & 0x3F | 0x80
    plain = (digest[:6] + bytes((version, digest[7], variant)) + digest[9:]).hex()
    return f"urn:uuid:{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"


def canonical_url(url: str) -> str:
    """Give *url* in its one spelling (RFC 3986, 6.2), or "" if it is no public http(s) address.

    Scheme and host in lower case, host names in ASCII (RFC 3490), no default port, no
    fragment, no parameter that only tracks readers, escapes in upper case. The order of
    parameters stays, since it can mean something. Addresses with user names are refused, and
    those of hosts that only a machine or a house can reach.
    """
    url = url.strip()
    if not _SCHEME.match(url) or _UNUSABLE.search(url):
        return ""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:  # brackets or a port that are none
        return ""
    host = _host(parts)
    if not host:
        return ""
    address = host if port in {None, _PORTS[parts.scheme]} else f"{host}:{port}"
    path = _without_dots(_escaped(parts.path, _KEPT_IN_PATH)) or "/"
    canonical = urlunsplit((parts.scheme, address, path, _query(parts.query), ""))
    return canonical if len(canonical) <= LONGEST_URL else ""


def is_front_page(url: str) -> bool:
    """Say whether the canonical *url* is the address of a site: it has no path and no query."""
    parts = urlsplit(url)
    return not parts.query and bool(_FRONT_PAGE.fullmatch(parts.path))


def host_of(url: str) -> str:
    """Give the host of an address without its ``www.``, "" if it has none."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # brackets that are none
        return ""
    return host.removeprefix("www.")


def site_name(host: str) -> str:
    """Give the telling part of a host: ``www.example.co.uk`` → ``example``."""
    parts = [part for part in host.split(".") if part != "www"]
    return max(parts[:-1], key=len, default="")


def _host(parts: SplitResult) -> str:
    if parts.scheme not in _PORTS or parts.username is not None or not parts.hostname:
        return ""
    host = parts.hostname.removesuffix(".")
    if "[" in parts.netloc:
        return f"[{host}]" if _LITERAL.fullmatch(host) and _is_public_literal(IPv6Address(host)) else ""
    try:
        ascii_host = host.encode("idna").decode().lower()
    except UnicodeError:  # an empty or overlong label, or characters no host may have
        return ""
    usable = len(ascii_host) <= _HOST_LENGTH and _HOST.fullmatch(ascii_host)
    return ascii_host if usable and _is_public_name(ascii_host) else ""


def _is_public_literal(address: IPv6Address) -> bool:
    """Say whether the internet can reach an address; one that stands for an IPv4 address is that."""
    inner = address.ipv4_mapped or address
    return inner.is_global and not inner.is_multicast


def _is_public_name(host: str) -> bool:
    """Say whether *host* is a name of the internet's, or an IPv4 address that it can reach."""
    if not _NUMERIC.fullmatch(host):
        return "." in host and not host.endswith(_INWARD)
    try:
        address = IPv4Address(host)
    except AddressValueError:
        return False
    return address.is_global and not address.is_multicast


def _query(query: str) -> str:
    kept = [part for part in query.split("&") if part and not _TRACKING.fullmatch(part.split("=", 1)[0])]
    return _escaped("&".join(kept), _KEPT_IN_QUERY)


def _escaped(text: str, kept: str) -> str:
    return _ESCAPE.sub(_escape, quote(text, safe=kept, errors="replace"))


def _escape(match: re.Match[str]) -> str:
    return match[0].upper() if match[1] else "%25"  # a bare percent sign is itself


def _without_dots(path: str) -> str:
    """Resolve ``.`` and ``..`` (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    segments = path.split("/")
    for segment in segments:
        if segment == "..":
            del kept[max(1, len(kept) - 1) :]  # the empty part before the first slash stays
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in {".", ".."}:
        kept.append("")
    return "/".join(kept)

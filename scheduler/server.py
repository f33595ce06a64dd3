"""Server: published files over HTTP, as an ASGI application (RFC 9110, 9111).

Answers come from memory while the file is untouched; nothing derives from a request but its choice
of coding. Names of files come from the address, so each part is checked and no link is followed.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import stat
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from email.utils import formatdate
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from scheduler.conditions import accepts_gzip, is_unchanged
from scheduler.missing import missing

if TYPE_CHECKING:
    from feeds.settings import Settings

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]

MEDIA_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".pdf": "application/pdf",
}
"""Python's own table knows no feeds."""
ALREADY_SMALL = frozenset({".png", ".jpg", ".ico", ".pdf"})
FEEDS = frozenset({".atom", ".rss", ".json", ".opml"})
XML_FEEDS = frozenset({".atom", ".rss", ".opml"})
"""To a browser that navigates to them they are XML with a style sheet; else it would offer to save them."""
TO_BROWSERS = b"application/xml; charset=utf-8"
PAGE_POLICY = (
    b"default-src 'none'; img-src https: data:; style-src 'self'; form-action 'self'; "
    b"base-uri 'none'; frame-ancestors 'none'"
)
METHODS = b"GET, HEAD"
MAY_READ: Headers = [
    (b"allow", b"GET, HEAD, OPTIONS"),
    (b"access-control-allow-origin", b"*"),
    (b"access-control-allow-methods", METHODS),
    (b"access-control-allow-headers", b"If-None-Match, If-Modified-Since"),
    (b"access-control-max-age", b"86400"),
    (b"x-content-type-options", b"nosniff"),
]
"""What a browser is told that asks on behalf of a page of another site (Fetch, 3.2.3)."""
FOREVER = b"public, max-age=31536000, immutable"
CACHE_BYTES = 64 * 1024 * 1024
WORTH_PACKING = 1024
LARGEST_PACKED = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes in one coding, with their strong validator."""

    content: bytes
    etag: bytes


@dataclass(frozen=True, slots=True)
class Published:
    """A file as it is served. *stamp* says whether it still is that file, *packed* is its gzip form."""

    stamp: tuple[int, int, int]
    modified: int
    plain: Body
    packed: Body | None

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.plain.content) + (len(self.packed.content) if self.packed else 0)


class Files:
    """The files below the output folder, as an ASGI application."""

    def __init__(self, settings: Callable[[], Settings]) -> None:
        """Ask for *settings* at each request: they can change while the service runs."""
        self._settings = settings
        self._root = os.path.realpath(settings().paths.output)
        self._kept: OrderedDict[str, Published] = OrderedDict()
        self._bytes = 0

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Answer one request."""
        del receive
        head = scope["method"] == "HEAD"
        if not head and scope["method"] != "GET":
            await self._refuse(scope, send)
            return
        asked = dict(reversed(scope["headers"]))
        name = file_name(scope["path"])
        published = await self._published(name) if name else None
        if published is None:
            content, kind = missing(self._root, scope["path"], html=b"text/html" in asked.get(b"accept", b""))
            await reply(send, 404, content, [(b"content-type", kind), *_guards(".html")], head=head)
            return
        packed = published.packed if accepts_gzip(asked.get(b"accept-encoding", b"")) else None
        body = packed or published.plain
        headers = self._headers(name, published, body)
        if is_unchanged(asked, body.etag, published.modified):
            await reply(send, 304, b"", headers)
            return
        headers += _described(name, published, asked, packed=packed is not None)
        await reply(send, 200, body.content, headers, head=head)

    async def _refuse(self, scope: Message, send: Send) -> None:
        """Answer another method: pages of any site may ask whether they may read a feed."""
        feed = PurePosixPath(scope["path"]).suffix in FEEDS
        if scope["method"] == "OPTIONS" and feed and await self._published(file_name(scope["path"])):
            await reply(send, 204, b"", MAY_READ)
            return
        kind = (b"content-type", b"text/plain; charset=utf-8")
        headers = [(b"allow", METHODS), kind, *_guards(".txt")]
        await reply(send, 405, b"This address can only be read.\n", headers)

    def _headers(self, name: str, published: Published, body: Body) -> Headers:
        """Give the fields that a 304 repeats."""
        suffix = PurePosixPath(name).suffix
        settings = self._settings()
        age = b"public, max-age=%d" % settings.server.max_age.total_seconds()
        headers = [
            (b"etag", body.etag),
            (b"cache-control", FOREVER if name.startswith("archive/") else age),
        ]
        varies = [b"Accept-Encoding"] if published.packed else []
        if suffix in XML_FEEDS:
            varies.append(b"Sec-Fetch-Dest")
        if varies:
            headers.append((b"vary", b", ".join(varies)))
        if suffix in FEEDS:
            link = f'<{settings.site.base_url}{quote(name)}>; rel="self"'
            headers.append((b"link", link.encode("ascii", "backslashreplace")))
            headers.append((b"access-control-allow-origin", b"*"))
        return headers

    async def _published(self, name: str) -> Published | None:
        """Give a file, from memory where it is untouched."""
        kept = self._look_up(name)
        if kept is not None:
            return kept
        try:
            published = await asyncio.to_thread(_read, self._root, name)
        except (OSError, ValueError):
            return None
        self._keep(name, published)
        return published

    def _look_up(self, name: str) -> Published | None:
        kept = self._kept.get(name)
        try:
            if kept is None or kept.stamp != _stamp(os.lstat(f"{self._root}/{name}")):
                return None
        except OSError:
            return None
        self._kept.move_to_end(name)
        return kept

    def _keep(self, name: str, published: Published) -> None:
        old = self._kept.pop(name, None)
        self._kept[name] = published
        self._bytes += published.size - (old.size if old else 0)
        while self._bytes > CACHE_BYTES:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.size


def file_name(path: str) -> str:
    """Give the name below the output folder that an address means, "" if it means none.

    A folder means its index; names that begin with a dot are drafts or hidden.
    """
    name = path.removeprefix("/")
    if not name or name.endswith("/"):
        name += "index.html"
    parts = name.split("/")
    return "" if any(not part or part.startswith(".") or "\0" in part for part in parts) else name


async def reply(send: Send, status: int, content: bytes, headers: Headers, *, head: bool = False) -> None:
    """Send a whole answer; its body stays away where only the head was asked for."""
    if status not in {204, 304}:  # these two have no content, and no length of it (RFC 9110, 8.6)
        headers = [*headers, (b"content-length", b"%d" % len(content))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head else content})


def _described(name: str, published: Published, asked: dict[bytes, bytes], *, packed: bool) -> Headers:
    suffix = PurePosixPath(name).suffix
    kind = MEDIA_TYPES.get(suffix, "application/octet-stream").encode()
    if suffix in XML_FEEDS and asked.get(b"sec-fetch-dest") == b"document":
        kind = TO_BROWSERS
    headers = [
        (b"content-type", kind),
        (b"last-modified", formatdate(published.modified, usegmt=True).encode()),
        *_guards(suffix),
    ]
    return [*headers, (b"content-encoding", b"gzip")] if packed else headers


def _guards(suffix: str) -> Headers:
    """Keep browsers from guessing types, and pages from doing more than a page needs."""
    guards = [(b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer")]
    return [*guards, (b"content-security-policy", PAGE_POLICY)] if suffix == ".html" else guards


def _stamp(look: os.stat_result) -> tuple[int, int, int]:
    return look.st_mtime_ns, look.st_size, look.st_ino


def _body(content: bytes) -> Body:
    return Body(content, b'"' + sha256(content).hexdigest()[:32].encode() + b'"')


def _read(root: str, name: str) -> Published:
    """Read a file; what is stamped and what is read are one, though it may be replaced meanwhile.

    Raises ``OSError`` for what is no file, or is reached by a link.
    """
    path = Path(root, name)
    if os.path.realpath(path) != str(path):
        raise FileNotFoundError(name)
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        look = os.fstat(file.fileno())
        if not stat.S_ISREG(look.st_mode):
            raise FileNotFoundError(name)
        content = file.read()
    packed = None
    if WORTH_PACKING < len(content) < LARGEST_PACKED and path.suffix not in ALREADY_SMALL:
        packed = _body(gzip.compress(content, 6, mtime=0))
    return Published(_stamp(look), int(look.st_mtime), _body(content), packed)

"""Media types: what bytes are, from the bytes; and what to call that to a person.

The one module that knows puremagic. It must be protected from: matching plain text (it is asked only
about bytes that are none), giving another of several equal answers on another day (it collects them in
a set), and calling every zip archive a Word document.
"""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from feeds.text.charset import marked, unmarked
from feeds.text.labels import CODECS
from feeds.text.sources import is_json, message, source

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = 16 * 1024
"""Bytes that are looked at; front matter must end within them."""

STRAYS = 8
"""Control characters that a short text may hold and still be text."""

_CONTROLS = bytes([*range(9), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)])  # WHATWG MIME Sniffing, 3

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"ID3", "audio/mpeg"),
    (b"\xff\xfb", "audio/mpeg"),
    (b"OggS\x00", "application/ogg"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ", "application/x-executable"),
    (b"PK\x03\x04", "application/zip"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"BM", "image/bmp"),
)
_TEXTUAL = (
    (re.compile(rb"%PDF-\d"), "application/pdf"),
    (re.compile(rb"\{\\rtf\d"), "application/rtf"),
    (re.compile(rb"%!PS-"), "application/postscript"),
)
_FIRST_BYTES = b"%{" + bytes(mark[0] for mark, _ in _SIGNATURES)
_OFFICE = (
    (b"word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"application/epub+zip", "application/epub+zip"),
)

_BEFORE = re.compile(r"(?:\s+|<!--.*?-->|<\?xml\b[^>]*>)+", re.DOTALL)
_PAGE = re.compile(r"<!doctype\s+html\b|<(?:html|head|body)\b[^<>]*>|<article\b[^<>]*>\s*<", re.IGNORECASE)
_PART = re.compile(
    r"<(article|main|section|header|div|p|h[1-6]|table|ul|ol|blockquote|figure|pre|center|title|script|style)\b"
    r"[^<>]*>.*</\1\s*>"
    r"|<(?:meta|link|base|img|br|hr)\b[^<>]*>",
    re.IGNORECASE | re.DOTALL,
)
_STRUCTURE = re.compile(
    r"</?(?:article|main|section|header|div|p|h[1-6]|table|ul|ol|blockquote|figure|pre|center|br|hr)\b[^<>]*>",
    re.IGNORECASE,
)
_TAG = re.compile(r"</?[a-z][^<>]*>|&(?:[a-z]{2,8}|#x?[0-9a-f]{1,6});", re.IGNORECASE)
_XML = re.compile(
    r"(?:<!doctype[^\[>]*>\s*|<!--.*?-->\s*|<\?[^>]*>\s*)*<(?:[\w.-]+:)?(rss|feed|rdf|opml|svg)\b",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS = MappingProxyType(
    {
        "rss": "application/rss+xml",
        "feed": "application/atom+xml",
        "rdf": "application/rdf+xml",
        "opml": "text/x-opml",
        "svg": "image/svg+xml",
    }
)
_FRONT = re.compile(r"(---|\+\+\+)[ \t]*\n.*?^\1[ \t]*$", re.DOTALL | re.MULTILINE)
_UNENDED = re.compile(r"---[ \t]*\n((?:[^\W\d_][\w .-]{0,60}:[^\n]*\n)+)[ \t]*\n")
_TITLE = re.compile(r"^title[ \t]*:", re.IGNORECASE | re.MULTILINE)
_KEY = re.compile(r"^[A-Za-z][\w .-]{0,60}\s*[:=]", re.MULTILINE)

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd")
_HTML = (".html", ".htm", ".xhtml", ".shtml")

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "application/pdf": "a PDF document",
        "application/rtf": "a rich text (RTF) document",
        "application/postscript": "a PostScript document",
        "application/epub+zip": "an EPUB book",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "a Word document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an Excel workbook",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation": "a presentation",
        "application/vnd.oasis.opendocument.text": "an OpenDocument text",
        "application/x-ole-storage": "a document of an older Office program",
        "application/vnd.sqlite3": "an SQLite database",
        "application/x-executable": "a program",
        "application/zip": "a zip archive",
        "application/gzip": "a gzip file",
        "application/x-tar": "a tar archive",
        "application/x-bzip2": "a bzip2 file",
        "application/x-xz": "an xz file",
        "application/zstd": "a zstd file",
        "application/x-7z-compressed": "a 7-Zip archive",
        "application/vnd.rar": "a RAR archive",
        "application/json": "a JSON file",
        "application/xml": "an XML document",
        "application/rss+xml": "an RSS feed",
        "application/atom+xml": "an Atom feed",
        "application/rdf+xml": "an RDF document",
        "application/ogg": "an Ogg recording",
        "application/sql": "a file of database commands (SQL)",
        "message/rfc822": "an e-mail message",
        "multipart/related": "a saved web page (MHTML)",
        "text/css": "a style sheet (CSS)",
        "text/csv": "a table (CSV)",
        "text/javascript": "a JavaScript program",
        "text/tab-separated-values": "a table (TSV)",
        "text/x-c": "a program's source in C",
        "text/x-java": "a program's source in Java",
        "text/x-opml": "an OPML subscription list",
        "text/x-python": "a Python program",
        "text/x-shellscript": "a script",
        "text/x-typescript": "a TypeScript program",
        "image/jpeg": "a JPEG image",
        "image/svg+xml": "an SVG image",
        "image/x-icon": "an icon",
        "audio/mpeg": "an MP3 recording",
        "application/octet-stream": "a binary file of an unknown kind",
    }
)
_FAMILIES = MappingProxyType({"image": "image", "audio": "recording", "video": "video", "font": "font"})


def sniff(body: bytes, *, name: str, claimed: str = "") -> str:
    """Give the media type of *body*, without parameters, in lower case.

    The bytes decide. *name* and *claimed* (what the sender said) decide only what bytes can't:
    whether text is Markdown, and whether text with a few tags is a page.
    """
    head = body[:HEAD]
    if known := _signed(head):
        return known if known != "application/zip" else _zipped(head + body[-HEAD:])
    encoding = marked(head) or unmarked(head)
    if not encoding and _is_binary(head):
        return _rare(head)
    text = head.decode(CODECS[encoding] if encoding else "latin-1", "replace").lstrip("\ufeff")
    if "\r" in text:  # looking for one character takes a tenth of the time
        text = text.replace("\r\n", "\n")
    return _textual(text, name.lower(), claimed.partition(";")[0].strip().lower())


def describe(media_type: str) -> str:
    """Name a media type in words that a person knows, with its article: ``a PNG image``."""
    if media_type in _NAMES:
        return _NAMES[media_type]
    family, _, kind = media_type.partition("/")
    kind = kind.removeprefix("x-").removeprefix("ms-").removeprefix("vnd.")
    if family in _FAMILIES:
        article = "an" if kind[:1] in "aeiom" else "a"
        return f"{article} {kind.upper()} {_FAMILIES[family]}"
    return f"a file of the type {media_type}"


def _signed(head: bytes) -> str:
    """Know a file by its first bytes; those that could be text count only where the rest is none."""
    if head[:1] not in _FIRST_BYTES:
        return ""
    for pattern, media_type in _TEXTUAL:
        if pattern.match(head):
            return media_type
    for mark, media_type in _SIGNATURES:
        if head.startswith(mark) and (not mark.isalnum() or _is_binary(head)):
            return media_type
    return ""


def _zipped(ends: bytes) -> str:
    """Tell the documents that are zip archives from plain archives."""
    return next((media_type for mark, media_type in _OFFICE if mark in ends), "application/zip")


def _is_binary(head: bytes) -> bool:
    """Say whether there are too many controls for text; a few strays are forgiven."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 0.02 * len(head) and (controls > STRAYS or controls > 0.2 * len(head))


def _rare(head: bytes) -> str:
    """Ask puremagic; the longest match wins, and among equals the first by name."""
    import puremagic  # noqa: PLC0415 - reads 160 kB of signatures, only binary files need it

    try:
        matches = puremagic.magic_string(head)
    except puremagic.PureError:
        return "application/octet-stream"
    named = [match for match in matches if "/" in match.mime_type and len(match.byte_match) > 2]
    best = min(named, key=lambda match: (-len(match.byte_match), match.mime_type), default=None)
    return str(best.mime_type) if best else "application/octet-stream"


def _textual(text: str, name: str, claimed: str) -> str:
    """Tell pages, Markdown, XML, mail, sources and JSON from plain text."""
    start = text.lstrip()
    before = _BEFORE.match(text)
    inner = text[before.end() :] if before else text
    if _PAGE.match(inner):
        return "text/html"
    if known := _xml(start, name) or message(start, name) or source(start, name):
        return known
    if name.endswith(_MARKDOWN) or claimed == "text/markdown" or _has_front_matter(text):
        return "text/markdown"
    said = name.endswith(_HTML) or claimed in {"text/html", "application/xhtml+xml"}
    if _TAG.search(text) if said else _is_fragment(inner):
        return "text/html"
    return "application/json" if is_json(start) else "text/plain"


def _xml(start: str, name: str) -> str:
    """Know XML by its root, by its declaration, or by its name."""
    if not start.startswith("<"):
        return ""
    if root := _XML.match(start):
        return _ROOTS[root.group(1).lower()]
    return "application/xml" if start.startswith("<?xml") or name.endswith(".xml") else ""


def _is_fragment(text: str) -> bool:
    """Say whether *text* is a piece of a page: it begins with an element, and elements go on to its end.

    Where most of it stands after the last of them, a reader of pages would lose it.
    """
    if not _PART.match(text):
        return False
    end = max((found.end() for found in _STRUCTURE.finditer(text)), default=0)
    return end > 0 and len(text) - end <= len(text) / 2


def _has_front_matter(text: str) -> bool:
    """Say whether *text* starts with front matter: a fence, keys, and the same fence or an empty line."""
    for fences, key in ((_FRONT, _KEY), (_UNENDED, _TITLE)):
        if (found := fences.match(text)) and key.search(found.group()):
            return True
    return False

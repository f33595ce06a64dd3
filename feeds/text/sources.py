"""Sources: mail, programs, tables and data, which are text but no articles; told by their beginnings."""

from __future__ import annotations

import json
import re
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# RFC 5322, 2.2
_HEADER = re.compile(r"(?:From [^\n]*\n)?((?:[!-9;-~]+[ \t]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+)(\n?)")
_FIELD = re.compile(r"^([!-9;-~]+)[ \t]*:", re.MULTILINE)
_MAILS = (".eml", ".mht", ".mhtml", ".mbox")
_AMBIGUOUS = frozenset({"date", "from", "subject"})  # press releases have them too
_MAIL = _AMBIGUOUS | frozenset(
    {
        *("bcc", "cc", "content-transfer-encoding", "content-type", "delivered-to", "dkim-signature"),
        *("in-reply-to", "list-id", "message-id", "mime-version", "received", "references", "reply-to"),
        *("return-path", "sender", "snapshot-content-location", "to", "x-mailer"),
    }
)
_SHEBANG = re.compile(r"#![ \t]*/\S")
_SENTENCE = re.compile(r"[^\W\d_\"'].{39,}[.!?…。！？][\"'”’»)]?")
_CELLS = re.compile(r"[^\n]*[,;\t|]")

_JSON = re.compile(r"\{\s*(?:\"[^\"]*\"\s*:|\})|\[\s*(?:\{\s*[\"}]|\])")

_TABLES: Mapping[str, str] = MappingProxyType({"csv": "text/csv", "tsv": "text/tab-separated-values"})
_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "c": "text/x-c",
        "cpp": "text/x-c",
        "css": "text/css",
        "h": "text/x-c",
        "java": "text/x-java",
        "js": "text/javascript",
        "json": "application/json",
        "mjs": "text/javascript",
        "py": "text/x-python",
        "sh": "text/x-shellscript",
        "sql": "application/sql",
        "ts": "text/x-typescript",
    }
)


def message(start: str, name: str) -> str:
    """Know mail by its header: two fields that mail has, not only those that a press release has too."""
    named = name.endswith(_MAILS)
    header = _HEADER.match(start)
    if not header or not (header[2] or named):
        return ""
    known = _MAIL & {field.lower() for field in _FIELD.findall(header[1])}
    if not known or not (named or (len(known) > 1 and (known - _AMBIGUOUS or "@" in header[1]))):
        return ""
    return "multipart/related" if "multipart/related" in header[1].lower() else "message/rfc822"


def source(start: str, name: str) -> str:
    """Know scripts by their first line, sources and tables by their name, unless prose stands in them."""
    if _SHEBANG.match(start):
        return "text/x-shellscript"
    ending = name.rpartition(".")[2] if "." in name else ""
    if ending in _TABLES and _CELLS.match(start):
        return _TABLES[ending]
    if ending not in _SOURCES:
        return ""
    lines = start.split("\n")
    sentences = sum(bool(_SENTENCE.fullmatch(line.strip())) for line in lines)
    return "" if 2 * sentences >= sum(map(bool, map(str.strip, lines))) else _SOURCES[ending]


def is_json(start: str) -> bool:
    """Say whether *start* is, or begins as, an object or a list of JSON."""
    if _JSON.match(start):
        return True
    if not (start.startswith(("{", "[")) and start.rstrip().endswith(("}", "]"))):
        return False
    try:
        json.loads(start)
    except (ValueError, RecursionError):
        return False
    return True

"""Charset: bytes to text, with a reason for the encoding that was chosen.

The one module that knows chardet. It must be protected from: its readiness to answer anything (a word
in French came out as Hebrew), so that its candidates are tried in its order and the first believable
text wins; encodings that hide markup in ASCII (it is only offered those of ``labels``); its cost on
long input (it sees the first 64 kB).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.errors import Unreadable
from feeds.text import vietnamese
from feeds.text.labels import CODECS, DETECTABLE, encoding_for

if TYPE_CHECKING:
    from collections.abc import Sequence

DECLARATION = 4096
"""Bytes at the start in which a page may declare its encoding."""

FEW = 3
"""Invalid sequences that are always forgiven."""

FORGIVEN = 0.001
"""The share of characters that may be invalid in a longer text."""

SAMPLE = 64 * 1024
"""Bytes that the detector sees."""

UNITS = 4
"""Characters of UTF-16 that are needed to know it without a mark."""

CONFIDENCE = 0.07
"""Below this the detector has nothing to go by; real sentences reach 0.08 to 0.8."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_FIRST_BYTES = frozenset(mark[0] for mark, _ in _MARKS)
_UNMARKED = (("utf-32le", 4), ("utf-32be", 4), ("utf-16le", 2), ("utf-16be", 2))
_META = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_ISO_2022_JP = re.compile(rb"\x1b\$[@B].{2,}?\x1b\([BJ]", re.DOTALL)

_STRANGE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_FOREIGN = "\u0370-\u07ff\u0e00-\u0eff"
_TORN = re.compile(
    f"[A-Za-z][{_FOREIGN}]|[{_FOREIGN}][A-Za-z]"  # two scripts in one word
    "|[а-яё][А-ЯЁ]|[α-ω][Α-Ω]|[a-z\xdf-\xff][\xc0-\xde]"  # a capital inside a word
    "|(?<![A-Za-z\xc0-\u024f])[\xc0-\u024f]{3,}(?![A-Za-z\xc0-\u024f])"  # no plain letter in a word
)
_STRAY = re.compile(  # a sign beside no letter, but for a word of one letter and punctuation
    r"(?<![^\W\d_])(?!(?<!\S)[à-ÿ](?:[\s,.;:!?]|\Z))[^\x00-\x7f‘’“”„–—…«»•°€£©®¿¡](?![^\W\d_])"
)
_ESCAPE = 0x1B
"""What every shift of ISO-2022-JP begins with."""
_HIGH = bytes(range(0x80, 0x100))
_PLAIN = bytes([*b"\t\n\r", *range(0x20, 0x7F)])


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, how it was decoded and why so.

    *encoding* is the WHATWG name in lower case, or ``tcvn3``, ``vni``, ``viscii``, ``utf-32le`` …
    *provenance* is ``byte-order-mark``, ``transport``, ``meta``, ``utf-8`` or ``detected``.
    *notes* are remarks for people. The text is neither scrubbed nor composed.
    """

    text: str
    encoding: str
    provenance: str
    notes: tuple[str, ...] = ()


def decode(body: bytes, *, source: str, declared: str = "") -> Decoded:
    """Decode *body*; *declared* is the charset that the sender named, "" if none.

    In this order: byte-order mark, the sender's word, what a page says of itself, UTF-8, the old
    encodings of Vietnamese, a detector. A declaration that the bytes contradict is passed over, and
    a note says so. Raises Unreadable where no encoding gives believable text.
    """
    notes: list[str] = []
    for mark, encoding in _marks(body):
        if decoded := _attempt(body[len(mark) :], encoding, "byte-order-mark", notes):
            return decoded
    if encoding := unmarked(body):
        return _decoded(body, encoding, "detected", notes)
    for label, provenance in ((declared, "transport"), (_declaration(body), "meta")):
        if label and (decoded := _declared(body, label, provenance, notes)):
            return decoded
    return _guessed(body, source, notes)


def marked(body: bytes) -> str:
    """Name the encoding whose byte-order mark *body* starts with, "" if none."""
    return next((encoding for _, encoding in _marks(body)), "")


def _marks(body: bytes) -> Sequence[tuple[bytes, str]]:
    """Give the byte-order marks that *body* starts with: one is the beginning of another."""
    if not body or body[0] not in _FIRST_BYTES:
        return ()
    return [(mark, encoding) for mark, encoding in _MARKS if body.startswith(mark)]


def _declaration(body: bytes) -> str:
    """Find what a page or an XML document says of its own encoding ("" if nothing)."""
    head = body[:DECLARATION]
    if not head.lstrip().startswith(b"<"):
        return ""
    found = _XML.match(head.lstrip()) or _META.search(head)
    label = found.group(1).decode("ascii", "replace") if found else ""
    # It could be read, so it is not in UTF-16 (HTML, 13.2.3.2).
    return "utf-8" if encoding_for(label).startswith(("utf-16", "utf-32")) else label


def _declared(body: bytes, label: str, provenance: str, notes: list[str]) -> Decoded | None:
    """Decode as declared, unless the bytes contradict it; then say so in *notes*."""
    encoding = encoding_for(label)
    if not encoding:
        notes.append(f"declared as {label!r}, an encoding that is not honoured")
        return None
    if encoding != "utf-8" and not body.isascii() and _is_utf8(body):
        notes.append(f"declared as {encoding}, but the bytes are UTF-8")
        return None
    if encoding in {"windows-1252", "windows-1258"} and (real := vietnamese.recognise(body)):
        # It was set with fonts of its own, and declared as what the fonts replaced.
        return _decoded(body, real, provenance if real == encoding else "detected", notes)
    return _attempt(body, encoding, provenance, notes)


def _attempt(body: bytes, encoding: str, provenance: str, notes: list[str]) -> Decoded | None:
    """Decode, unless too much of it is invalid; then say so in *notes*."""
    decoded = _decoded(body, encoding, provenance, notes)
    bad = decoded.text.count("\ufffd")
    if not _forgiven(bad, decoded.text) or (encoding.startswith(("utf-16", "utf-32")) and not _wide(body)):
        notes.append(f"marked or declared as {encoding}, but the bytes are not")
        return None
    return decoded


def _guessed(body: bytes, source: str, notes: list[str]) -> Decoded:
    """Decode what nobody declared, or declared wrongly."""
    if _ESCAPE in body and _ISO_2022_JP.search(body[:SAMPLE]):
        return _decoded(body, "iso-2022-jp", "detected", notes)
    try:
        return _noted(body.decode(), "utf-8", "utf-8", notes)
    except UnicodeDecodeError:
        text = body.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = len(text) - len(body.translate(None, _HIGH)) - bad
    if good > bad and _forgiven(bad, text):
        return _decoded(body, "utf-8", "utf-8", notes)
    if good > 4 * bad:
        raise Unreadable(source, f"damaged text: {bad} places are not valid UTF-8")
    if found := _detected(body, notes):
        return found
    if _forgiven(bad, text):
        return _decoded(body, "utf-8", "utf-8", notes)
    raise Unreadable(source, f"not text in any known encoding: {bad} places are not valid UTF-8")


def _detected(body: bytes, notes: list[str]) -> Decoded | None:
    """Decode by the look of the text."""
    if real := vietnamese.recognise(body):
        return _decoded(body, real, "detected", notes)
    from chardet import detect_all  # noqa: PLC0415 - 25 ms, and few documents need it

    western = _decoded(body, "windows-1252", "detected", notes)
    for candidate in detect_all(body[:SAMPLE], include_encodings=DETECTABLE, compat_names=False):
        encoding = DETECTABLE.get(candidate["encoding"] or "", "")
        if encoding and candidate["confidence"] >= CONFIDENCE:
            decoded = _decoded(body, encoding, "detected", notes)
            if believable(decoded.text):
                return western if decoded.text == western.text else decoded
    return western if believable(western.text) and _foreign(western.text) <= FEW else None


def _foreign(text: str) -> int:
    """Count the characters beyond ASCII."""
    return len(text) - len(text.encode("ascii", "ignore"))


def believable(text: str) -> bool:
    """Say whether *text* can be what was written: no rubbish, no words torn between scripts."""
    foreign = _foreign(text)
    if foreign <= FEW and _STRAY.search(text):
        return False
    return len(_STRANGE.findall(text)) <= 0.01 * foreign and len(_TORN.findall(text)) <= 0.05 * foreign


def _decoded(body: bytes, encoding: str, provenance: str, notes: list[str]) -> Decoded:
    """Decode; what is invalid becomes U+FFFD, and a note says how often."""
    if encoding in vietnamese.DECODERS:
        return Decoded(vietnamese.DECODERS[encoding](body), encoding, provenance, tuple(notes))
    return _noted(body.decode(CODECS[encoding], "replace"), encoding, provenance, notes)


def _noted(text: str, encoding: str, provenance: str, notes: list[str]) -> Decoded:
    """Give the text without its mark."""
    text = text.removeprefix("\ufeff")
    remark = []
    if bad := text.count("\ufffd"):
        remark = [f"not valid {encoding} in {bad} {'place' if bad == 1 else 'places'}, replaced by U+FFFD"]
    return Decoded(text, encoding, provenance, (*notes, *remark))


def _forgiven(bad: int, text: str) -> bool:
    return bad <= max(FEW, FORGIVEN * len(text))


def unmarked(body: bytes) -> str:
    """Name the UTF-16 or UTF-32 that *body* is in without a mark, "" if none: spaces and line ends tell."""
    sample = body[:SAMPLE]
    if 0 not in sample or len(sample) < UNITS * 2 or not _wide(sample):
        return ""
    best, name = 0, ""
    for encoding, width in _UNMARKED:
        text = sample[: len(sample) // width * width].decode(CODECS[encoding], "replace")
        spaces = text.count(" ") + text.count("\n")
        if spaces > best and text.count("\ufffd") < 2 and believable(text):
            best, name = spaces, encoding
    return name


def _wide(body: bytes) -> bool:
    """Say whether these can be two or four bytes a character: too few are printable ASCII."""
    return len(body.translate(None, _PLAIN)) > 0.2 * len(body)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True

"""Values to what a database holds, and back: the one module that knows msgspec and zstandard.

msgspec refuses mappings that are not dictionaries, such as a read-only view; they are copied here. It reads
an older JSON well: a field that is missing gets its default, one that is unknown is passed over. So a
field of an entry may be added or dropped without a migration, but not given another meaning.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import zstandard

from feeds.errors import StoreError
from feeds.model import Entry, Filing
from feeds.store.values import Digests, Held, Sealed

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_HALF = 2**63
_FASTEST = 1  # zstandard's level: the next save a hundredth and take longer


class _Tools(threading.local):
    """What packs and unpacks: making it takes longer than using it, and one thread at a time may use it."""

    def __init__(self) -> None:
        self.packer = zstandard.ZstdCompressor(_FASTEST)
        self.unpacker = zstandard.ZstdDecompressor()


_tools = _Tools()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is no value of an entry")


_encoder = msgspec.json.Encoder(enc_hook=_plain)
_entry = msgspec.json.Decoder(Entry)
_filing = msgspec.json.Decoder(Filing)
_counts = msgspec.json.Decoder(dict[str, int])


def _read(decoder: Any, text: str | bytes) -> Any:
    try:
        return decoder.decode(text)
    except msgspec.DecodeError as error:
        raise StoreError(f"the store holds JSON that can't be read: {error}") from error


def to_json(value: Filing | Mapping[str, int] | Sequence[str]) -> str:
    """Give the JSON of a value: compact, fields in their order, so equal values give equal text."""
    return _encoder.encode(value).decode("utf-8")


def seal(held: Held) -> Sealed:
    """Give an entry in the form that it is kept in."""
    entry, filing = held.entry, held.filing
    published = entry.published and entry.published.instant()
    return Sealed(
        entry.id,
        entry.revision,
        entry.document,
        entry.source,
        held.position,
        entry.url,
        entry.language,
        held.digests.significant,
        held.digests.cosmetic,
        from_time(published or entry.seen),
        to_body(entry),
        to_json(filing),
        tuple((each.kind, each.key, each.score, to_json(each.evidence)) for each in filing.categories),
    )


def unseal(sealed: Sealed) -> Held:
    """Give the entry back; raises StoreError where it is damaged."""
    digests = Digests(sealed.significant, sealed.cosmetic)
    return Held(to_entry(sealed.entry), to_filing(sealed.filing), digests, sealed.position)


def to_body(entry: Entry) -> bytes:
    """Give the JSON of an entry, compressed: it takes a third of the room."""
    return pack(_encoder.encode(entry))


def to_entry(body: bytes) -> Entry:
    """Read an entry; raises StoreError where the body is damaged."""
    entry: Entry = _read(_entry, unpack(body))
    return entry


def to_filing(text: str) -> Filing:
    """Read what an entry is filed under; raises StoreError where the text is damaged."""
    filing: Filing = _read(_filing, text)
    return filing


def to_counts(text: str) -> dict[str, int]:
    """Read the counts of a run; raises StoreError where the text is damaged."""
    counts: dict[str, int] = _read(_counts, text)
    return counts


def from_time(time: datetime) -> int:
    """Give whole microseconds since 1970 in UTC; *time* is aware."""
    return (time - _EPOCH) // _MICROSECOND


def to_time(microseconds: int) -> datetime:
    """Give the aware UTC time back."""
    return _EPOCH + timedelta(microseconds=microseconds)


def from_unsigned(number: int) -> int:
    """Give a number of 64 bits, such as an inode, as the signed one that a database holds."""
    return number if number < _HALF else number - 2 * _HALF


def to_unsigned(number: int) -> int:
    """Give the unsigned number back."""
    return number % (2 * _HALF)


def pack(body: bytes) -> bytes:
    """Compress the bytes of a document or an entry."""
    return _tools.packer.compress(body)


def unpack(packed: bytes) -> bytes:
    """Give the bytes back; raises StoreError where they are damaged."""
    try:
        return _tools.unpacker.decompress(packed)
    except zstandard.ZstdError as error:
        raise StoreError(f"the store holds something that can't be read: {error}") from error

"""A document: one delivery of bytes (RFC 9110, "representation")."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Document:
    """Bytes, where they came from and when.

    *source* is a path below the seeds folder, with ``/`` between its parts, or an address.
    *media_type* and *charset* are what the sender claimed, "" where nothing was.
    *digest* is the SHA-256 of the bytes in hexadecimal: it identifies the document.
    """

    source: str
    body: bytes = field(repr=False)
    retrieved: datetime
    media_type: str = ""
    charset: str = ""
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        """Name the bytes."""
        object.__setattr__(self, "digest", sha256(self.body).hexdigest())

"""Bytes in many encodings, each case a file beside its expectation."""

from __future__ import annotations

import tomllib
from pathlib import Path
from unicodedata import normalize

import pytest

from feeds.text.charset import decode

FOLDER = Path(__file__).resolve().parents[2] / "cases" / "charset"


@pytest.mark.parametrize("case", sorted(FOLDER.glob("*.toml")), ids=lambda case: case.stem)
def test_bytes_are_decoded_as_they_were_meant(case):
    expected = tomllib.loads(case.read_text(encoding="utf-8"))
    (path,) = (path for path in FOLDER.glob(f"{case.stem}.*") if path.suffix != ".toml")
    decoded = decode(path.read_bytes(), source=path.name, declared=expected.get("declared", ""))
    assert normalize("NFC", decoded.text) == expected["text"]
    assert (decoded.encoding, decoded.provenance) == (expected["encoding"], expected["provenance"])
    assert list(decoded.notes) == expected["notes"]

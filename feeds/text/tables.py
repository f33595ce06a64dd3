"""The tables of py3langid, mapped from a file: there at once, and one copy for all processes.

The package brings them compressed; to unpack them takes half a second and 70 MB in each process. Who has to
do so leaves them in the user's cache folder, named by the digest of what was unpacked. A folder that can't
be written, or a file there that was damaged, costs only that time again.
"""

from __future__ import annotations

import shutil
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier
from py3langid.modelio import load_model

if TYPE_CHECKING:
    from collections.abc import Mapping


Table: TypeAlias = "np.ndarray[Any, Any]"


class Tables(NamedTuple):
    """What py3langid knows, by the names of its own model."""

    ptc: Table
    pc: Table
    classes: Table
    nextmove: Table
    row: Table
    output: Table


def identifier(cache: Path | None) -> LanguageIdentifier:
    """Give py3langid, ready to be asked for probabilities; its tables are kept below *cache*."""
    tables = _tables(MODEL_DIR / MODEL_FILE, cache)
    return LanguageIdentifier(
        tables.ptc,
        np.asarray(tables.pc),
        tables.classes.tolist(),
        tables.nextmove.data,
        tables.output.tolist(),
        norm_probs=True,
        tk_row=tables.row.tolist(),
    )


def cache_folder(environment: Mapping[str, str]) -> Path | None:
    """Give our folder below the user's cache folder; None for a user who has none."""
    home = Path(environment.get("HOME", ""))
    folder = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    return folder / "seedwire" if folder.is_absolute() else None


def _tables(model: Path, cache: Path | None) -> Tables:
    if cache is None:
        return _unpacked(model)
    place = cache / f"py3langid-{sha256(model.read_bytes()).hexdigest()[:16]}"
    tables = _mapped(place)
    if tables is None:
        tables = _unpacked(model)
        _leave(tables, place)
    return tables


def _unpacked(model: Path) -> Tables:
    return Tables(*map(np.asarray, load_model(model)))


def _mapped(place: Path) -> Tables | None:
    """Give the tables that lie at *place*; None where they do not, or not whole."""
    try:
        return Tables(*(np.load(place / f"{name}.npy", mmap_mode="r") for name in Tables._fields))
    except (OSError, ValueError):
        return None


def _leave(tables: Tables, place: Path) -> None:
    """Lay the tables down at *place*, all at once."""
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = Path(mkdtemp(prefix=".draft-", dir=place.parent))
        try:
            for name, table in tables._asdict().items():
                np.save(draft / f"{name}.npy", table, allow_pickle=False)
            shutil.rmtree(place, ignore_errors=True)
            draft.rename(place)
        finally:
            shutil.rmtree(draft, ignore_errors=True)

"""What every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents and their gold answers; SEEDWIRE_SHARED names another place."""
    folder = Path(os.environ.get("SEEDWIRE_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"the real documents are not at {folder}: set SEEDWIRE_SHARED to their folder")
    return folder

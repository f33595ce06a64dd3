"""What every test may use."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("seedwire", deadline=None)  # a slow machine is no defect
settings.load_profile("seedwire")

ROOT = Path(__file__).resolve().parent.parent


def need(program: str) -> str:
    """Give the path of a program, or skip with the reason; under SEEDWIRE_STRICT its absence fails."""
    found = shutil.which(program)
    if found is None:
        message = f"{program} is not installed: on Debian, apt-get install {program}"
        if os.environ.get("SEEDWIRE_STRICT"):
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real documents and their gold answers; SEEDWIRE_SHARED names another place."""
    folder = Path(os.environ.get("SEEDWIRE_SHARED", ROOT.parent / "shared"))
    if not (folder / "seeds").is_dir():
        pytest.skip(f"the real documents are not at {folder}: set SEEDWIRE_SHARED to their folder")
    return folder


@pytest.fixture(scope="session")
def newsboat() -> str:
    """The feed reader newsboat."""
    return need("newsboat")


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser."""
    return need("chromium")

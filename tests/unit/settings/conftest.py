"""What the tests of settings share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from feeds.errors import SettingsError
from feeds.settings import load

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """An empty folder, and no variable of ours in the environment."""
    for name in list(os.environ):
        if name.upper().startswith("SEEDWIRE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / "seedwire.toml"
    file.write_text(text, "utf-8")
    return file


def refusal(**given) -> str:
    with pytest.raises(SettingsError) as caught:
        load(**given)
    return str(caught.value)

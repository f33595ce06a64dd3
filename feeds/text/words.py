"""Words: the few that feeds and pages say themselves, by language, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT = "en"


@cache
def languages() -> tuple[str, ...]:
    """Give the languages that have words, in the order of the file."""
    return tuple(_table())


@cache
def spoken(language: str) -> str:
    """Give the language whose words stand for *language*: itself, its base language, else English."""
    base = language.split("-", 1)[0]
    return next((tag for tag in (language, base) if tag in _table()), DEFAULT)


@cache
def words(language: str) -> Mapping[str, str]:
    """Give the words for *language* (see :func:`spoken`), by key."""
    return MappingProxyType(_table()[spoken(language)])


@cache
def _table() -> dict[str, dict[str, str]]:
    """Read the file, once."""
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))

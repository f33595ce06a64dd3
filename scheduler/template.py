"""Template: the files that `seedwire init` writes, made from the settings themselves."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.settings import Section, Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TOPICS = """\
# Your topics. They join the default catalogue, or replace it where seedwire.toml says
# [topics] extend = false. Take the marks away from this example to begin.
#
# A topic has a key (ASCII: it is part of the feed's address), labels and terms by language; terms
# under "*" hold for every language. An entry is filed where the terms in it weigh enough together.

#[topic.rice]
#
#[topic.rice.labels]
#en = "Rice"
#vi = "Lúa gạo"
#
#[topic.rice.terms]
#en = ["rice exports", "rice harvest", {term = "rice", weight = 0.7}]
#vi = ["xuất khẩu gạo", "vụ lúa", {term = "gạo", weight = 0.7}]
"""


def topics_text() -> str:
    """Give ``topics.toml``, every line of it a comment."""
    return TOPICS


def settings_text(chosen: Mapping[str, str] | None = None) -> str:
    """Give ``seedwire.toml``: every setting with its default, as a comment, and what it is for.

    Those that are *chosen*, by key (``paths.seeds``), stand there with their value.
    """
    return "\n".join(_lines(chosen or {}))


def sections() -> Iterator[tuple[str, type[Section]]]:
    """Give every section of the settings by name."""
    for name, field in Settings.model_fields.items():
        assert isinstance(field.annotation, type)
        yield name, field.annotation


def toml(value: object) -> str:
    """Give a default as TOML."""
    match value:
        case timedelta():
            return f"{value.total_seconds():g}"
        case tuple():
            return json.dumps(list(value), ensure_ascii=False)
        case None:
            return '""'
        case Path():
            return json.dumps(str(value))
        case _:
            return json.dumps(value, ensure_ascii=False)


def _lines(chosen: Mapping[str, str]) -> Iterator[str]:
    yield "# Settings of Seedwire. Each line shows a default; take its mark away to change it."
    yield "# Environment variables override this file (SEEDWIRE_SERVER__PORT=9000), options override both."
    for name, section in sections():
        yield ""
        yield f"[{name}]"
        for key, field in section.model_fields.items():
            yield f"# {field.description}"
            value = chosen.get(f"{name}.{key}")
            yield f"#{key} = {toml(field.default)}" if value is None else f"{key} = {toml(value)}"
    yield ""

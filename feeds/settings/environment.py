"""The environment: its variables as tables of settings.

pydantic-settings, and the one module that knows it. It is protected from: a variable with a misspelt
section, which it would ignore (such a one is refused before). Imported only where a variable is set,
since that takes longer than all other settings together.
"""

from __future__ import annotations

from typing import Any

from pydantic_settings import BaseSettings, EnvSettingsSource, SettingsConfigDict

from feeds.settings.sections import PREFIX, Settings


class _Variables(Settings, BaseSettings):
    """The settings as variables: ``SEEDWIRE_SERVER__PORT`` is the port of the server."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_nested_delimiter="__", enable_decoding=False)


def tables() -> dict[str, Any]:
    """Give what variables say, by section and name; nothing is checked yet."""
    return EnvSettingsSource(_Variables)()

"""Settings: what may differ between installations; read once, at the top."""

from feeds.settings.layers import FILE, Override, load
from feeds.settings.sections import (
    Feeds,
    Limits,
    Log,
    Paths,
    Section,
    Server,
    Settings,
    Site,
    Store,
    Topics,
    Watch,
)

__all__ = [
    "FILE",
    "Feeds",
    "Limits",
    "Log",
    "Override",
    "Paths",
    "Section",
    "Server",
    "Settings",
    "Site",
    "Store",
    "Topics",
    "Watch",
    "load",
]

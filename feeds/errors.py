"""Every error that Seedwire raises on purpose.

A branch says what the caller may do, the message what happened:

    SeedwireError
    ├── SettingsError        a person can mend it: names file, key or line, and what would be right
    │   └── CatalogueError   the same for ``topics.toml``
    ├── Unreadable           set this document aside, with the message as the reason; the rest go on
    │   ├── Unsupported      no reader knows the kind of document
    │   ├── TooLarge         over a limit
    │   └── Empty            nothing in it that could be an article
    ├── NotReady             look again later: the file is still being written
    ├── StoreError           the store can't be used; stop
    │   └── Busy             another process holds the data directory
    ├── PublishError         the output can't be written; the store is whole, try again
    └── NotFound             what was asked for is not known
"""

from __future__ import annotations


class SeedwireError(Exception):
    """The root: anything below was foreseen."""


class SettingsError(SeedwireError):
    """A setting is wrong; the message names file, key and what would be right."""


class CatalogueError(SettingsError):
    """The topic catalogue is wrong; the message names file, line or key."""


class Unreadable(SeedwireError):
    """A document could not be read; *source* is where it came from."""

    def __init__(self, source: str, reason: str) -> None:
        """Keep the parts: the reason is shown to people beside the source."""
        super().__init__(source, reason)
        self.source = source
        self.reason = reason

    def __str__(self) -> str:
        """Say it in one line."""
        return f"{self.source}: {self.reason}"


class Unsupported(Unreadable):
    """No reader knows this kind of document."""


class TooLarge(Unreadable):
    """A document exceeds a limit."""


class Empty(Unreadable):
    """A document holds nothing that could be an article."""


class NotReady(SeedwireError):
    """A file is still being written."""


class StoreError(SeedwireError):
    """The store can't be used."""


class Busy(StoreError):
    """Another process holds the data directory."""


class PublishError(SeedwireError):
    """The output could not be written."""


class NotFound(SeedwireError):
    """What was asked for is not known."""

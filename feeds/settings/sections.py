"""Sections: every setting with its default and one line about it.

That line is the whole documentation of the setting: `seedwire init` writes it beside the default,
`docs/settings.md` holds it, and the message about a wrong value ends with it.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from feeds import __version__, model
from feeds.settings.values import (
    BaseUrl,
    Database,
    Duration,
    Language,
    Languages,
    OneLine,
    SiteId,
    Size,
    Token,
    Whole,
    Words,
    optional,
)

PREFIX = "SEEDWIRE_"
"""What the variables of settings begin with: ``SEEDWIRE_SERVER__PORT``."""


class Section(BaseModel):
    """A table of the settings file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Paths(Section):
    """Folders and files; relative ones start at the settings file, or at the working folder."""

    seeds: Path = Field(default=Path("seeds"), description="the folder that is watched; it is only ever read")
    output: Path = Field(default=Path("output"), description="the folder where feeds and pages are published")
    data: Path = Field(default=Path("data"), description="the folder of the database and the lock")
    topics: Annotated[Path | None, BeforeValidator(optional)] = Field(
        default=None,
        description="the file of your topics; empty: topics.toml beside the settings, where there is one",
    )


class Site(Section):
    """What the readers of the feeds see."""

    title: OneLine = Field(default="Seedwire", min_length=1, description="the name of the site: some words")
    base_url: BaseUrl = Field(
        default="http://127.0.0.1:8000/", description="the public address of the output folder"
    )
    author: OneLine = Field(default="Seedwire", min_length=1, description="the author of the feeds: a name")
    language: Language = Field(default="en", description="the language of the front page: a BCP 47 tag")
    rights: OneLine = Field(default="", description="a statement of rights in every feed; empty: none")
    id: SiteId = Field(
        default="", description="a UUID that the ids of feeds are made from; empty: made once and kept"
    )

    def as_published(self, minted: str) -> model.Site:
        """Give what all feeds share; *minted* is the id that was made once, where none is set."""
        return model.Site(
            id=self.id or minted,
            title=self.title,
            base_url=self.base_url,
            author=self.author,
            language=self.language,
            rights=self.rights,
            version=__version__,
        )


class Store(Section):
    """Where everything is remembered."""

    database: Database = Field(
        default="", description="the file of the SQLite database; empty: seedwire.sqlite3 in the data folder"
    )


class Watch(Section):
    """How the seeds folder is watched."""

    settle: Duration = Field(
        default=timedelta(seconds=2),
        description="how long a file must have been still before it is taken in: seconds",
    )
    scan_every: Duration = Field(
        default=timedelta(seconds=30),
        ge=timedelta(seconds=1),
        description="how often the folder is scanned even if nothing was noticed: 1 second or more",
    )
    ignore: Words = Field(
        default=(".*", "*.part", "*.tmp", "*.crdownload", "~$*", "*.swp", "/README.md"),
        description="names that are passed over: a list of patterns; one that begins with / holds at the top",
    )


class Limits(Section):
    """What is too much."""

    file_size: Size = Field(
        default=25 * 1024**2, ge=1, description="the largest file that is read: bytes, or such as '25 MB'"
    )
    workers: Whole = Field(
        default=0,
        ge=0,
        le=256,
        description="processes that read documents: a whole number; 0: one for each core",
    )


class Feeds(Section):
    """Which feeds there are."""

    languages: Languages = Field(
        default=(), description="languages whose feeds exist from the start: a list such as ['vi', 'en']"
    )


class Topics(Section):
    """How entries are filed."""

    extend: bool = Field(
        default=True, description="true: your topics join the default catalogue; false: they replace it"
    )


class Server(Section):
    """The HTTP server of `seedwire run`."""

    host: str = Field(
        default="127.0.0.1", min_length=1, description="the address to listen on: an IP address or name"
    )
    port: Whole = Field(
        default=8000,
        ge=0,
        le=65535,
        description="the port to listen on: 0 to 65535; 0: any that is free",
    )
    token: Token = Field(
        default="", description="the secret that callers of the API send; empty: only this machine may call"
    )
    rebuild_cooldown: Duration = Field(
        default=timedelta(seconds=5),
        description="the shortest time between two rebuilds asked for by HTTP: seconds",
    )
    max_age: Duration = Field(
        default=timedelta(seconds=60),
        description="how long a reader may keep a feed before it asks again: seconds",
    )


class Log(Section):
    """What is said on standard error."""

    format: Literal["text", "json"] = Field(
        default="text", description="'text' for people, 'json' for programs"
    )
    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="how much is said: 'debug', 'info', 'warning' or 'error'"
    )


class Settings(BaseModel):
    """Everything that may differ between installations. Made by ``load``; paths are absolute there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    paths: Paths = Paths()
    site: Site = Site()
    store: Store = Store()
    watch: Watch = Watch()
    limits: Limits = Limits()
    feeds: Feeds = Feeds()
    topics: Topics = Topics()
    server: Server = Server()
    log: Log = Log()

    def is_chosen(self, key: str) -> bool:
        """Say whether somebody set *key* (``site.base_url``), be it to its default."""
        section, _, name = key.partition(".")
        return name in getattr(self, section).model_fields_set

    @property
    def database(self) -> Path:
        """The file of the SQLite database."""
        return Path(self.store.database) if self.store.database else self.paths.data / "seedwire.sqlite3"

    @property
    def topics_file(self) -> Path | None:
        """The file of the user's topics, None where there is none."""
        return self.paths.topics

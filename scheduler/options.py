"""Options: what every command takes beside its own, each of them also a setting.

typer reads a command's options from its signature; these are added to it here, so that no command
repeats them.
"""

from __future__ import annotations

import functools
import inspect
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from feeds import __version__
from scheduler import log

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from feeds.settings import Settings


@dataclass(frozen=True, slots=True)
class Choice:
    """An option that is a setting."""

    flag: str
    key: str
    metavar: str
    help: str

    @property
    def name(self) -> str:
        """The option as a parameter."""
        return self.flag.removeprefix("--").replace("-", "_")


EVERYWHERE = (
    Choice("--seeds", "paths.seeds", "DIR", "The folder that is watched."),
    Choice("--output", "paths.output", "DIR", "The folder where feeds are published."),
    Choice("--data", "paths.data", "DIR", "The folder of the database and the lock."),
    Choice("--base-url", "site.base_url", "URL", "The public address of the output folder."),
    Choice("--database", "store.database", "FILE", "The SQLite database."),
    Choice("--log-format", "log.format", "text|json", "How events are written."),
)
SETTLE = Choice("--settle", "watch.settle", "SECONDS", "How long a file must have been still.")
HOST = Choice("--host", "server.host", "ADDRESS", "The address to listen on.")
PORT = Choice("--port", "server.port", "NUMBER", "The port to listen on.")


class Call:
    """One call of a command: what its common options say."""

    def __init__(self, values: Mapping[str, Any], choices: tuple[Choice, ...]) -> None:
        """*values* are the options as given, None where they were not."""
        self._values = values
        self._choices = choices

    @cached_property
    def settings(self) -> Settings:
        """The settings in force; raises ``SettingsError``."""
        settings = self.load()
        log.configure(settings.log.format, settings.log.level)
        return settings

    @property
    def given(self) -> Mapping[str, str]:
        """The settings that options say, by key."""
        values = {choice.key: self._values[choice.name] for choice in self._choices}
        return {key: value for key, value in values.items() if value is not None}

    @property
    def is_quiet(self) -> bool:
        """Whether only warnings are wanted."""
        return bool(self._values["quiet"])

    def load(self) -> Settings:
        """Read the settings (again)."""
        from feeds.settings import Override, load  # noqa: PLC0415 - `--help` does not wait for it

        given = [
            Override(choice.flag, choice.key, self._values[choice.name])
            for choice in self._choices
            if self._values[choice.name] is not None
        ]
        if self._values["verbose"]:
            given.append(Override("--verbose", "log.level", "debug"))
        if self.is_quiet:
            given.append(Override("--quiet", "log.level", "warning"))
        return load(self._values["config"], given)


def with_options(command: Callable[..., int], extra: tuple[Choice, ...]) -> Callable[..., None]:
    """Give *command* as typer wants it: with all options in its signature, ending with its exit code."""
    choices = (*EVERYWHERE, *extra)

    @functools.wraps(command)
    def called(**values: Any) -> None:
        own = {name: value for name, value in values.items() if name not in _common(choices)}
        raise typer.Exit(command(Call(values, choices), **own))

    hints = get_type_hints(command, localns={"Call": Call}, include_extras=True)
    _, *own = inspect.signature(command).parameters.values()
    mine = (parameter.replace(annotation=hints[parameter.name]) for parameter in own)
    parameters = [*mine, *_common(choices).values()]
    called.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]  # what typer reads
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return called


def _common(choices: tuple[Choice, ...]) -> dict[str, inspect.Parameter]:
    parameters = [
        _parameter(
            "config", Path | None, typer.Option("--config", metavar="FILE", help="The settings file.")
        ),
        *(
            _parameter(
                choice.name, str | None, typer.Option(choice.flag, metavar=choice.metavar, help=choice.help)
            )
            for choice in choices
        ),
        _parameter("verbose", bool, typer.Option("--verbose", "-v", help="Say more.")),
        _parameter("quiet", bool, typer.Option("--quiet", "-q", help="Say only what went wrong.")),
        _parameter(
            "version",
            bool,
            typer.Option("--version", callback=say_version, is_eager=True, help="Say the version."),
        ),
    ]
    return {parameter.name: parameter for parameter in parameters}


def _parameter(name: str, kind: Any, option: Any) -> inspect.Parameter:
    default = False if kind is bool else None
    option.show_default = False
    return inspect.Parameter(
        name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option]
    )


def say_version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    """Say the version and end, where that was asked for."""
    if value:
        sys.stdout.write(f"seedwire {__version__}\n")
        raise typer.Exit

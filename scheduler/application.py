"""The application: the command `seedwire` with all that it can do, as typer runs it."""

from __future__ import annotations

from typing import Annotated

import typer

from scheduler.commands import COMMANDS
from scheduler.options import say_version, with_options

ABOUT = "A folder of documents in any language becomes a newswire of Atom feeds."


def application() -> typer.Typer:
    """Give the command with all that it can do."""
    made = typer.Typer(
        help=ABOUT,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,  # plain text: whole messages, and no time spent on frames
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    made.callback()(_top)
    for name, command in COMMANDS.items():
        made.command(name)(with_options(command.function, command.choices))
    return made


def _top(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=say_version, is_eager=True, help="Say the version.")
    ] = False,
) -> None:
    del version

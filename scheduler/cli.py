"""The command `seedwire`: what was foreseen ends in one message and an exit code, never in a traceback.

Exit 0 done; 1 a problem was found; 2 wrong usage or settings.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from feeds.errors import SeedwireError, SettingsError
from scheduler.commands import COMMANDS
from scheduler.log import visible
from scheduler.options import say_version, with_options

ABOUT = "A folder of documents in any language becomes a newswire of Atom feeds."


def main() -> None:
    """Run the command that the arguments name."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow locale must not end a command
    try:
        application()()
    except SettingsError as error:
        _end(str(error), 2)
    except SeedwireError as error:
        _end(str(error), 1)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as error:
        _end(f"{error.filename or 'the system'}: {error.strerror or error}", 1)


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


def _end(message: str, code: int) -> None:
    for line in message.splitlines():
        sys.stderr.write(f"seedwire: {visible(line)}\n")
    sys.exit(code)

"""Commands: what `seedwire` can do; the table COMMANDS, one module a command.

A command is a function of the call and of its own options; it gives the exit code.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from scheduler.commands import build, explain, feeds, healthcheck, init, read, rebuild, run, status
from scheduler.options import HOST, PORT, SETTLE, Choice


class Command(NamedTuple):
    """A command and the settings that it takes as options beside the common ones."""

    function: Callable[..., int]
    choices: tuple[Choice, ...] = ()


COMMANDS: Mapping[str, Command] = {
    "init": Command(init.command),
    "run": Command(run.command, (SETTLE, HOST, PORT)),
    "build": Command(build.command, (SETTLE,)),
    "rebuild": Command(rebuild.command),
    "read": Command(read.command),
    "explain": Command(explain.command),
    "feeds": Command(feeds.command),
    "status": Command(status.command),
    "healthcheck": Command(healthcheck.command),
}

"""The command `seedwire`: what was foreseen ends in one message and an exit code, never in a traceback.

Exit 0 done; 1 a problem was found; 2 wrong usage or settings.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from io import TextIOWrapper

from feeds.errors import SeedwireError, SettingsError
from scheduler.log import visible

YOUNG = 50_000
"""New objects until they are searched for garbage. With Python's 700 that happens hundreds of times while
modules and tables are loaded, finds nothing, and takes an eighth of the time of a short command."""


def main() -> None:
    """Run the command that the arguments name."""
    _save_time()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a narrow locale must not end a command
    try:
        from scheduler.application import application  # noqa: PLC0415 - what it loads profits from the above

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


def _save_time() -> None:
    """Leave out what Python and libraries do by themselves and a command does not need."""
    gc.set_threshold(YOUNG)
    atexit.register(gc.freeze)  # all that is left goes with the process: the last search skips it
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")  # it would ask every installed package for some


def _end(message: str, code: int) -> None:
    for line in message.splitlines():
        sys.stderr.write(f"seedwire: {visible(line)}\n")
    sys.exit(code)

"""Progress: a bar on standard error for what takes longer than a second.

rich, where a bar is drawn: only on a terminal, since elsewhere it would fill a log.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from rich.progress import Progress as Drawing

PATIENCE = 1.0
"""Seconds before a bar appears."""


class Progress(Protocol):
    """Shows how far something is: gives a function that is told how many more are done."""

    def __call__(self, what: str, total: int) -> AbstractContextManager[Callable[[int], None]]:
        """Begin with *total* to do."""


@contextmanager
def silent(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Show nothing."""
    del what, total
    yield lambda _: None


@contextmanager
def drawn(what: str, total: int) -> Iterator[Callable[[int], None]]:
    """Draw a bar that goes away when all is done."""
    bar = _Bar(what, total)
    try:
        yield bar.advance
    finally:
        bar.close()


def suitable(*, quiet: bool) -> Progress:
    """Give what suits standard error."""
    return drawn if sys.stderr.isatty() and not quiet else silent


class _Bar:
    def __init__(self, what: str, total: int) -> None:
        self._what = what
        self._total = total
        self._done = 0
        self._began = time.monotonic()
        self._drawing: Drawing | None = None

    def advance(self, count: int) -> None:
        self._done += count
        if self._drawing is None and time.monotonic() - self._began > PATIENCE:
            self._drawing = _start(self._what, self._total)
        if self._drawing is not None:
            self._drawing.update(self._drawing.task_ids[0], completed=self._done)

    def close(self) -> None:
        if self._drawing is not None:
            self._drawing.stop()


def _start(what: str, total: int) -> Drawing:
    from rich.console import Console  # noqa: PLC0415 - most runs need no bar
    from rich.progress import Progress as Drawing  # noqa: PLC0415 - the same

    drawing = Drawing(*Drawing.get_default_columns(), console=Console(stderr=True), transient=True)
    drawing.add_task(what, total=total)
    drawing.start()
    return drawing

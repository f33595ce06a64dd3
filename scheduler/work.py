"""Work: what the one writer holds while it works, and what it is asked to do."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from threading import Event
from typing import TYPE_CHECKING
from uuid import uuid4

from feeds.errors import NotFound
from feeds.pipeline import Pipeline
from feeds.store import open_store
from scheduler.watch import Scan, Scanner

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feeds.settings import Settings
    from feeds.store.contract import Store
    from scheduler.progress import Progress


@dataclass(frozen=True, slots=True)
class Errand:
    """A job to be done once: its name in JOBS, and what it is asked.

    *feeds* are those to rebuild, none meaning all. *final* says that nobody will look at the seeds
    folder again soon.
    """

    job: str
    feeds: tuple[str, ...] = ()
    reread: bool = False
    final: bool = False
    id: str = field(default_factory=lambda: str(uuid4()))


class Work:
    """The writer's side: one thread uses it."""

    def __init__(
        self, reload: Callable[[], Settings], settings: Settings, store: Store, progress: Progress
    ) -> None:
        """*reload* reads the settings again."""
        self.reload = reload
        self.settings = settings
        self.store = store
        self.progress = progress
        self.pipeline = Pipeline(settings, store, workers=settings.limits.workers or cores())
        self.scanner = Scanner(settings, store.files)
        self.scan = Scan()
        self.stopping = Event()

    def renew(self, settings: Settings) -> None:
        """Go on with other settings; raises ``SettingsError`` and goes on with the old."""
        self.pipeline.reload(settings)
        self.settings = settings
        self.scanner = Scanner(settings, self.store.files)


@contextmanager
def work(reload: Callable[[], Settings], settings: Settings, progress: Progress) -> Iterator[Work]:
    """Open everything that the writer needs, and close it. The caller holds the lock.

    A seeds folder that nobody named and that is not there is made, where only it is missing; what else
    is wrong with it the scan tells.
    """
    if not settings.is_chosen("paths.seeds"):
        with suppress(OSError):
            settings.paths.seeds.mkdir()
    store = open_store(settings.database)
    try:
        opened = Work(reload, settings, store, progress)
        try:
            yield opened
        finally:
            opened.pipeline.close()
    finally:
        store.close()


def need_seeds(settings: Settings) -> None:
    """Raise ``NotFound`` where somebody named a seeds folder that is not there: it may be mistyped."""
    if settings.is_chosen("paths.seeds") and not settings.paths.seeds.exists():
        raise NotFound(f"the seeds folder {settings.paths.seeds} does not exist")


def now() -> datetime:
    """Give the time: the clock's one door."""
    return datetime.now(UTC)


def moment() -> datetime:
    """Give the time as it is stored: in whole seconds."""
    return now().replace(microsecond=0)


def cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

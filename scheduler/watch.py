"""Watch: which seeds are ready. Events only wake the scan; the scan is the truth.

The one module that knows watchfiles. It is protected from: following links (it would watch all that
a link leads to, so it is given each folder alone), a name that is not UTF-8 (which ends it for good:
it is started again), and folders or systems that it can't watch (then the timed scan goes on alone).
"""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from feeds.pipeline import Delivery
from feeds.store.values import Aside, Seen
from scheduler import log
from scheduler.folder import TOP, Found, Ignored, Look, is_text, read_file, too_large, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from feeds.settings import Settings

EMPTY = "the file is empty"
GROWING = "still being written; it is taken in once it stops changing"
PATIENCE = timedelta(seconds=5)
"""A file that changes for longer than this, and than ten settle times, is shown as set aside; from then
on it is looked at as rarely as this."""
MARGIN = 0.05
"""Seconds beyond the settle time until a last look: the clock of the file system may lag."""
PAUSE = 0.1
LONGEST_PAUSE = 60.0
"""Seconds until a watcher that failed is started again: doubled each time that nothing came of it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a look at the folder found, each by source.

    *ready* can be taken in. *asides* are newly set aside. *waiting* are still changing. *gone* are no
    longer there. *noted* is how files are to be remembered: those waiting, set aside and gone.
    *cleared* need no longer be shown as set aside. *due* is when the first of *waiting* may be ready.
    *folders* are the paths of all folders that were listed.
    """

    ready: tuple[Delivery, ...] = ()
    asides: tuple[Aside, ...] = ()
    waiting: tuple[Seen, ...] = ()
    gone: tuple[str, ...] = ()
    noted: tuple[Seen, ...] = ()
    cleared: tuple[str, ...] = ()
    due: datetime | None = None
    folders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Look:
    """When a changing file was first seen, since when it looks as it does, and whether it was shown."""

    first: datetime
    since: datetime
    shape: tuple[int, int, int]
    told: bool = False


@dataclass(slots=True)
class _Pile:
    """A scan under way."""

    now: datetime
    patient: bool
    ready: list[Delivery] = field(default_factory=list)
    asides: list[Aside] = field(default_factory=list)
    waiting: list[Seen] = field(default_factory=list)
    noted: list[Seen] = field(default_factory=list)
    cleared: list[str] = field(default_factory=list)
    due: list[datetime] = field(default_factory=list)

    def put_aside(self, seen: Seen, reason: str) -> None:
        """Note that a file is set aside."""
        self.noted.append(seen)
        self.asides.append(Aside(seen.source, reason, self.now.replace(microsecond=0)))


class Scanner:
    """Compares the folder with what is known of it; remembers files that are still changing."""

    def __init__(self, settings: Settings, known: Callable[[], Iterable[Seen]]) -> None:
        """*known* gives every file as it was when last looked at (``Store.files``)."""
        self._root = str(settings.paths.seeds)
        self._settle = settings.watch.settle
        self._limit = settings.limits.file_size
        self._ignored = Ignored(settings.watch.ignore)
        self._known = known
        self._looks: dict[str, _Look] = {}

    def scan(self, now: datetime, *, patient: bool = True) -> Scan:
        """Look at the whole folder once.

        Where not *patient*, what is still changing is set aside at once: nobody will look again soon.
        """
        known = {seen.source: seen for seen in self._known()}
        pile = _Pile(now, patient)
        found: set[str] = set()
        folders: list[str] = []
        for thing in walk(self._root, self._ignored):
            if isinstance(thing, str):
                folders.append(thing)
            else:
                found.add(thing.source)
                seen = known.get(thing.source)
                if seen is None or seen.state != "taken" or not _is_as(seen, thing.look):
                    self._judge(thing, seen, pile)
        gone = self._gone(known, found, pile)
        self._looks = {source: look for source, look in self._looks.items() if source in found}
        return Scan(
            ready=tuple(sorted(pile.ready, key=lambda delivery: delivery.source)),
            asides=tuple(sorted(pile.asides, key=lambda aside: aside.source)),
            waiting=tuple(sorted(pile.waiting, key=lambda seen: seen.source)),
            gone=gone,
            noted=tuple(sorted(pile.noted, key=lambda seen: seen.source)),
            cleared=tuple(sorted(pile.cleared)),
            due=min(pile.due, default=None),
            folders=tuple(sorted(folders)),
        )

    def last_scan(self, clock: Callable[[], datetime], wait: Callable[[float], object]) -> Scan:
        """Look for the last time: what is still changing gets time to settle first, in seconds by *wait*."""
        scan = self.scan(clock())
        if scan.waiting:
            wait(self._settle.total_seconds() + MARGIN)
            scan = self.scan(clock(), patient=False)
        return scan

    def _judge(self, thing: Found, known: Seen | None, pile: _Pile) -> None:
        look = thing.look
        same = known is not None and _is_as(known, look)
        problem = thing.problem or too_large(look.size, self._limit)
        seen = _seen(thing, "set-aside" if problem else "waiting")
        held_back = same and known is not None and known.state == "set-aside"
        if problem:
            if not held_back:
                pile.put_aside(seen, problem)
        elif held_back and known is not None and not _mended(thing, known):
            return
        elif self._is_still(seen, pile):
            self._deliver(thing, seen, known, pile)
        else:
            self._wait(seen, known, pile)

    def _deliver(self, thing: Found, seen: Seen, known: Seen | None, pile: _Pile) -> None:
        self._looks.pop(seen.source, None)
        if not seen.size:
            pile.put_aside(_seen(thing, "set-aside"), EMPTY)
            return
        if known is not None and known.state in {"waiting", "set-aside"}:
            pile.cleared.append(seen.source)
        load = partial(read_file, thing.path, seen, self._limit)
        pile.ready.append(Delivery(seen.source, seen, load))

    def _is_still(self, seen: Seen, pile: _Pile) -> bool:
        """Say whether a file has settled: old enough by its own time, or alike at two looks apart."""
        age = pile.now - _EPOCH - timedelta(microseconds=seen.mtime_ns // 1000)
        if age >= self._settle:
            return True
        shape = (seen.size, seen.mtime_ns, seen.inode)
        look = self._looks.setdefault(seen.source, _Look(pile.now, pile.now, shape))
        if look.shape != shape or look.since > pile.now:
            look.shape, look.since = shape, pile.now
        alike = pile.now - look.since
        if alike >= self._settle:
            return True
        wait = self._settle - max(age, alike, timedelta())
        pile.due.append(pile.now + (wait if self._is_hopeful(look, pile) else max(wait, PATIENCE)))
        return False

    def _is_hopeful(self, look: _Look, pile: _Pile) -> bool:
        return pile.patient and pile.now - look.first < max(10 * self._settle, PATIENCE)

    def _wait(self, seen: Seen, known: Seen | None, pile: _Pile) -> None:
        pile.waiting.append(seen)
        if known != seen:
            pile.noted.append(seen)
        look = self._looks[seen.source]
        if not look.told and not self._is_hopeful(look, pile):
            look.told = True
            pile.asides.append(Aside(seen.source, GROWING, pile.now.replace(microsecond=0)))

    def _gone(self, known: dict[str, Seen], found: set[str], pile: _Pile) -> tuple[str, ...]:
        """Give what is no longer there; nothing is known of what lies below a folder that can't be listed."""
        closed = tuple(source.removeprefix(TOP) for source in found if source.endswith("/"))
        gone = sorted(
            source
            for source, seen in known.items()
            if seen.state != "gone" and source not in found and not source.startswith(closed)
        )
        for source in gone:
            seen = known[source]
            pile.noted.append(
                Seen(source, seen.size, seen.mtime_ns, seen.ctime_ns, seen.inode, "gone", seen.digest)
            )
            pile.cleared.append(source)
        return tuple(source for source in gone if not source.endswith("/"))


def _seen(thing: Found, state: str) -> Seen:
    return Seen(thing.source, *thing.look, state)


def _is_as(known: Seen, look: Look) -> bool:
    return look == (known.size, known.mtime_ns, known.ctime_ns, known.inode)


def _mended(thing: Found, known: Seen) -> bool:
    """Say whether a file that could not be read can be read now, though it looks the same."""
    return not known.digest and known.size > 0 and os.access(thing.path, os.R_OK, effective_ids=True)


class Watcher(threading.Thread):
    """Calls *wake* when something happens in the folders it was told to follow."""

    def __init__(self, wake: Callable[[], None]) -> None:
        """Nothing is followed yet; *wake* is called in this thread."""
        super().__init__(name="watcher", daemon=True)
        self._wake = wake
        self._folders: tuple[str, ...] = ()
        self._renew = threading.Event()
        self._pause = PAUSE
        self._closed = False

    def follow(self, folders: tuple[str, ...]) -> None:
        """Watch these folders from now on, each without what lies below it."""
        if folders != self._folders:
            self._folders = folders
            self._renew.set()

    def close(self) -> None:
        """Stop within a moment."""
        self._closed = True
        self._renew.set()
        if self.is_alive():
            self.join(timeout=2)

    def run(self) -> None:
        """Watch until closed; what happened while nothing was watched is found by the scan it wakes."""
        while not self._closed:
            self._renew.clear()
            folders = [folder for folder in self._folders if is_text(folder)]
            self._wake()
            if not folders:
                self._renew.wait()
            elif not self._watch(folders):
                self._wake()
                self._renew.wait(self._pause)
                self._pause = min(2 * self._pause, LONGEST_PAUSE)

    def _watch(self, folders: list[str]) -> bool:
        """Wake at every event until the folders change; give False where watching failed."""
        import watchfiles  # noqa: PLC0415 - a single pass does not wait for it

        try:
            for _ in watchfiles.watch(
                *folders,
                recursive=False,
                watch_filter=None,
                step=5,
                debounce=50,
                stop_event=self._renew,
                raise_interrupt=False,
            ):
                self._pause = PAUSE
                self._wake()
        except (OSError, RuntimeError, ValueError) as error:
            grave = isinstance(error, OSError) and self._pause == PAUSE
            log.event("watching failed", level="warning" if grave else "debug", reason=str(error))
            return False
        return True

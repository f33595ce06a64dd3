"""Lock: one Seedwire a data directory.

``flock`` on a file that is never removed; the system lets go of it when the process ends, however it
ends. The file says who holds it and where that one can be asked.
"""

from __future__ import annotations

import fcntl
import json
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from feeds.errors import Busy, StoreError

if TYPE_CHECKING:
    from pathlib import Path

FILE = "seedwire.lock"
ATTEMPTS = 5
BREATH = 0.02
"""Seconds between attempts: asking who holds the lock takes it for some microseconds."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds the lock; *address* is where its server answers, "" where it has none."""

    pid: int
    address: str = ""


class Lock:
    """Holds a data directory until :meth:`release`, or the end of the process."""

    def __init__(self, data: Path) -> None:
        """Take it. Raises ``Busy`` naming the holder, ``StoreError`` where nobody could."""
        try:
            data.mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(data / FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        except OSError as error:
            raise StoreError(f"the data directory {data} can't be used: {error.strerror}") from error
        try:
            taken = _take(self._descriptor)
        except OSError as error:
            os.close(self._descriptor)
            raise StoreError(f"the data directory {data} can't be locked: {error.strerror}") from error
        if not taken:
            os.close(self._descriptor)
            raise Busy(_busy(data))
        self.say("")

    def say(self, address: str) -> None:
        """Let others know where this process can be asked."""
        self._write(json.dumps({"pid": os.getpid(), "address": address}))

    def release(self) -> None:
        """Let go; may be called twice."""
        if self._descriptor >= 0:
            self._write("")
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def _write(self, text: str) -> None:
        os.ftruncate(self._descriptor, 0)
        os.pwrite(self._descriptor, text.encode(), 0)


def holder(data: Path) -> Holder | None:
    """Give who holds a data directory now, None if nobody does."""
    try:
        descriptor = os.open(data / FILE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return _read(descriptor)
    except OSError:
        return None
    finally:
        os.close(descriptor)
    return None


def _take(descriptor: int) -> bool:
    """Take the lock; those who only ask who holds it are waited for."""
    for _ in range(ATTEMPTS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(BREATH)
        else:
            return True
    return False


def _read(descriptor: int) -> Holder:
    try:
        told = json.loads(os.pread(descriptor, 4096, 0))
        return Holder(int(told["pid"]), str(told["address"]))
    except (ValueError, TypeError, KeyError):
        return Holder(0)


def _busy(data: Path) -> str:
    held = holder(data)
    who = f"another seedwire (pid {held.pid})" if held and held.pid else "another seedwire"
    return f"{who} already uses the data directory {data}"

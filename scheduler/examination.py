"""Examination: read files beside the store, for `read`, `explain` and `build --dry-run`.

A document that fails, for whatever reason, harms only itself here too.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import NotReady, Unreadable
from feeds.model import Document
from feeds.pipeline import examine, unforeseen
from feeds.store.values import Seen
from scheduler.folder import Found, Ignored, Look, is_text, read_file, readable, too_large, unsuitable, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from feeds.pipeline import Examined
    from feeds.settings import Settings
    from feeds.topics import Catalogue

MISSING = "there is no file or folder"


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of a document: its articles, or the *error* why there are none."""

    name: str
    articles: tuple[Examined, ...] = ()
    error: str = ""


def examine_file(thing: Found, limit: int, catalogue: Catalogue, *, seen: datetime) -> Examination:
    """Read one file; never raises."""
    if problem := thing.problem or too_large(thing.look.size, limit):
        return Examination(thing.source, error=problem)
    expected = Seen(thing.source, *thing.look, "waiting")
    return examine_bytes(thing.source, lambda: read_file(thing.path, expected, limit), catalogue, seen=seen)


def examine_bytes(
    source: str, load: Callable[[], bytes], catalogue: Catalogue, *, seen: datetime
) -> Examination:
    """Read what *load* gives; never raises."""
    try:
        articles = examine(Document(source, load(), seen), catalogue, seen=seen)
    except Unreadable as error:
        return Examination(source, error=error.reason)
    except NotReady as error:
        return Examination(source, error=str(error))
    except Exception as error:  # noqa: BLE001 - libraries raise anything on hostile bytes
        return Examination(source, error=unforeseen(error))
    return Examination(source, articles, "" if articles else "nothing in it that could be an article")


def things(paths: Sequence[Path], settings: Settings) -> Iterator[Found]:
    """Give the files that *paths* name, each under a name by which it can be opened from here.

    That is a file's name as given, and the folder as given with the name in it. A path where nothing is
    becomes a file with the problem ``MISSING``; an empty folder gives nothing.
    """
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112 - unlike Path.is_dir it raises nothing
            found = (one for one in walk(str(path), Ignored(settings.watch.ignore)) if isinstance(one, Found))
            yield from sorted(one._replace(source=_name(one.path)) for one in found)
        else:
            yield _named(path)


def _name(path: str) -> str:
    """Give a path as it can be shown, and as it can be opened wherever it is text."""
    return path if is_text(path) else readable(path)


def _named(path: Path) -> Found:
    """Give a file that somebody named: a link is followed, since it was meant."""
    name = _name(str(path))
    target = Path(os.path.realpath(path))
    try:
        status = target.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return Found(name, str(target), Look(), MISSING)
    except OSError as error:
        return Found(name, str(target), Look(), f"it can't be looked at ({error.strerror})")
    return Found(name, str(target), Look.of(status), unsuitable(status.st_mode))

"""Examination: read files beside the store, for `read`, `explain` and `build --dry-run`.

A document that fails, for whatever reason, harms only itself here too.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import NotReady, Unreadable
from feeds.model import Document
from feeds.pipeline import examine, nothing
from feeds.store.values import Seen
from scheduler.folder import Found, Ignored, Look, is_text, read_file, readable, too_large, unsuitable, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from feeds.pipeline import Examined, Recurring
    from feeds.settings import Settings
    from feeds.topics import Catalogue

MISSING = "there is no file or folder"


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of a document: its articles, and the *error* why there are none, or not all."""

    name: str
    articles: tuple[Examined, ...] = ()
    error: str = ""


def examine_file(
    thing: Found, settings: Settings, catalogue: Catalogue, *, seen: datetime, recurring: Recurring = nothing
) -> Examination:
    """Read one file, as the next build would if it lies in the seeds folder; never raises.

    The examination goes by the name that the file was found by.
    """
    limit = settings.limits.file_size
    if problem := thing.problem or too_large(thing.look.size, limit):
        return Examination(thing.source, error=problem)
    source = source_of(Path(thing.path), settings) or thing.source
    expected = Seen(thing.source, *thing.look, "waiting")
    found = examine_bytes(
        source,
        lambda: read_file(thing.path, expected, limit),
        catalogue,
        seen=seen,
        recurring=recurring,
    )
    return replace(found, name=thing.source)


def examine_bytes(
    source: str,
    load: Callable[[], bytes],
    catalogue: Catalogue,
    *,
    seen: datetime,
    recurring: Recurring = nothing,
) -> Examination:
    """Read what *load* gives, which may raise ``Unreadable`` or ``NotReady``; raises neither."""
    try:
        body = load()
    except Unreadable as error:
        return Examination(source, error=error.reason)
    except NotReady as error:
        return Examination(source, error=str(error))
    found = examine(Document(source, body, seen), catalogue, seen=seen, recurring=recurring)
    articles = tuple(article for article in found if not isinstance(article, str))
    reasons = "; ".join(dict.fromkeys(reason for reason in found if isinstance(reason, str)))
    return Examination(
        source, articles, reasons or ("" if articles else "nothing in it that could be an article")
    )


def source_of(path: Path, settings: Settings) -> str:
    """Give the source of a file below the seeds folder, "" for another."""
    resolved, seeds = path.resolve(), settings.paths.seeds.resolve()
    return readable(str(resolved.relative_to(seeds))) if resolved.is_relative_to(seeds) else ""


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

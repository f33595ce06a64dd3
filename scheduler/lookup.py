"""Look up: what a person means by a path, an id or an address: its document, and what is stored of it."""

from __future__ import annotations

from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from feeds.errors import NotFound
from feeds.identity import canonical_url
from feeds.store import open_store
from feeds.topics import load
from scheduler.examination import Examination, examine_bytes, examine_file, things
from scheduler.folder import is_text, readable
from scheduler.work import moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.store.values import Held

Memberships = tuple[tuple[str, int, "datetime"], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document examined anew; *stored* and *memberships* (by entry id) are what the store holds of it.

    *aside* is why its source is set aside, "" if it is not.
    """

    examination: Examination
    stored: tuple[Held, ...] = ()
    memberships: dict[str, Memberships] = field(default_factory=dict)
    aside: str = ""


def look_up(what: str, settings: Settings) -> Found:
    """Give what *what* means: an entry's id or page, an article's address, a file. Raises ``NotFound``."""
    with ExitStack() as stack:
        store = None
        if settings.database.is_file():
            store = stack.enter_context(closing(open_store(settings.database, readonly=True)))
        held = _held(what, settings, store) if store else None
        if store and held:
            return _from_store([held], settings, store)
        if _key(what, settings) or "://" in what:
            raise NotFound(f"there is no entry {what}")
        path = _file(what, settings)
        if path is None and store and (left := _left(what, settings, store)):
            return _from_store(left, settings, store)
        if path is None:
            raise NotFound(f"there is no file {what}, here or in {settings.paths.seeds}")
        return _from_file(path, settings, store)


def _held(what: str, settings: Settings, store: Store) -> Held | None:
    key = _key(what, settings)
    if key:
        return store.entry(f"urn:uuid:{key}")
    return store.entry_with_url(canonical_url(what)) if "://" in what else None


def _key(what: str, settings: Settings) -> str:
    """Give the UUID in an id or in the address of an entry's page, "" if there is none."""
    page = what.removeprefix(settings.site.base_url).removeprefix("item/").removesuffix(".html")
    try:
        return str(UUID(page.removeprefix("urn:uuid:")))
    except ValueError:
        return ""


def _left(what: str, settings: Settings, store: Store) -> Sequence[Held]:
    """Give what the store holds of a file that is no longer there, by its name or its source."""
    for source in (_source(Path(what), settings), what if is_text(what) else readable(what)):
        if source and (kept := store.entries_from(source)):
            return kept
        if source and (seen := store.file(source)) and seen.digest:
            return store.entries_of(seen.digest)
    return ()


def _from_store(kept: Sequence[Held], settings: Settings, store: Store) -> Found:
    """Examine again the document that the entries *kept* came from."""
    held = kept[0]
    document = store.document(held.entry.document)
    if document is None:
        raise NotFound(f"the document of {held.entry.id} is not in the store")
    catalogue = load(settings.topics_file, extend=settings.topics.extend)
    examination = examine_bytes(held.entry.source, lambda: document.body, catalogue, seen=held.entry.seen)
    return _with(examination, kept, store)


def _from_file(path: Path, settings: Settings, store: Store | None) -> Found:
    (thing,) = things([path], settings)
    source = _source(path, settings) or thing.source
    catalogue = load(settings.topics_file, extend=settings.topics.extend)
    thing = thing._replace(source=source)
    examination = examine_file(thing, settings.limits.file_size, catalogue, seen=moment())
    if store is None:
        return Found(examination)
    ids = [article.entry.id for article in examination.articles]
    held = [one for one in map(store.entry, ids) if one] or list(store.entries_from(source))
    return _with(examination, held, store)


def _with(examination: Examination, held: Sequence[Held], store: Store) -> Found:
    reasons = {aside.source: aside.reason for aside in store.asides()}
    memberships = {one.entry.id: store.memberships(one.entry.id) for one in held}
    return Found(examination, tuple(held), memberships, reasons.get(examination.name, ""))


def _file(what: str, settings: Settings) -> Path | None:
    """Give the file of that name, here or in the seeds folder, None where there is none."""
    for path in (Path(what), settings.paths.seeds / what):
        if path.exists() and not path.is_dir():
            return path
    return None


def _source(path: Path, settings: Settings) -> str:
    """Give the source of a file below the seeds folder, "" for another."""
    resolved, seeds = path.resolve(), settings.paths.seeds.resolve()
    return readable(str(resolved.relative_to(seeds))) if resolved.is_relative_to(seeds) else ""

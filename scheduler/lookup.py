"""Look up: what a person means by a path, an id or an address: its document, and what is stored of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from feeds.errors import NotFound
from feeds.identity import canonical_url
from feeds.topics import load
from scheduler.evidence import evidence
from scheduler.examination import Examination, examine_bytes, examine_file, source_of, things
from scheduler.folder import is_text, readable
from scheduler.work import moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.store.values import Held
    from scheduler.evidence import Evidence

Memberships = tuple[tuple[str, int, "datetime"], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A document examined anew; *stored* and *memberships* (by entry id) are what the store holds of it.

    *aside* is why its source is set aside, "" if it is not; *lack* what could not be asked of the store.
    """

    examination: Examination
    stored: tuple[Held, ...] = ()
    memberships: dict[str, Memberships] = field(default_factory=dict)
    aside: str = ""
    lack: str = ""


def look_up(what: str, settings: Settings) -> Found:
    """Give what *what* means: an entry's id or page, an article's address, a file. Raises ``NotFound``."""
    is_entry = bool(_key(what, settings)) or "://" in what
    path = None if is_entry else _file(what, settings)
    with evidence(settings) as known:
        if path is not None:
            return _from_file(path, settings, known)
        if known.error is not None:
            raise known.error
        if known.store and (kept := _kept(what, settings, known.store)):
            return _from_store(kept, settings, known.store)
    if is_entry:
        raise NotFound(f"there is no entry {what}")
    raise NotFound(f"there is no file {what}, here or in {settings.paths.seeds}")


def _kept(what: str, settings: Settings, store: Store) -> Sequence[Held]:
    """Give what the store holds of an entry, or of a file that is no longer there."""
    held = _held(what, settings, store)
    return [held] if held else _left(what, settings, store)


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
    for source in (source_of(Path(what), settings), what if is_text(what) else readable(what)):
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
    examination = examine_bytes(
        held.entry.source,
        lambda: document.body,
        catalogue,
        seen=held.entry.seen,
        recurring=store.recurring,
    )
    return _with(examination, kept, store)


def _from_file(path: Path, settings: Settings, known: Evidence) -> Found:
    (thing,) = things([path], settings)
    source = source_of(path, settings) or thing.source
    catalogue = load(settings.topics_file, extend=settings.topics.extend)
    thing = thing._replace(source=source)
    examination = examine_file(thing, settings, catalogue, seen=moment(), recurring=known.recurring)
    store = known.store
    if store is None or known.error is not None:
        return Found(examination, lack=known.lack)
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

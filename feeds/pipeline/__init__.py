"""The pipeline: the only room that knows the order, from a file that is ready to feeds that are out.

One writer uses it, in one thread. Times come in by the door.
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import uuid4

from feeds.pipeline.examine import Desk, Examined, Recurring, dress, examine, nothing
from feeds.pipeline.intake import Delivery, Intake, Watched
from feeds.pipeline.publication import Publication
from feeds.publish import sweep
from feeds.topics import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from feeds.pipeline.pool import Pool
    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.store.values import FeedState, Held

__all__ = ["Delivery", "Examined", "Pipeline", "Recurring", "examine", "nothing"]

FORM = "1"
"""Raised when entries are written otherwise than before, so that stored fragments are made anew."""

DRAFTS = "publishing"
"""The fact that drafts may lie about."""

PART = 500
"""Entries handled at a time where all are gone through."""


class Pipeline:
    """Takes deliveries in, publishes, and makes anew."""

    def __init__(self, settings: Settings, store: Store, *, workers: int = 1) -> None:
        """Load the catalogue; raises ``CatalogueError``. Nothing is written yet."""
        self._store = store
        self._workers = workers
        self._pool: Pool | None = None
        self._use(settings)

    def reload(self, settings: Settings) -> None:
        """Go on with other settings and topics; ``CatalogueError`` leaves the old."""
        self._use(settings)
        self.close()

    def close(self) -> None:
        """Let the workers go; they are started again when needed."""
        if self._pool is not None:
            self._pool.close()
            self._pool = None

    def take_in(
        self,
        deliveries: Sequence[Delivery],
        *,
        now: datetime,
        progress: Callable[[int], None] | None = None,
        stopped: Callable[[], bool] | None = None,
    ) -> Mapping[str, int]:
        """Keep what the deliveries hold: new, changed, cosmetic, unchanged, duplicate, known, set_aside.

        *stopped* is asked every second or so; where it says so, the rest is left for another time.
        """
        watched = Watched(progress or _silent, stopped or _never)
        if not deliveries:
            return Counter()
        with self._drafting():
            return self._intake().take_in(deliveries, now=now, watched=watched)

    def publish(self, *, now: datetime) -> Mapping[str, int]:
        """Bring out what is pending and what an earlier run left undone; change no other file."""
        publication = self._begin(now)
        self._publish(publication, now)
        return publication.counts

    def rebuild(
        self,
        paths: Sequence[str] = (),
        *,
        reread: bool,
        now: datetime,
        progress: Callable[[int], None] | None = None,
    ) -> Mapping[str, int]:
        """Write feeds anew, archives and reading pages too; *reread* normalises every document first.

        No *paths* means all feeds. Raises ``NotFound`` naming an unknown feed.
        """
        counts: Counter[str] = Counter()
        publication = self._begin(now)
        publication.named(paths)
        if reread:
            counts.update(self._intake().reread(now=now, watched=Watched(progress or _silent, _never)))
        if not paths:
            publication.pages(self._ids())
        publication.again(publication.named(paths))
        self._publish(publication, now)
        return counts + publication.counts

    def _use(self, settings: Settings) -> None:
        catalogue = load(settings.topics_file, extend=settings.topics.extend)
        self._settings = settings
        site = settings.site.as_published(self._site_id(settings.site.id))
        self._desk = Desk(catalogue, site, self._store.recurring)

    def _site_id(self, given: str) -> str:
        """Give the UUID that feed ids are made from: as set, else made once and kept."""
        known = given or self._store.meta("site_id") or str(uuid4())
        if self._store.meta("site_id") != known:
            self._store.set_meta("site_id", known)
        return known

    def _intake(self) -> Intake:
        return Intake(self._settings.paths.output, self._store, self._desk, self._workers_pool)

    def _workers_pool(self) -> Pool | None:
        if self._pool is None and self._workers > 1:
            from feeds.pipeline.pool import Bench, Pool  # noqa: PLC0415 - not needed for a few documents

            settings = self._settings
            bench = Bench(
                settings.topics_file,
                settings.topics.extend,
                self._desk.site,
                settings.database,
                settings.paths.output,
            )
            self._pool = Pool(self._workers, bench)
        return self._pool

    def _begin(self, now: datetime) -> Publication:
        """Prepare a publication: promised feeds exist, what is stored fits the site, nothing is half done."""
        root = self._settings.paths.output
        publication = Publication(root, self._store, self._desk, self._workers_pool)
        with self._store.transaction():
            publication.promise(self._promised(), now)
            anew = self._redress() | self._has_new_face()
        if self._store.meta(DRAFTS):
            sweep(root)
            self._store.set_meta(DRAFTS, "")
        out = [state for state in self._store.feeds() if state.published_generation]
        if out and (anew or not (root / "item").is_dir()):
            publication.pages(self._ids())
        publication.again(out if anew else [state for state in out if not _is_there(root, state)])
        return publication

    def _publish(self, publication: Publication, now: datetime) -> None:
        with self._drafting():
            self._store.settle_lines()
            publication.admit(now)
            publication.bring_out()

    @contextmanager
    def _drafting(self) -> Iterator[None]:
        """Note that files are being written: a run that is killed leaves the note, and drafts."""
        left_over = self._store.meta(DRAFTS)
        self._store.set_meta(DRAFTS, "yes")
        yield
        self._store.set_meta(DRAFTS, left_over)

    def _promised(self) -> list[str]:
        languages = [tag.lower() for tag in self._settings.feeds.languages]
        topics = [f"topic/{key}" for key in self._desk.catalogue.topics]
        return [
            "all",
            *topics,
            *(f"lang/{tag}" for tag in languages),
            *(f"{topic}/{tag}" for topic in topics for tag in languages),
        ]

    def _redress(self) -> bool:
        """Make stored fragments anew where the site's address, author or our way of writing changed."""
        site = self._desk.site
        stamp = sha256(f"{FORM}\n{site.base_url}\n{site.author}".encode()).hexdigest()
        if self._store.meta("fragments") == stamp:
            return False
        known = self._every() if self._store.meta("fragments") else ()
        for held in known:
            dressed = (
                dress(entry, held.filing, self._desk, held.position)
                for entry in self._store.revisions(held.entry.id)
            )
            fragments = ((one.sealed.id, one.sealed.revision, one.fragment) for one in dressed)
            self._store.replace_fragments(fragments)
        self._store.set_meta("fragments", stamp)
        return True

    def _has_new_face(self) -> bool:
        """Say whether what all feeds show of the site and the topics was changed since the last time."""
        site, topics = self._desk.site, self._desk.catalogue.topics
        face = {"": f"{site.title}\n{site.rights}\n{site.language}\n{site.version}"}
        face |= {key: json.dumps(dict(topic.labels), sort_keys=True) for key, topic in topics.items()}
        known = json.loads(self._store.meta("face") or "{}")
        if known != face:
            self._store.set_meta("face", json.dumps(face))
        return any(face.get(key) != shown for key, shown in known.items())

    def _every(self) -> Iterator[Held]:
        after = ""
        while part := self._store.entries(after, PART):
            yield from part
            after = part[-1].entry.id

    def _ids(self) -> tuple[str, ...]:
        return tuple(held.entry.id for held in self._every())


def _is_there(root: Path, state: FeedState) -> bool:
    """Say whether nobody took a published feed away."""
    path = state.source.path
    archived = not state.archives or (root / "archive" / path).is_dir()
    return archived and all((root / f"{path}{suffix}").exists() for suffix in (".atom", ".html"))


def _silent(_: int) -> None:
    """Tell nobody how far it is."""


def _never() -> bool:
    return False

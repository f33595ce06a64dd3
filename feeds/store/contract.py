"""What a store promises: the one text that SQLite meets now and PostgreSQL can meet later.

The way through it (``pipeline`` is the only caller that knows the order):

* taking in: :meth:`Store.keep`, :meth:`Store.set_aside`, :meth:`Store.saw`, inside :meth:`Store.transaction`;
  new and significantly changed entries only append to *pending*;
* publishing, four steps that can each be repeated after a crash:
  (1) :meth:`Store.admit` turns pending rows into memberships with a dense ``seq`` in each feed and raises
  the feed's generation; (2) archives are written and noted with :meth:`Store.archived`; (3) heads are
  written; (4) :meth:`Store.published` notes the generation that is out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Protocol

from feeds.model import Document, Entry, Member, Source
from feeds.store.values import Aside, FeedState, Held, Kept, KnownBy, Run, Seen


class Store(Protocol):
    """Everything that is remembered. One writer; any number of readers beside it."""

    def close(self) -> None:
        """Let go of the database; may be called twice."""

    def transaction(self) -> AbstractContextManager[None]:
        """Keep everything written inside, or nothing of it. Nested calls join the outer one."""

    def meta(self, key: str) -> str:
        """Give a remembered fact of the installation (``site_id``, ``base_url`` …), "" if unknown."""

    def set_meta(self, key: str, value: str) -> None:
        """Remember a fact of the installation."""

    # -- the seeds folder

    def files(self) -> Iterator[Seen]:
        """Give every known file, by source."""

    def file(self, source: str) -> Seen | None:
        """Give one known file."""

    def saw(self, files: Iterable[Seen]) -> None:
        """Remember how files look now (insert or replace by source)."""

    def set_aside(self, asides: Iterable[Aside]) -> None:
        """Remember sources that were set aside; ``since`` of one already known with the same reason stays."""

    def clear_aside(self, sources: Iterable[str]) -> None:
        """Forget that these were set aside."""

    def asides(self) -> tuple[Aside, ...]:
        """Give all that is set aside, by source."""

    # -- documents and entries

    def document(self, digest: str) -> Document | None:
        """Give a stored document with its bytes."""

    def known(self, what: KnownBy, values: Iterable[str]) -> frozenset[str]:
        """Give those of *values* that an entry has; asked at once, they cost little more than one.

        Where documents are asked for, those that are kept.
        """

    def keep_document(self, document: Document) -> None:
        """Keep the bytes (compressed); a known digest is left as it is."""

    def entry(self, entry_id: str) -> Held | None:
        """Give an entry by id."""

    def entries_from(self, source: str) -> tuple[Held, ...]:
        """Give the entries whose current document came from *source*, by position."""

    def entries_of(self, digest: str) -> tuple[Held, ...]:
        """Give the entries whose current document is *digest*, by position."""

    def entry_with_url(self, url: str) -> Held | None:
        """Give the entry with this canonical URL ("" never matches)."""

    def entry_with_text(self, significant: str) -> Held | None:
        """Give the oldest entry whose newest revision has this significant digest."""

    def entries(self, after: str = "", limit: int = 500) -> Sequence[Held]:
        """Give entries by id, those greater than *after*."""

    def revisions(self, entry_id: str) -> tuple[Entry, ...]:
        """Give all revisions of an entry, oldest first."""

    def count_entries(self) -> int:
        """Count the entries."""

    def keep(self, kept: Kept) -> None:
        """Keep an entry, its revision, filing, evidence and fragment; append to pending.

        A ``cosmetic`` change is appended only to feeds that the entry is not in. The entry leaves the feeds
        that it is in and that *feeds* does not name: their memberships are marked withdrawn, their
        generation rises.
        """

    def moved(self, old: str, new: str) -> None:
        """Note that the file at *old* is at *new* now: its entries' source follows."""

    def replace_fragments(self, fragments: Iterable[tuple[str, int, bytes]]) -> None:
        """Replace rendered fragments (entry id, revision, bytes), after a change of base URL."""

    # -- lines that recur

    def count_lines(self, origin: str, lines: Iterable[int]) -> None:
        """Count a document from *origin* that holds these lines, each given once (64 bits, signed)."""

    def recurring(self, origin: str) -> frozenset[int]:
        """Give the lines that stand in several documents from *origin*, as of the last settling."""

    def settle_lines(self) -> None:
        """Let what was counted count; forget lines that were not seen for long, and the rarest."""

    # -- publishing

    def promise(self, sources: Iterable[Source]) -> None:
        """Make sure these feeds exist, if only empty; known ones are left as they are."""

    def pending(self) -> int:
        """Count the rows that wait to be admitted."""

    def admit(self, entered: datetime, sources: Mapping[str, Source], *, by_published: bool) -> int:
        """Step 1, in one transaction; give the number of memberships made.

        Order within a feed: by published (else seen), then id, where *by_published*; else as taken in.
        *sources* describes each pending path (for feeds that do not exist yet); see :meth:`pending_feeds`.
        A feed's ``changed`` becomes *entered*.
        """

    def pending_feeds(self) -> tuple[str, ...]:
        """Give the paths that pending rows name."""

    def feeds(self) -> tuple[FeedState, ...]:
        """Give every feed, by path."""

    def feed(self, path: str) -> FeedState | None:
        """Give one feed."""

    def behind(self) -> tuple[FeedState, ...]:
        """Give the feeds whose generation is not out yet, by path."""

    def touch(self, paths: Iterable[str]) -> None:
        """Raise the generation of these feeds, so that the next publication writes them again."""

    def members(self, path: str, low: int, high: int) -> tuple[Member, ...]:
        """Give memberships with low <= seq < high, newest first, with fragments, without withdrawn ones."""

    def memberships(self, entry_id: str) -> tuple[tuple[str, int, datetime], ...]:
        """Give the feeds an entry is in: path, seq, entered; by path."""

    def archived(self, path: str, number: int, digest: str) -> None:
        """Step 2: note that a full archive is out."""

    def published(self, states: Iterable[tuple[str, int, str]]) -> None:
        """Step 4: note path, generation and digest of the head that is out."""

    def unpublished_pages(self) -> tuple[str, ...]:
        """Give the ids of entries whose reading page has to be written."""

    def pages_published(self, entry_ids: Iterable[str]) -> None:
        """Note that the reading pages of these entries are out."""

    # -- runs

    def start_run(self, run: Run) -> None:
        """Note that a job has begun."""

    def end_run(self, run: Run) -> None:
        """Note how it ended."""

    def runs(self, limit: int = 20) -> tuple[Run, ...]:
        """Give the newest runs first."""

    def run(self, run_id: str) -> Run | None:
        """Give one run."""

"""Small values to put into a store, and what it shows of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from feeds.model import ARCHIVE_SIZE, Category, Entry, Filing, Source
from feeds.store.codec import seal
from feeds.store.values import Digests, Held, Kept

if TYPE_CHECKING:
    from feeds.store.contract import Store
    from feeds.store.values import FeedState

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
FEEDS = ("all", "lang/vi", "topic/defence")


def later(seconds: int) -> datetime:
    return NOON + timedelta(seconds=seconds)


def name(text: str) -> str:
    return uuid5(NAMESPACE_URL, text).urn


def hexadecimal(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def entry(key: str, **fields: Any) -> Entry:
    plain = Entry(
        id=name(key),
        document=hexadecimal(f"document {key}"),
        source=f"{key}.txt",
        title=f"Title {key}",
        language="vi",
        paragraphs=(f"Text of {key}.",),
        content_html=f"<p>Text of {key}.</p>",
        seen=NOON,
        updated=NOON,
    )
    return replace(plain, **fields)


def kept(
    key: str,
    *,
    outcome: str = "new",
    feeds: tuple[str, ...] = FEEDS,
    fragment: bytes | None = None,
    filing: Filing | None = None,
    position: int = 0,
    text: str = "",
    **fields: Any,
) -> Kept:
    """A new entry, or with outcome and revision a later form of it."""
    made = entry(key, **fields)
    digests = Digests(hexadecimal(text or f"text {key} {made.revision}"), hexadecimal(f"rest {key}"))
    held = Held(
        made, filing or Filing((Category("topic", "defence", 3.5, ("quốc phòng ×2",)),)), digests, position
    )
    body = f"<entry>{key} {made.revision}</entry>".encode() if fragment is None else fragment
    return Kept(seal(held), feeds, body, outcome, made.updated)


def source(path: str, **fields: Any) -> Source:
    return replace(Source(path, name(path), NOON, NOON), **fields)


def admit(store: Store, seconds: int = 0, *, by_published: bool = False) -> int:
    """Step 1 of publishing, with a description of whatever feed is pending."""
    sources = {path: source(path) for path in store.pending_feeds()}
    return store.admit(later(seconds), sources, by_published=by_published)


def shown(store: Store, path: str) -> list[tuple[int, str, bytes]]:
    """Position, title's key and bytes of each member, newest first."""
    titles = {held.entry.id: held.entry.title.removeprefix("Title ") for held in store.entries()}
    return [
        (member.seq, titles[member.entry], member.fragment) for member in store.members(path, 0, 1_000_000)
    ]


def seqs(store: Store, path: str) -> list[int]:
    return [seq for seq, _, _ in shown(store, path)]


def state(store: Store, path: str) -> FeedState:
    found = store.feed(path)
    assert found is not None
    return found


def fill(store: Store, count: int, path: str = "all") -> None:
    """Admit *count* entries, called by their position, to a feed, and write all its full archives."""
    with store.transaction():
        for number in range(count):
            store.keep(kept(str(number), feeds=(path,)))
    admit(store)
    for number in range(count // ARCHIVE_SIZE):
        store.archived(path, number, "a")
    store.published([(path, state(store, path).generation, "h")])

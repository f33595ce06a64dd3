"""The exact bytes of every writer; ``SEEDWIRE_GOLDEN=write pytest tests/unit/writers`` makes them anew."""

import os
from dataclasses import replace

import pytest

from feeds.writers import atom, opml, page

GOLDEN = {
    "head.atom": lambda wire: atom.write(wire.feed()),
    "archive.atom": lambda wire: atom.write(wire.feed(archive=1)),
    "empty.atom": lambda wire: atom.write(wire.feed(members=(), links=wire.feed().links[:2])),
    "entry.atom": lambda wire: wire.fragment(wire.entries[0]),
    "feeds.opml": lambda wire: opml.write(wire.shelf),
    "part.opml": lambda wire: opml.write(wire.shelf.below("topic/sea")),
    "index.html": lambda wire: page.front(wire.shelf, wire.entries),
    "feed.html": lambda wire: page.feed_page(wire.feed(), wire.entries, wire.topics),
    "item.html": lambda wire: page.item(
        replace(wire.entries[0].entry, revision=2), wire.entries[0].filing, wire.site, wire.topics
    ),
    "item.ar.html": lambda wire: page.item(
        wire.entries[1].entry, wire.entries[1].filing, wire.site, wire.topics
    ),
    "feed.css": lambda _: page.assets()["feed.css"],
}


@pytest.mark.parametrize("name", GOLDEN)
def test_the_bytes_are_these(name, wire, root):
    path = root / "tests" / "golden" / name
    written = GOLDEN[name](wire)
    if os.environ.get("SEEDWIRE_GOLDEN") == "write":
        path.write_bytes(written)
    assert written == path.read_bytes()


def test_no_golden_file_is_left_over(root):
    assert {path.name for path in (root / "tests" / "golden").iterdir()} == set(GOLDEN)

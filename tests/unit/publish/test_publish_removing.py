"""Removing what was published, and sweeping drafts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.publish import DRAFT, publish, remove, sweep
from tests.unit.publish.conftest import contents

if TYPE_CHECKING:
    from pathlib import Path


def test_drafts_of_a_killed_process_are_swept_and_nothing_else(output: Path):
    publish(output, [("all.atom", b"x"), ("topic/defence/vi.atom", b"x")])
    (output / f"{DRAFT}0123").write_bytes(b"half")
    (output / "topic/defence" / f"{DRAFT}4567").write_bytes(b"")
    (output / ".htaccess").write_bytes(b"mine")
    assert sweep(output) == 2
    assert contents(output) == {"all.atom": b"x", "topic/defence/vi.atom": b"x", ".htaccess": b"mine"}
    assert sweep(output) == 0


def test_removing_says_what_was_there(output: Path):
    publish(output, [("a.atom", b"x"), ("lang/vi.atom", b"x"), ("lang/en.atom", b"x")])
    assert remove(output, ["a.atom", "lang/vi.atom", "lang/fr.atom", "none/x.atom"]) == (
        "a.atom",
        "lang/vi.atom",
    )
    assert contents(output) == {"lang/en.atom": b"x"}


def test_where_nothing_was_published_there_is_nothing_to_remove_or_sweep(output: Path):
    assert remove(output, ["all.atom"]) == ()
    assert sweep(output) == 0
    assert not output.exists()

"""The five real documents, dropped into a running service one after another."""

from __future__ import annotations

import json
import re
import subprocess
import time
from functools import partial
from html import unescape

import feedparser
import pytest

from tests.acceptance.desk import SETTLE, until

SOON = SETTLE + 3.0
"""Seconds from the drop to the feeds: the settle time and three more."""


@pytest.fixture(scope="module")
def gold(shared):
    return json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))["files"]


def entries(desk, path):
    parsed = feedparser.parse(desk.get(path).content)
    assert not parsed.bozo, f"{path}: {parsed.get('bozo_exception')}"
    return parsed.entries


def paragraphs(entry):
    """The paragraphs of the content, as text."""
    found = re.findall(r"<(p|h2|li|blockquote)[^>]*>(.*?)</\1>", entry.content[0].value, re.DOTALL)
    return [unescape(re.sub(r"<[^>]+>", "", inner)).strip() for _, inner in found]


MARKER = """The keeper paints the lighthouse

The keeper painted the lighthouse white on Monday, and the harbour was glad of it.
"""


def titles_of(expected):
    return expected.get("derived_title_acceptable") or [expected["title"]]


def drop_all(desk, shared, gold):
    """Drop one after another; each must be in its feeds soon after."""
    for number, (name, expected) in enumerate(sorted(gold.items()), 1):
        desk.drop(shared / "seeds" / name)
        dropped = time.monotonic()
        in_all = partial(has_entries, desk, number)
        until(in_all, seconds=15, what=f"{name} in all.atom")
        assert time.monotonic() - dropped <= SOON, f"{name} came late"
        for path in ("all.atom", f"lang/{expected['language']}.atom", "topic/defence.atom"):
            assert any(e.title in titles_of(expected) for e in entries(desk, path)), f"{name} in {path}"


def has_entries(desk, number):
    answer = desk.get("all.atom")
    return answer.status_code == 200 and len(feedparser.parse(answer.content).entries) == number


@pytest.fixture
def full(desk, shared, gold):
    """A running service that has taken the five documents in."""
    with desk.service() as process:
        drop_all(desk, shared, gold)
        yield desk, process


@pytest.mark.acceptance
def test_each_document_is_in_its_feeds_as_the_gold_says(full, gold):
    desk, _ = full
    assert len(entries(desk, "lang/vi.atom")) == 4
    assert len(entries(desk, "lang/en.atom")) == 1
    assert len(entries(desk, "topic/defence/vi.atom")) == 4
    assert len(entries(desk, "topic/defence/en.atom")) == 1
    for name, expected in gold.items():
        entry = next(e for e in entries(desk, "all.atom") if e.title in titles_of(expected))
        shown = paragraphs(entry)
        for paragraph in expected["body_paragraphs"]:
            assert shown.count(paragraph) == 1, f"{name}: {paragraph[:60]}"
        for dropped in expected["lines_dropped"]:
            assert dropped["text"].strip() not in shown or dropped["reason"] == "duplicate", (
                f"{name}: {dropped}"
            )
        assert "published" not in entry, f"{name}: no date is in the text"
        places = {t.term for t in entry.tags if "3166" in (t.scheme or "")}
        assert places == set(expected["places_about"]), name
        for place in places:
            assert any(e.id == entry.id for e in entries(desk, f"place/{place}.atom"))


@pytest.mark.acceptance
def test_two_real_readers_list_the_same_entries(full, newsboat, tmp_path):
    desk, _ = full
    ours = {e.title for e in entries(desk, "topic/defence.atom")}
    urls = tmp_path / "urls"
    urls.write_text(desk.address + "topic/defence.atom\n", "utf-8")
    cache = tmp_path / "cache.db"
    common = [newsboat, "-u", str(urls), "-c", str(cache), "-C", "/dev/null"]
    environment = {"HOME": str(tmp_path), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin", "TERM": "dumb"}
    subprocess.run([*common, "-x", "reload"], env=environment, check=True, timeout=60, capture_output=True)
    import sqlite3  # noqa: PLC0415 - newsboat's own cache, looked into by this test alone

    with sqlite3.connect(cache) as database:
        theirs = {title for (title,) in database.execute("SELECT title FROM rss_item")}
    assert theirs == ours
    assert len(ours) == 5


@pytest.mark.acceptance
def test_copies_add_nothing_and_edits_keep_the_id(full, shared):
    desk, _ = full
    before = {e.id: e.updated for e in entries(desk, "all.atom")}
    tree = desk.tree()
    for path in sorted((shared / "seeds").glob("*.txt")):
        desk.drop(path, f"copies/copy-of-{path.name}")
    until(lambda: desk.status()["files"]["taken"] == 10, what="the copies to be seen")
    assert desk.tree() == tree

    edited = desk.seeds / "000_b6d40875ec207bf6.txt"
    text = edited.read_text("utf-8")
    edited.write_text(text.replace("0943 113 999", "0943 113 998"), "utf-8")
    (desk.seeds / "marker.txt").write_text(MARKER, "utf-8")
    until(lambda: "lighthouse" in desk.get("all.atom").text, what="the file dropped after the edit")
    after = {e.id: e.updated for e in entries(desk, "all.atom")}
    assert {i: after[i] for i in before} == before
    before = after

    edited.write_text(text.replace("Đây là một hoạt động", "Đây chính là một hoạt động"), "utf-8")
    until(
        lambda: {e.id: e.updated for e in entries(desk, "all.atom")} != before,
        what="the edit of a paragraph to be published",
    )
    after = {e.id: e.updated for e in entries(desk, "all.atom")}
    assert after.keys() == before.keys()
    assert [i for i in after if after[i] != before[i]] == [entries(desk, "all.atom")[0].id]
    assert all(after[i] >= before[i] for i in after)
    assert "Đây chính là" in desk.get("topic/defence/vi.atom").text


@pytest.mark.acceptance
def test_a_second_build_and_a_rebuild_change_no_file(desk, shared):
    for path in sorted((shared / "seeds").glob("*.txt")):
        desk.drop(path)
    desk.seedwire("build")
    tree = desk.tree()
    desk.seedwire("build")
    assert desk.tree() == tree
    desk.seedwire("rebuild")
    assert desk.tree() == tree
    desk.seedwire("rebuild", "--reread")
    assert desk.tree() == tree

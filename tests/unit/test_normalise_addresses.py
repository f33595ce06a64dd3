"""Where an article is published, and the day that its address says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from feeds.model import Article, Block, Claim, Cleaned, Label, Line
from feeds.normalise import normalise

SEEN = datetime(2026, 5, 1, 10, 30, tzinfo=UTC)
BLOCK = Block(
    "The ferry crossed the bay again on Sunday, an hour late and full of bicycles and of flags.", line=1
)


def entry_of(url, *published, source="a.html"):
    article = Article(
        source,
        "0" * 64,
        "text/html",
        (BLOCK,),
        published=tuple(Claim(claim, "meta") for claim in published),
        urls=(Claim(url, "link"),) if url else (),
    )
    return normalise(Cleaned(article, (Line(BLOCK, Label.LEAD, "a test"),)), seen=SEEN)


def dated(entry):
    return entry.published and (
        entry.published.value,
        entry.published.precision,
        entry.provenance["published"],
    )


@pytest.mark.parametrize(
    "path",
    [
        "2021/03/14/the-ferry",
        "news/2021/3/14",
        "news/2021/03/14/",
        "2021-03-14-the-ferry.html",
        "news/the-ferry-2021-03-14",
        "news/20210314/the-ferry",
        "news/ferry_20210314.html",
        "2021/03/14/2021-03-14-the-ferry",
    ],
)
def test_a_day_that_stands_whole_in_the_address_is_the_day_where_nothing_else_says_one(path):
    assert dated(entry_of(f"https://paper.example/{path}")) == ("2021-03-14", "day", "address")


@pytest.mark.parametrize(
    "path",
    [
        "2021/03/the-ferry",
        "2021/02/30/the-ferry",
        "1994/03/14/the-ferry",
        "2021/03/141/the-ferry",
        "12021/03/14/the-ferry",
        "news/20211314",
        "news/120210314",
        "news/a20210314",
        "news/2021031455",
        "2021/03/14/the-ferry-of-2020-05-01",
        "the-ferry?day=2021-03-14",
        "the-ferry",
    ],
)
def test_what_is_no_one_whole_day_of_the_web_in_the_path_dates_nothing(path):
    assert entry_of(f"https://paper.example/{path}").published is None


def test_a_day_in_the_address_that_is_to_come_is_not_believed():
    entry = entry_of("https://paper.example/2026/05/03/the-ferry")
    assert entry.published is None
    assert [(one.value, one.provenance, one.reason) for one in entry.rejected] == [
        ("2026-05-03", "address", "it lies in the future")
    ]


def test_a_stated_date_goes_before_the_address_which_may_only_say_its_day():
    assert dated(entry_of("https://paper.example/2021/03/14/a", "2021-03-15")) == (
        "2021-03-15",
        "day",
        "meta",
    )
    assert dated(entry_of("https://paper.example/2021/03/14/a", "2021-03")) == (
        "2021-03-14",
        "day",
        "address",
    )
    assert dated(entry_of("https://paper.example/2021/03/14/a", "soon")) == ("2021-03-14", "day", "address")


def test_a_document_that_was_fetched_has_the_address_it_came_from():
    entry = entry_of("", source="https://paper.example/2021/03/14/the-ferry")
    assert (entry.published.value, entry.provenance["url"]) == ("2021-03-14", "link")

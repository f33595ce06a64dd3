"""Workers: many documents at once, and one that kills its worker."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import dataclass

import pytest

from feeds.errors import NotFound, SeedwireError
from feeds.model import Document
from feeds.pipeline.intake import ALONE
from feeds.pipeline.pool import Bench, Pool
from tests.unit.pipeline.conftest import NOON, text


@dataclass(frozen=True)
class Deadly(Document):
    """A document over which whoever receives it dies."""

    def __reduce__(self):
        return os._exit, (1,)


def test_many_documents_are_taken_in_by_workers_in_their_order(busy_newsroom):
    count = ALONE + 20
    counts = busy_newsroom.take_in(**{f"n{n:04}_txt": text(f"harbour {n}") for n in range(count)})
    assert counts == {"new": count}
    assert len(list((busy_newsroom.output / "item").iterdir())) == count


def test_a_document_that_kills_its_worker_costs_only_itself(busy_newsroom):
    pool = busy_newsroom.pipeline._workers_pool()
    documents = [Document(f"{n}.txt", text(f"harbour {n}").encode(), NOON) for n in range(3)]
    deadly = Deadly("deadly.txt", b"x", NOON)
    outcomes = [outcome for _, outcome in pool.prepare([documents[0], deadly, *documents[1:]], seen=NOON)]
    assert [len(outcome.entries) for outcome in outcomes] == [1, 0, 1, 1]
    assert "died" in outcomes[1].reasons[0]


def test_an_unknown_feed_is_refused_by_name(newsroom):
    newsroom.take_in(a_txt=text())
    with pytest.raises(NotFound, match="topic/nothing"):
        newsroom.pipeline.rebuild(["topic/nothing"], reread=False, now=NOON)


def test_many_feeds_are_published_by_workers(busy_newsroom):
    places = ("France", "Germany", "Japan", "Kenya", "Peru", "Spain", "Italy", "Norway", "India", "Chile")
    busy_newsroom.take_in(**{f"{place}_txt": text(f"{place} harbour of {place}") for place in places})
    assert not busy_newsroom.store.behind()
    assert {"fr", "jp", "pe"} <= {path.stem for path in (busy_newsroom.output / "place").glob("*.atom")}


def test_workers_that_can_not_start_are_the_fault_of_no_document(newsroom, tmp_path):
    pipeline = newsroom.pipeline
    bench = Bench(
        tmp_path / "no.toml", extend=False, site=pipeline._desk.site, database=tmp_path, output=tmp_path
    )
    document = Document("a.txt", text().encode(), NOON)
    with closing(Pool(1, bench)) as pool, pytest.raises(SeedwireError, match="as soon as they start"):
        list(pool.prepare([document], seen=NOON))

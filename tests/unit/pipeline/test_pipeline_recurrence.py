"""Lines that recur in documents of one folder: theirs, not the articles'."""

from __future__ import annotations

from tests.unit.pipeline.conftest import text

NOTE = "\nThe Bay Herald brings the coast home, every day anew.\n"


def shown(newsroom, place: str) -> bool:
    (entry,) = [entry for entry in newsroom.entries() if place in entry.title]
    return any("brings the coast home" in paragraph for paragraph in entry.paragraphs)


def drop(newsroom, *places: str, folder: str = "herald/") -> None:
    newsroom.take_in(**{f"{folder}{place}_txt": text(place, more=NOTE) for place in places})


def test_a_line_of_three_earlier_documents_is_left_out_of_the_next(newsroom):
    drop(newsroom, "harbour", "railway", "castle")
    drop(newsroom, "garden")
    assert [shown(newsroom, place) for place in ("harbour", "castle", "garden")] == [True, True, False]
    newsroom.pipeline.rebuild(reread=True, now=newsroom.now)
    assert not shown(newsroom, "harbour")


def test_what_comes_of_a_document_does_not_hang_on_those_beside_it(newsroom):
    drop(newsroom, "harbour", "railway", "castle", "garden")
    assert shown(newsroom, "garden")


def test_documents_of_no_known_origin_say_nothing_of_each_other(newsroom):
    drop(newsroom, "harbour", "railway", "castle", folder="")
    drop(newsroom, "garden", folder="")
    assert shown(newsroom, "garden")


def test_many_documents_are_examined_with_the_same_evidence(busy_newsroom):
    drop(busy_newsroom, "harbour", "railway", "castle")
    drop(busy_newsroom, *(f"garden {number}" for number in range(210)))
    assert not shown(busy_newsroom, "garden 209")

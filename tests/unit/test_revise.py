"""What a fresh reading is to the entry that is held."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from feeds.model import Category, Entry, Filing, Image, Moment, Person, Precision
from feeds.revise import digests, is_same, revise

FIRST = datetime(2026, 5, 1, 10, tzinfo=UTC)
LATER = FIRST + timedelta(days=2)
HELD = Entry(
    id="urn:uuid:1",
    document="0" * 64,
    source="a.txt",
    title="The ferry is back",
    language="en",
    paragraphs=("It crossed the bay on Sunday.", "It was late."),
    content_html="<p>It crossed the bay on Sunday.</p><p>It was late.</p>",
    seen=FIRST,
    updated=FIRST,
    revision=3,
)
FILING = Filing((Category("topic", "transport", 4.0, ("ferry ×2",)),))


@dataclass(frozen=True)
class Pair:
    significant: str
    cosmetic: str


def pair_of(entry, filing=FILING):
    return Pair(*digests(entry, filing))


def revision_of(fresh, held=HELD):
    return revise(held, pair_of(held), fresh, pair_of(fresh))


def stated(value):
    return Moment(value, Precision.SECOND)


def fresh_of(**changes):
    return replace(HELD, id="urn:uuid:2", seen=LATER, updated=LATER, revision=1, document="1" * 64, **changes)


def test_an_unknown_entry_is_new_and_stays_as_it_is():
    fresh = fresh_of()
    assert revise(None, None, fresh, pair_of(fresh)) == revise(HELD, None, fresh, pair_of(fresh))
    assert revise(None, None, fresh, pair_of(fresh)).entry is fresh
    assert revise(None, None, fresh, pair_of(fresh)).outcome == "new"


def test_the_same_again_is_unchanged_and_the_held_entry_stays():
    revision = revision_of(fresh_of())
    assert revision.outcome == "unchanged"
    assert revision.entry is HELD


@pytest.mark.parametrize("change", [{"title": "The ferry is late"}, {"paragraphs": ("It sank.",)}])
def test_a_change_of_title_or_text_is_shown_again_under_the_same_id(change):
    revision = revision_of(fresh_of(**change))
    assert revision.outcome == "changed"
    assert (revision.entry.id, revision.entry.seen, revision.entry.revision) == (HELD.id, FIRST, 4)
    assert revision.entry.updated == LATER
    assert revision.entry.document == "1" * 64


def test_updated_always_moves_on():
    future = replace(HELD, updated=LATER + timedelta(hours=1))
    revision = revision_of(fresh_of(title="The ferry is late"), held=future)
    assert revision.entry.updated == future.updated + timedelta(seconds=1)


@pytest.mark.parametrize(
    ("value", "updated"),
    [
        ("2026-05-02T08:00:00+00:00", datetime(2026, 5, 2, 8, tzinfo=UTC)),
        ("2026-05-01T10:00:00+00:00", LATER),
        ("2026-05-09T08:00:00+00:00", LATER),
    ],
)
def test_the_stated_time_of_a_change_is_taken_if_it_can_be_true(value, updated):
    revision = revision_of(fresh_of(title="The ferry is late", stated_update=stated(value)))
    assert revision.entry.updated == updated


@pytest.mark.parametrize(
    "change",
    [
        {"authors": (Person("Martha Quill"),)},
        {"publisher": "Bay Herald"},
        {"published": Moment("2026-04-30", Precision.DAY)},
        {"stated_update": stated("2026-05-02T08:00:00+00:00")},
        {"url": "https://bay.example/ferry"},
        {"language": "en-GB"},
        {"summary": "It crossed the bay."},
        {"captions": ("The ferry",)},
        {"credits": ("AFP",)},
        {"images": (Image("https://bay.example/ferry.jpg"),)},
        {"stated_topics": ("ferries",)},
        {"content_html": "<p>It <b>crossed</b> the bay on Sunday.</p><p>It was late.</p>"},
    ],
)
def test_everything_else_is_corrected_in_place(change):
    revision = revision_of(fresh_of(**change))
    assert revision.outcome == "cosmetic"
    kept = revision.entry
    assert (kept.id, kept.seen, kept.revision, kept.updated) == (HELD.id, FIRST, 3, FIRST)


def test_topics_are_cosmetic_but_their_scores_are_not_even_that():
    other = Filing((Category("topic", "weather", 4.0),))
    rescored = Filing((Category("topic", "transport", 9.0, ("ferry ×9",)),))
    assert digests(HELD, other)[0] == digests(HELD, FILING)[0]
    assert digests(HELD, other)[1] != digests(HELD, FILING)[1]
    assert digests(HELD, rescored) == digests(HELD, FILING)


def test_where_a_paragraph_ends_matters():
    joined = replace(HELD, paragraphs=(" ".join(HELD.paragraphs),))
    assert digests(joined, FILING)[0] != digests(HELD, FILING)[0]


def test_an_older_snapshot_that_arrives_later_changes_nothing():
    held = replace(HELD, stated_update=stated("2026-05-01T09:00:00+00:00"))
    older = fresh_of(title="The ferry sails", stated_update=stated("2026-04-30T09:00:00+00:00"))
    revision = revision_of(older, held=held)
    assert (revision.outcome, revision.entry) == ("unchanged", held)


def test_two_readings_with_one_address_are_of_one_article():
    one = replace(HELD, url="https://bay.example/ferry")
    assert is_same(one, replace(one, title="Other", paragraphs=("Other words.",)))
    assert not is_same(one, replace(one, url="https://bay.example/other"))


def test_two_readings_with_one_title_are_of_one_article():
    assert is_same(HELD, replace(HELD, title="THE FERRY IS BACK", paragraphs=("Other words.",)))


def test_two_readings_that_share_most_of_their_words_are_of_one_article():
    assert is_same(HELD, replace(HELD, title="Late again", paragraphs=(HELD.paragraphs[0],)))
    assert not is_same(HELD, replace(HELD, title="Weather", paragraphs=("Rain is expected from noon on.",)))


def test_texts_without_spaces_are_compared_by_their_signs():
    held = replace(HELD, title="一", paragraphs=("渡轮在星期天再次穿过海湾,迟到了一个小时,船上满是自行车。",))
    assert is_same(held, replace(held, title="二", paragraphs=("渡轮在星期天再次穿过海湾,船上满是自行车。",)))
    assert not is_same(
        held, replace(held, title="三", paragraphs=("山城的老茶馆变成了社区图书室,居民都很高兴。",))
    )

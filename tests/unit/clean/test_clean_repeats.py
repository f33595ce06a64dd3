"""What stands twice."""

from __future__ import annotations

from feeds.model import Kind

HEADLINE = "The ferry is back"


def test_the_second_of_two_equal_paragraphs_is_a_duplicate(page_of, paragraphs, find):
    cleaned = page_of(HEADLINE, *paragraphs, paragraphs[1].upper())
    assert find(cleaned, paragraphs[1].upper()).reason == "the same as line 5"


def test_a_refrain_stays(page_of, paragraphs, kept_of):
    question = "And what do you do when the fog comes in?"
    lines = [line for paragraph in paragraphs for line in (question, paragraph)]
    assert kept_of(page_of(HEADLINE, *lines)) == lines


def test_a_very_long_paragraph_is_no_refrain(page_of, paragraphs, kept_of):
    long = f"{paragraphs[0]} {paragraphs[1]}"
    assert kept_of(page_of(HEADLINE, long, paragraphs[2], long, paragraphs[3], long)) == [
        long,
        paragraphs[2],
        paragraphs[3],
    ]


def test_a_short_line_may_return_but_not_next_to_itself(page_of, paragraphs, kept_of):
    cleaned = page_of(HEADLINE, "Harbour", "Harbour", paragraphs[0], "Harbour", paragraphs[1])
    assert kept_of(cleaned) == ["Harbour", paragraphs[0], "Harbour", paragraphs[1]]


def test_equal_items_of_a_list_stay(page_of, kept_of):
    cleaned = page_of("a pinch of salt", "a pinch of salt", kind=Kind.ITEM, marked_up=True)
    assert kept_of(cleaned) == ["a pinch of salt", "a pinch of salt"]


def test_the_headline_within_the_text_is_a_duplicate(page_of, paragraphs):
    cleaned = page_of(HEADLINE, *paragraphs[:2], HEADLINE, *paragraphs[2:])
    assert [line.label.value for line in cleaned.lines].count("duplicate") == 1


def test_a_lead_said_again_in_nearly_the_same_words_is_a_duplicate(page_of, paragraphs, find):
    again = paragraphs[0].replace("bicycles", "cyclists")
    assert find(page_of(HEADLINE, paragraphs[0], again, *paragraphs[1:]), again).label == "duplicate"


def test_a_lead_retold_in_other_words_stays(page_of, paragraphs, kept_of):
    again = (
        "Full of bicycles and late by an hour, it was the ferry that came over the water after nine weeks."
    )
    assert again in kept_of(page_of(HEADLINE, paragraphs[0], again, *paragraphs[1:]))


def test_a_teaser_that_breaks_off_is_left_out_for_the_whole(page_of, paragraphs, find):
    teaser = paragraphs[1][:70] + "…"
    found = find(page_of(HEADLINE, teaser, *paragraphs), teaser)
    assert (found.label, found.reason) == ("duplicate", "the beginning of line 7, broken off")


def test_a_line_that_breaks_off_without_going_on_stays(page_of, paragraphs, kept_of):
    teaser = "And then, just as the bell of the church began to ring, the engine…"
    assert teaser in kept_of(page_of(HEADLINE, paragraphs[0], teaser, paragraphs[1]))


def test_a_headline_printed_twice_on_its_line_is_kept_once(page_of, paragraphs, kept_of):
    twice = "A new timetable for the summer A new timetable for the summer"
    assert kept_of(page_of(HEADLINE, paragraphs[0], twice, paragraphs[1]))[1] == twice[: len(twice) // 2]


def test_the_name_of_an_image_is_a_line_again(page_of, paragraphs, find):
    for name in ("the ferry is back", "the-ferry-is-back.jpg", "ferry_back_is_the"):
        assert (
            find(page_of("The Ferry Is Back", paragraphs[0], name, *paragraphs[1:]), name).label == "alt-slug"
        )


def test_a_small_line_of_its_own_words_stays(page_of, paragraphs, kept_of):
    line = "bring a coat and some bread"
    assert line in kept_of(page_of("bring a coat and some butter", paragraphs[0], line, *paragraphs[1:]))


def test_a_lead_said_again_without_its_dateline_is_a_duplicate(page_of, paragraphs):
    cleaned = page_of(HEADLINE, f"LISBON (Reuters) - {paragraphs[0]}", *paragraphs)
    assert cleaned.lines[2].reason == "line 3 without its dateline"


def test_a_text_that_says_nothing_else_means_what_it_repeats(page_of, paragraphs, kept_of):
    litany = [" ".join(paragraphs)] * 5
    assert kept_of(page_of(HEADLINE, *litany)) == litany


def test_an_item_is_not_the_name_of_an_image_because_of_its_own_hyphen(page_of, paragraphs, kept_of):
    item = "3-5 hours saved each week"
    assert item in kept_of(page_of(HEADLINE, *paragraphs[:2], item, *paragraphs[2:]))

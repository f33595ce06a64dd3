"""Captions, credits, datelines and signatures."""

from __future__ import annotations

from itertools import pairwise

import pytest

from feeds.clean import clean

HEADLINE = "The ferry crosses the bay again after nine weeks"


@pytest.mark.parametrize(
    ("line", "label", "credit"),
    [
        ("Photo: Ines Roth", "photo-credit", "Ines Roth"),
        ("© Ines Roth", "photo-credit", "Ines Roth"),
        ("Image © Ines Roth", "photo-credit", "Ines Roth"),
        (
            "Photo: the ferry on Sunday morning, with the captain at the rail and bicycles on deck",
            "caption",
            None,
        ),
        ("Pictured: the ferry and its captain", "caption", None),
        ("The ferry on Sunday (Photo: Ines Roth)", "caption", "Ines Roth"),
        ("The ferry on Sunday. Credit: Ines Roth", "caption", "Ines Roth"),
        ("The ferry on Sunday (Roth/AFP)", "caption", "AFP"),
        ("The ferry on Sunday. Ines Roth / Reuters", "caption", "Reuters"),
        ("The ferry on Sunday (Photo)", "caption", None),
        ("港に戻ったフェリー＝日曜日、佐藤健撮影", "caption", None),
    ],
)
def test_a_picture_has_its_caption_and_credit(page_of, paragraphs, line, label, credit):
    cleaned = page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:])
    assert cleaned.lines[2].label == label
    assert [claim.text for claim in cleaned.credits] == ([credit] if credit else [])


@pytest.mark.parametrize(
    "line",
    [
        "The picture shows the ferry (in the fog)",
        "Photographs of the ferry hang in the church",
        "The ferry runs to Reuters Island",
        "The ferry and its captain, seen from the pier /",
        "Source: a list of ferries (Photo: none)",
    ],
)
def test_what_only_speaks_of_pictures_is_no_caption(page_of, paragraphs, find, line):
    assert find(page_of(HEADLINE, paragraphs[0], line, *paragraphs[1:]), line).label != "caption"


def test_a_long_paragraph_may_be_a_caption_by_its_bracket_only(page_of, paragraphs, find):
    long = f"{paragraphs[0]} {paragraphs[1]} (Photo: Ines Roth)"
    assert find(page_of(HEADLINE, paragraphs[2], long, paragraphs[3]), long).label == "caption"
    open_ended = f"{paragraphs[0]} {paragraphs[1]} Photo: Ines Roth."
    assert find(page_of(HEADLINE, paragraphs[2], open_ended, paragraphs[3]), open_ended).label == "body"


CAPTION = "The ferry crosses the bay again on Sunday after nine weeks in dock."


def test_a_short_sentence_that_says_headline_and_lead_again_is_the_caption(page_of, paragraphs, find):
    cleaned = page_of(HEADLINE, paragraphs[0] + " " + paragraphs[1], CAPTION, *[" ".join(paragraphs[2:])] * 1)
    assert find(cleaned, CAPTION).label == "caption"


@pytest.mark.parametrize(
    "sentence",
    [
        CAPTION.replace("Sunday", "Sunday 9"),
        "The bay is quiet, the ferry is full, and nobody in the town of nine streets is late for church.",
        "The ferry is back.",
    ],
)
def test_a_sentence_that_says_more_or_hardly_anything_is_none(page_of, paragraphs, kept_of, sentence):
    double = [f"{one} {other}" for one, other in pairwise(paragraphs)]
    assert sentence in kept_of(page_of(HEADLINE, double[0], sentence, *double[1:]))


@pytest.mark.parametrize(
    ("start", "claims"),
    [
        ("BAY.NET - ", {"publishers": ["BAY.NET"]}),
        ("(AP) — ", {"credits": ["AP"]}),
        ("(Bay Herald) - ", {"publishers": ["Bay Herald"]}),
        ("LISBON, 5 May 2024 (Reuters) - ", {"credits": ["Reuters"], "published": ["5 May 2024"]}),
        ("LISBON (Reuters) - ", {"credits": ["Reuters"]}),
        ("The ferry (with bicycles) - ", {}),
        (
            "LISBON, Portugal, 5 May 2024 (Lantern Wire) — ",
            {"credits": ["Lantern Wire"], "published": ["5 May 2024"]},
        ),
        ("LISBON (with bicycles) — ", {}),
        ("LISBON (Lantern Wire) said ", {}),
        ("LISBON, 5 May 2024. ", {"published": ["5 May 2024"]}),
        ("LISBON, 5 May 2024 — ", {"published": ["5 May 2024"]}),
        ("In Lisbon, on 5 May 2024. ", {}),
        ("新华社重庆电 ", {"credits": ["新华社"]}),
        ("(서울=연합뉴스) ", {"credits": ["연합뉴스"]}),
        ("[한들신문=서다온 기자] ", {"publishers": ["한들신문"], "authors": ["서다온"]}),
    ],
)
def test_a_dateline_gives_its_claims_and_stays_in_the_text(page_of, paragraphs, kept_of, start, claims):
    lead = start + paragraphs[0]
    cleaned = page_of("The ferry is back", lead, *paragraphs[1:])
    assert kept_of(cleaned)[0] == lead
    for name in ("publishers", "authors", "credits", "published"):
        assert [claim.text for claim in getattr(cleaned, name)] == claims.get(name, []), name


def test_a_paper_is_named_by_the_button_below_it_only(page_of, paragraphs, labels_of):
    cleaned = page_of("The ferry is back", *paragraphs, "Bay Herald", "Follow us on Bay Herald")
    assert labels_of(cleaned)[-2:] == ["publisher", "widget"]
    cleaned = page_of("The ferry is back", *paragraphs, "Bay Herald", "Please enter your email")
    assert labels_of(cleaned)[-2] == "byline"


def test_a_list_is_signed_by_an_initial_only(page_of, labels_of):
    cleaned = page_of("What to bring", "Harbour Map", "Warm Coat", "M. Quill")
    assert labels_of(cleaned) == ["title", "lead", "body", "byline"]


def test_an_article_that_is_only_based_on_another_says_so_without_a_name(page_of, paragraphs, find):
    line = (
        "This article was originally published in our printed edition of the ninth of May and has not "
        "been changed since."
    )
    cleaned = page_of("The ferry is back", *paragraphs, line)
    assert find(cleaned, line).label == "source-credit"


def test_a_date_without_a_year_beside_the_headline_is_claimed_if_it_says_that_it_is_one(page_of, paragraphs):
    cleaned = page_of("The ferry is back", "Published 3 June", *paragraphs)
    assert [claim.text for claim in cleaned.published] == ["Published 3 June"]
    assert page_of("The ferry is back", "Sunday, 3 June", *paragraphs).published == ()


def test_the_day_of_a_change_is_not_that_of_publication(page_of, paragraphs, labels_of):
    cleaned = page_of("The ferry is back", "Updated 3 June 2024", *paragraphs)
    assert labels_of(cleaned)[1] == "dateline"
    assert cleaned.published == ()


def test_a_name_beside_a_date_is_a_byline(page_of, paragraphs):
    cleaned = page_of("The ferry is back", "Martha Quill", "3 June 2024", *paragraphs)
    assert [claim.text for claim in cleaned.authors] == ["Martha Quill"]


def test_words_beside_a_date_are_not(page_of, paragraphs):
    assert page_of("The ferry is back", "on the water", "3 June 2024", *paragraphs).authors == ()


def test_a_number_beside_the_headline_is_no_date(page_of, paragraphs, labels_of):
    assert (
        labels_of(page_of("The ferry is back", "Gate 12 on pier 3 of the harbour", *paragraphs))[1]
        == "subheading"
    )


def test_a_word_for_sources_without_one_is_none(page_of, paragraphs, kept_of):
    for line in ("Sources", "Via the old mill road"):
        assert line in kept_of(page_of("The ferry is back", *paragraphs[:3], line, paragraphs[3]))


def test_an_endless_list_of_bylines_comes_to_an_end(article_of, labels_of):
    labels = labels_of(clean(article_of("By Martha Quill\n3 June 2024\n" * 100)))
    assert labels[:2] == ["byline", "dateline"]
    assert len(labels) == 200


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        (
            "来源：云溪日报 作者：林晓禾 2025-10-24 16:20",
            {"authors": ["林晓禾"], "credits": ["云溪日报"], "published": ["2025-10-24 16:20"]},
        ),
        (
            "Author: Martha Quill | Published: 3 June 2024",
            {"authors": ["Martha Quill"], "published": ["Published: 3 June 2024"]},
        ),
        ("Author: on the water | Source: | Updated: 3 June 2024", {}),
    ],
)
def test_a_line_of_several_labels_gives_them_all(page_of, paragraphs, line, claims):
    cleaned = page_of("The ferry is back", line, *paragraphs)
    assert cleaned.lines[1].label == "dateline"
    for name in ("authors", "credits", "published"):
        assert [claim.text for claim in getattr(cleaned, name)] == claims.get(name, []), name


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Par Anne Lefort. Publié le 8 mai 2025 à 17h20", ["Anne Lefort"]),
        ("Par Anne Lefort. Mis en ligne par le 14 juillet", []),
        ("Par temps de pluie et de vent. Publié le 8 mai 2025", []),
        ("Par Anne Lefort en 2025", ["Anne Lefort"]),
    ],
)
def test_a_byline_may_go_on_with_a_sentence_of_its_date(page_of, paragraphs, line, authors):
    cleaned = page_of("Le bac est de retour", line, *paragraphs)
    assert [claim.text for claim in cleaned.authors] == authors


def test_a_paragraph_beside_a_date_is_no_name(page_of, paragraphs):
    sentence = "The harbour was full of bicycles and the captain sang all the way to the other side of it"
    assert page_of("The ferry is back", sentence, "3 June 2024", *paragraphs).authors == ()


@pytest.mark.parametrize("below", ["bring a coat", "Ferry Bay", "Martha in the fog", "Subscribe"])
def test_a_word_for_authors_alone_needs_a_name_below_it(page_of, paragraphs, below):
    text = (*paragraphs, "We took the ferry over the bay at noon.")
    assert page_of("The ship is back", "Author", below, *text).authors == ()


def test_a_byline_far_from_the_first_is_of_another_story(page_of, paragraphs):
    cleaned = page_of("The ferry is back", "By Martha Quill", *paragraphs, "By Tom Adeyemi")
    assert [claim.text for claim in cleaned.authors] == ["Martha Quill"]
    assert cleaned.lines[-1].label == "byline"


def test_a_name_in_the_form_of_a_byline_is_no_second_author(page_of, paragraphs):
    cleaned = page_of("The ferry is back", "By Martha Quill", "Tom Adeyemi | Photographs", *paragraphs)
    assert [claim.text for claim in cleaned.authors] == ["Martha Quill"]
    assert cleaned.lines[2].label == "byline"


def test_a_name_behind_a_dash_signs_a_quotation(page_of, paragraphs):
    assert page_of("The ferry is back", "— Martha Quill (harbour) 3 June 2024", *paragraphs).authors == ()

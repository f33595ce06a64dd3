"""What normalise believes of titles, summaries, languages and people."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeds.errors import Empty
from feeds.model import Article, Block, Claim, Cleaned, Image, Kind, Label, Line
from feeds.normalise import normalise
from feeds.normalise.headlines import derived, lead_of

SEEN = datetime(2026, 5, 1, 10, 30, 15, 250_000, tzinfo=UTC)
TEXT = (
    "After nine weeks in dock the ferry crossed the bay again on Sunday, an hour late, full of bicycles.",
    "The new engine is quieter than the old one, and the captain says that she misses its noise in the fog.",
)


def cleaned_of(*texts, label=Label.BODY, **claims):
    blocks = tuple(Block(text, line=number) for number, text in enumerate(texts, start=1))
    article = Article("a.txt", "0" * 64, "text/plain", blocks)
    lines = tuple(Line(block, label, "a test") for block in blocks)
    for name in ("titles", "authors", "publishers", "published", "updated", "urls", "languages", "summaries"):
        article = replace(article, **{name: tuple(claims.pop(f"stated_{name}", ()))})
    article = replace(article, topics=claims.pop("topics", ()), images=claims.pop("images", ()))
    return Cleaned(article, lines, **claims)


def entry_of(*texts, **claims):
    return normalise(cleaned_of(*(texts or TEXT), **claims), seen=SEEN)


def rejected(entry, field):
    return [(one.value, one.reason) for one in entry.rejected if one.field == field]


def test_the_first_claimed_title_is_believed_and_others_are_kept_as_candidates():
    entry = entry_of(
        stated_titles=[
            Claim("...", "meta"),
            Claim("The ferry is back", "json-ld"),
            Claim("the ferry IS BACK", "title"),
        ],
        titles=(Claim("Back on the water", "first-line"),),
    )
    assert (entry.title, entry.provenance["title"]) == ("The ferry is back", "json-ld")
    assert rejected(entry, "title") == [("Back on the water", "another title stood first")]


def test_without_a_title_the_first_sentence_makes_one_and_says_so():
    entry = entry_of("The ferry is back. It was late.", TEXT[1])
    assert (entry.title, entry.provenance["title"]) == ("The ferry is back", "derived")
    assert entry.notes == ("the title was made from the first sentence",)


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("The ferry is back.", "The ferry is back"),
        ("“The ferry is back.” So they say.", "“The ferry is back”"),
        ("Is it back? It is.", "Is it back?"),
        ("The U.S. ferry is back. It was late.", "The U.S. ferry is back"),
        ("渡轮回来了。大家都很高兴。", "渡轮回来了"),
        ("កប៉ាល់បានត្រឡប់មកវិញ។ មនុស្សគ្រប់គ្នាសប្បាយចិត្ត។", "កប៉ាល់បានត្រឡប់មកវិញ"),
        ("သင်္ဘော ပြန်လာပြီ။လူတိုင်း ပျော်နေကြသည်။", "သင်္ဘော ပြန်လာပြီ"),
        ("གྲུ་གཟིངས་ཕྱིར་ལོག་བྱུང་། མི་ཚང་མ་དགའ་བོ་བྱུང་།", "གྲུ་གཟིངས་ཕྱིར་ལོག་བྱུང་"),
        ("ጀልባዋ ተመለሰች። ሁሉም ተደሰተ።", "ጀልባዋ ተመለሰች"),
        ("No stop at all", "No stop at all"),
        (".", "."),
    ],
)
def test_a_derived_title_is_a_sentence_without_its_stop(paragraph, title):
    assert derived(paragraph) == title


def test_a_long_first_sentence_is_cut_at_a_word():
    title = derived("harbour " * 30)
    assert title.endswith("harbour…")
    assert len(title) <= 120


def test_a_long_sentence_without_spaces_is_cut_at_a_sign():
    assert derived("港" * 200) == "港" * 119 + "…"


def test_the_summary_is_the_lead_unless_one_is_stated():
    assert entry_of().summary == TEXT[0]
    stated = entry_of(stated_summaries=[Claim("The ferry crossed the bay again on Sunday.", "meta")])
    assert (stated.summary, stated.provenance["summary"]) == (
        "The ferry crossed the bay again on Sunday.",
        "meta",
    )


@pytest.mark.parametrize(
    ("summary", "reason"),
    [
        ("After nine weeks in the dock the…", "it breaks off"),
        ("The ferry is back", "it only says the title again"),
        ("Breaking stories, weather, sports and opinion every single morning", "the text says other things"),
        ("山城的老茶馆变成了图书室", "the text says other things"),
    ],
)
def test_a_summary_that_the_text_contradicts_is_not_believed(summary, reason):
    entry = entry_of(
        titles=(Claim("The ferry is back", "first-line"),), stated_summaries=[Claim(summary, "meta")]
    )
    assert rejected(entry, "summary") == [(summary, reason)]
    assert entry.summary == TEXT[0]


def test_an_empty_summary_is_passed_over_and_an_endless_one_is_cut():
    long = " ".join(TEXT * 10)
    entry = entry_of(stated_summaries=[Claim(" ", "meta"), Claim(long, "meta")])
    assert entry.summary.endswith("…")
    assert len(entry.summary) <= 1000


def test_a_long_lead_is_cut_after_a_sentence_or_else_at_a_word():
    assert lead_of(" ".join(TEXT * 3)) == " ".join((TEXT * 3)[:3])
    assert lead_of("harbour " * 100).endswith("harbour…")


def test_the_text_votes_on_its_language_and_a_false_claim_is_not_believed():
    entry = entry_of(*TEXT * 3, stated_languages=[Claim("vi", "html-lang"), Claim("nonsense!", "meta")])
    assert entry.language == "en"
    assert rejected(entry, "language") == [("vi", "the text is in en")]


def test_a_region_that_fits_the_language_is_not_rejected():
    entry = entry_of(*TEXT * 3, stated_languages=[Claim("en-GB", "html-lang")])
    assert entry.language.startswith("en")
    assert rejected(entry, "language") == []


def test_a_text_too_short_to_say_is_in_the_language_that_it_claims():
    entry = entry_of("Ok, go on", stated_languages=[Claim("eo", "front-matter")])
    assert (entry.language, entry.provenance["language"]) == ("eo", "front-matter")
    assert entry_of("Ok, go on").language == "und"


def test_the_best_source_of_authors_is_believed_alone():
    entry = entry_of(
        stated_authors=[Claim("By Martha Quill", "json-ld"), Claim("https://bay.example/quill", "json-ld")],
        authors=(Claim("Tom Adeyemi", "byline"), Claim("Martha Quill", "byline")),
    )
    assert [author.name for author in entry.authors] == ["Martha Quill"]
    assert rejected(entry, "authors") == [("Tom Adeyemi", "another source of names stood first")]


def test_a_comma_within_a_name_does_not_part_it():
    entry = entry_of(stated_authors=[Claim("Quill, Martha", "meta")])
    assert [author.name for author in entry.authors] == ["Quill, Martha"]


def test_a_role_behind_a_name_is_no_author():
    entry = entry_of(stated_authors=[Claim("Martha Quill, Staff Writer", "meta")])
    assert [author.name for author in entry.authors] == ["Martha Quill"]


def test_names_that_a_claim_joins_are_parted():
    entry = entry_of(stated_authors=[Claim("Martha Quill, Tom Adeyemi", "meta")])
    assert [author.name for author in entry.authors] == ["Martha Quill", "Tom Adeyemi"]


def test_what_is_not_shaped_like_a_name_is_no_author():
    entry = entry_of(stated_authors=[Claim("12345", "meta"), Claim("harbour " * 20, "meta")])
    assert entry.authors == ()
    assert "authors" not in entry.provenance
    assert len(rejected(entry, "authors")) == 2


def test_an_author_with_the_name_of_the_publisher_is_an_agency():
    entry = entry_of(
        stated_authors=[Claim("Bay Herald", "meta")], stated_publishers=[Claim("Bay Herald", "meta")]
    )
    assert entry.authors[0].role == "agency"


def test_the_first_publisher_that_can_be_one_is_believed():
    claims = [
        Claim("—", "meta"),
        Claim("x" * 101, "meta"),
        Claim("@BayHerald", "meta"),
        Claim("Other", "meta"),
    ]
    entry = entry_of(stated_publishers=claims, publishers=(Claim("bayherald", "footer"),))
    assert entry.publisher == "BayHerald"
    assert rejected(entry, "publisher") == [("Other", "another publisher stood first")]


def test_an_address_is_made_canonical_and_what_is_none_is_not_believed():
    claims = [Claim("/ferry", "link"), Claim("HTTPS://Bay.example/ferry?utm_source=x", "opengraph")]
    entry = entry_of(stated_urls=claims)
    assert (entry.url, entry.provenance["url"]) == ("https://bay.example/ferry", "opengraph")
    assert rejected(entry, "url") == [("/ferry", "it is no public web address")]


@pytest.mark.parametrize("address", ["https://bay.example/", "https://bay.example/index.html"])
def test_the_address_of_a_site_is_not_that_of_an_article(address):
    entry = entry_of(stated_urls=[Claim(address, "link")])
    assert (entry.url, entry.id) == ("", entry_of().id)
    assert rejected(entry, "url") == [(address, "it is the address of a site, not of an article")]
    cleaned = cleaned_of(*TEXT)
    assert normalise(replace(cleaned, article=replace(cleaned.article, source=address)), seen=SEEN).url == ""


def test_an_address_that_only_a_house_can_reach_is_not_believed():
    entry = entry_of(stated_urls=[Claim("http://192.168.0.7/ferry", "link")])
    assert (entry.url, entry.id) == ("", entry_of().id)
    assert rejected(entry, "url") == [("http://192.168.0.7/ferry", "it is no public web address")]


def test_an_article_that_was_fetched_has_its_address():
    cleaned = cleaned_of(*TEXT)
    cleaned = replace(cleaned, article=replace(cleaned.article, source="https://bay.example/ferry"))
    entry = normalise(cleaned, seen=SEEN)
    assert (entry.url, entry.provenance["url"]) == ("https://bay.example/ferry", "link")


def test_the_id_is_that_of_the_address_or_else_of_the_document():
    stated = [Claim("https://bay.example/ferry", "link")]
    assert entry_of(stated_urls=stated).id == entry_of("Other words altogether.", stated_urls=stated).id
    assert entry_of().id != entry_of(stated_urls=stated).id


def test_seen_is_kept_in_whole_seconds_and_stands_in_for_updated():
    entry = entry_of()
    assert entry.seen == entry.updated == SEEN.replace(microsecond=0)


def test_images_topics_credits_and_captions_are_each_once():
    image = Image("https://bay.example/ferry.jpg", "The ferry")
    entry = entry_of(
        images=(image, image, Image("ferry.jpg")),
        topics=(Claim("ferries", "meta"), Claim("ferries", "meta")),
        credits=(Claim("AFP", "credit"), Claim("AFP", "credit"), Claim(" ", "credit")),
    )
    assert entry.images == (image,)
    assert entry.stated_topics == ("ferries",)
    assert entry.credits == ("AFP",)
    assert entry.captions == ("The ferry",)
    assert {"images", "stated_topics", "credits", "captions"} <= set(entry.provenance)


def test_no_more_candidates_of_a_field_are_kept_than_people_read():
    entry = entry_of(stated_urls=[Claim(str(number), "link") for number in range(50)])
    assert len(rejected(entry, "url")) == 8


@pytest.mark.parametrize("texts", [(), ("...", "12 34"), ("ab", "cd")])
def test_a_document_without_a_handful_of_letters_is_empty(texts):
    with pytest.raises(Empty, match="nothing in it that could be an article"):
        normalise(cleaned_of(*texts), seen=SEEN)


def test_a_headline_alone_is_an_article_of_one_line():
    entry = normalise(
        cleaned_of(
            "The ferry is back", label=Label.TITLE, titles=(Claim("The ferry is back", "first-line"),)
        ),
        seen=SEEN,
    )
    assert entry.title == "The ferry is back"
    assert entry.paragraphs == ("The ferry is back",)


def test_what_is_left_out_is_listed_with_its_label():
    block = Block("Share", Kind.LINE, 7)
    cleaned = cleaned_of(*TEXT)
    cleaned = replace(cleaned, lines=(*cleaned.lines, Line(block, Label.SHARE, "a button")))
    (aside,) = normalise(cleaned, seen=SEEN).set_aside
    assert (aside.line, aside.text, aside.reason) == (7, "Share", "share")


def test_a_source_that_names_persons_is_better_than_one_that_names_the_paper():
    entry = entry_of(
        stated_authors=[Claim("Bay Herald", "meta"), Claim("Martha Quill (Lisbon)", "byline", 5)],
        stated_publishers=[Claim("Bay Herald", "meta")],
    )
    assert [author.name for author in entry.authors] == ["Martha Quill"]
    assert entry.provenance["authors"] == "byline"


def test_marks_in_the_text_name_persons_that_stand_together():
    stated = ("By Martha Quill Last updated 3 June", "Staff Writer", "Research", "Tom Adeyemi")
    claims = [Claim(text, "byline", line) for text, line in zip(stated, (5, 6, 7, 90), strict=True)]
    assert [author.name for author in entry_of(stated_authors=claims).authors] == ["Martha Quill"]

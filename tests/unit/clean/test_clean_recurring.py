"""Lines that recur in documents of one origin."""

from __future__ import annotations

import pytest

from feeds.clean import clean, origin_of, prints
from feeds.model import KEPT, Article, Block, Claim, Kind


def article(
    *texts: str, source: str = "a.txt", urls: tuple[str, ...] = (), kind: Kind = Kind.LINE
) -> Article:
    blocks = tuple(Block(text, kind) for text in texts)
    return Article(source, "0" * 64, "text/plain", blocks, urls=tuple(Claim(url, "meta") for url in urls))


@pytest.mark.parametrize(
    ("source", "urls", "origin"),
    [
        ("a.txt", (), ""),
        ("bay-news/2024/a.txt", (), "bay-news/2024"),
        ("bay-news/a.txt", ("https://www.Bay.example/1",), "bay.example"),
        ("a.txt", ("http://[bad/", "https://news.bay.example:8080/1"), "news.bay.example"),
        ("bay-news/a.txt", ("no address",), "bay-news"),
    ],
)
def test_the_origin_is_the_host_else_the_folder(source, urls, origin):
    assert origin_of(article(source=source, urls=urls)) == origin


def test_case_signs_and_figures_do_not_count():
    assert prints(article("12 Comments")) == prints(article("7 comments:"))
    assert prints(article("12 comments")) != prints(article("12 letters"))


def test_a_long_paragraph_is_never_counted():
    assert not prints(article("word " * 41))
    assert prints(article("word " * 39))


def test_what_has_no_letters_is_not_counted():
    assert not prints(article("12.30", "***", ""))


@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.ITEM, Kind.QUOTATION, Kind.TABLE])
def test_what_markup_names_recurs_by_right(kind):
    assert not prints(article("Background", kind=kind))


HEADLINE = "The harbour museum opens a new hall"
TEXT = "The harbour museum opened a hall about the history of the lighthouse on Monday, the keeper said."
NOTE = "The Bay Herald brings the coast home, every day anew, and has done so for eighty years."


def kept(found: Article, recurring: frozenset[int]) -> list[str]:
    return [line.block.text for line in clean(found, recurring).lines if line.label in KEPT]


def test_what_recurs_is_set_aside_and_the_rest_stays():
    found = article(HEADLINE, "", TEXT, NOTE, TEXT.replace("Monday", "Sunday"))
    with_evidence = kept(found, prints(article(NOTE, HEADLINE)))
    assert NOTE not in with_evidence
    assert with_evidence == [line for line in kept(found, frozenset()) if line != NOTE]


def test_a_title_that_recurs_stays_the_title():
    found = Article(
        "a.txt", "0" * 64, "text/plain", (Block(HEADLINE), Block(TEXT)), titles=(Claim(HEADLINE, "meta"),)
    )
    assert kept(found, prints(found) - prints(article(TEXT))) == kept(found, frozenset())


def test_a_text_that_other_documents_have_as_well_is_kept():
    found = article(HEADLINE, "", TEXT, TEXT.replace("Monday", "Sunday"), TEXT.replace("hall", "room"))
    assert kept(found, prints(found)) == kept(found, frozenset())

"""Taking in: what a document is to the store."""

from __future__ import annotations

from tests.unit.pipeline.conftest import text


def test_a_document_becomes_an_entry_with_the_id_of_its_bytes(newsroom):
    assert newsroom.take_in(a_txt=text()) == {"new": 1}
    (entry,) = newsroom.entries()
    assert entry.title == "The harbour museum opens a new hall"
    assert entry.source == "a.txt"


def test_the_same_bytes_under_another_name_add_nothing(newsroom):
    newsroom.take_in(a_txt=text())
    assert newsroom.take_in(b_txt=text()) == {"known": 1}
    assert len(newsroom.entries()) == 1


def test_twins_in_one_batch_are_one_entry(newsroom):
    assert newsroom.take_in(a_txt=text(), b_txt=text())["new"] == 1
    assert len(newsroom.entries()) == 1


def test_the_same_text_with_another_footer_adds_nothing(newsroom):
    newsroom.take_in(a_txt=text())
    assert newsroom.take_in(b_txt=text(more="\nHotline: 0800 123 456\n")) == {"duplicate": 1}
    assert len(newsroom.entries()) == 1


def test_an_edited_paragraph_keeps_the_id_and_moves_updated(newsroom):
    newsroom.take_in(a_txt=text())
    (before,) = newsroom.entries()
    assert newsroom.take_in(a_txt=text().replace("Monday", "Tuesday")) == {"changed": 1}
    (after,) = newsroom.entries()
    assert after.id == before.id
    assert after.revision == 2
    assert after.updated > before.updated


def test_an_edited_footer_shows_nothing_again(newsroom):
    newsroom.take_in(a_txt=text(more="\nHotline: 0800 123 456\n"))
    (before,) = newsroom.entries()
    newsroom.take_in(a_txt=text(more="\nHotline: 0800 123 457\n"))
    (after,) = newsroom.entries()
    assert (after.id, after.revision, after.updated) == (before.id, 1, before.updated)
    assert after.document != before.document


def test_a_text_that_returns_to_what_it_was_is_revised_again(newsroom):
    newsroom.take_in(a_txt=text())
    newsroom.take_in(a_txt=text().replace("Monday", "Tuesday"))
    assert newsroom.take_in(a_txt=text()) == {"changed": 1}
    (entry,) = newsroom.entries()
    assert "Monday" in entry.content_text


def test_a_file_that_is_given_another_article_is_a_new_entry(newsroom):
    newsroom.take_in(latest_txt=text())
    other = (
        "Rain floods the road\n\nHeavy rain flooded the road in the valley; nobody was hurt, firemen said.\n"
    )
    assert newsroom.take_in(latest_txt=other) == {"new": 1}
    assert len(newsroom.entries()) == 2


def test_a_renamed_file_takes_its_entry_along(newsroom):
    newsroom.take_in(a_txt=text())
    newsroom.gone("a.txt")
    newsroom.take_in(b_txt=text())
    assert newsroom.take_in(b_txt=text().replace("Monday", "Tuesday")) == {"changed": 1}
    assert len(newsroom.entries()) == 1


def test_an_edited_copy_is_an_entry_of_its_own(newsroom):
    newsroom.take_in(a_txt=text())
    newsroom.take_in(b_txt=text())
    assert newsroom.take_in(b_txt=text().replace("Monday", "Tuesday")) == {"new": 1}
    assert len(newsroom.entries()) == 2


def test_what_can_not_be_read_is_set_aside_with_its_reason_and_cleared_when_mended(newsroom):
    assert newsroom.take_in(a_txt=b"\x89PNG\r\n\x1a\n" + bytes(range(256))) == {"set_aside": 1}
    (aside,) = newsroom.store.asides()
    assert "PNG" in aside.reason
    newsroom.take_in(a_txt=text())
    assert newsroom.store.asides() == ()


def test_a_trifle_changes_no_full_archive(newsroom):
    page = (
        "---\ntitle: Keeper number {n}\nauthor: {author}\n---\n\nKeeper number {n} painted the lighthouse.\n"
    )
    newsroom.take_in(**{f"k{n:02}_md": page.format(n=n, author="Ann Lee") for n in range(50)})
    archive = newsroom.output / "archive" / "all" / "0.atom"
    head = newsroom.output / "all.atom"
    before = archive.read_bytes(), head.read_bytes()
    assert newsroom.take_in(k07_md=page.format(n=7, author="Ann Leigh")) == {"cosmetic": 1}
    assert (archive.read_bytes(), head.read_bytes()) == before
    pages = [path.read_text("utf-8") for path in (newsroom.output / "item").iterdir()]
    assert sum("Ann Leigh" in page for page in pages) == 1
    newsroom.pipeline.rebuild(reread=True, now=newsroom.now)
    assert archive.read_bytes() == before[0]


def test_a_trifle_is_corrected_where_no_archive_is_full(newsroom):
    page = "---\ntitle: The keeper\nauthor: {}\n---\n\nThe keeper of the harbour painted the lighthouse.\n"
    newsroom.take_in(k_md=page.format("Ann Lee"))
    (before,) = newsroom.entries()
    newsroom.take_in(k_md=page.format("Ann Leigh"))
    (after,) = newsroom.entries()
    assert after.updated == before.updated
    assert "Ann Leigh" in (newsroom.output / "all.atom").read_text("utf-8")


PAGE = "---\ntitle: {title}\nurl: https://herald.example/news/today\n---\n\n{text}\n"


def test_two_deliveries_of_one_address_are_one_entry(newsroom):
    old = "The council agreed on the budget for the harbour on Monday evening."
    newsroom.take_in(a_md=PAGE.format(title="Budget agreed", text=old))
    counts = newsroom.take_in(
        b_md=PAGE.format(title="Budget agreed at last", text=f"{old} The mayor was glad.")
    )
    assert counts == {"changed": 1}
    assert len(newsroom.entries()) == 1


def test_two_articles_that_state_one_address_are_two_entries(newsroom):
    one = "The council agreed on the budget for the harbour on Monday evening."
    other = "A pier of two hundred metres was built where ferries used to land before winter."
    newsroom.take_in(a_md=PAGE.format(title="Budget agreed", text=one))
    assert newsroom.take_in(b_md=PAGE.format(title="Pier built", text=other)) == {"new": 1}
    assert sorted(entry.url for entry in newsroom.entries()) == ["", "https://herald.example/news/today"]
    reasons = [rejected.reason for entry in newsroom.entries() for rejected in entry.rejected]
    assert "another article has this address" in reasons

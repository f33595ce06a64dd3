"""Publishing: what is out, what is touched, what is repeated."""

from __future__ import annotations

import pytest

from feeds.errors import PublishError
from feeds.settings import Override, load
from tests.unit.pipeline.conftest import Newsroom, text


def tree(newsroom):
    return {
        str(path.relative_to(newsroom.output)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in newsroom.output.rglob("*")
        if path.is_file()
    }


def test_promised_feeds_exist_and_are_valid_when_empty(newsroom):
    newsroom.pipeline.publish(now=newsroom.now)
    names = {name for name in tree(newsroom) if name.endswith(".atom")}
    assert {"all.atom", "topic/defence.atom", "topic/weather.atom"} <= names


def test_a_second_publication_touches_no_file(newsroom):
    newsroom.take_in(a_txt=text())
    before = tree(newsroom)
    newsroom.pipeline.publish(now=newsroom.now)
    assert tree(newsroom) == before


def test_a_feed_that_appears_is_named_by_its_relatives_at_once(newsroom):
    newsroom.take_in(a_txt=text())
    newsroom.take_in(
        b_txt="Le musée du port ouvre une salle\n\nLe musée du port a ouvert lundi une salle sur le phare.\n"
    )
    assert "lang/fr.atom" in (newsroom.output / "lang" / "en.atom").read_text("utf-8")
    before = tree(newsroom)
    newsroom.pipeline.rebuild(reread=True, now=newsroom.now)
    assert tree(newsroom) == before


def test_the_output_comes_back_when_it_was_deleted(newsroom):
    newsroom.take_in(**{f"n{n:03}_txt": text(f"harbour {n}") for n in range(60)})
    before = {name: body for name, (body, _) in tree(newsroom).items()}
    for path in sorted(newsroom.output.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    newsroom.pipeline.publish(now=newsroom.now)
    assert {name: body for name, (body, _) in tree(newsroom).items()} == before


def test_a_new_base_url_changes_addresses_and_no_id(tmp_path):
    first = Newsroom(tmp_path)
    first.take_in(**{f"n{n:03}_txt": text(f"harbour {n}") for n in range(60)})
    ids = [entry.id for entry in first.entries()]
    feed = first.store.feed("all").source.id
    first.settings = load(
        None,
        [
            *(Override("", f"paths.{n}", str(tmp_path / n)) for n in ("seeds", "output", "data")),
            Override("--base-url", "site.base_url", "https://news.example.org/"),
        ],
    )
    first.pipeline.reload(first.settings)
    first.pipeline.publish(now=first.now)
    assert [entry.id for entry in first.entries()] == ids
    assert first.store.feed("all").source.id == feed
    for name, (body, _) in tree(first).items():
        if name.endswith((".atom", ".opml")):
            assert b"127.0.0.1" not in body, name
    first.close()


def test_too_large_a_head_leaves_nothing_out(newsroom):
    sentence = "The keeper of lighthouse {n}.{m} saw a ship pass the reef in the morning of a windy day. "
    pages = {
        f"n{n:02}_txt": f"Keeper number {n} saw ships\n\n"
        + "\n\n".join("".join(sentence.format(n=n, m=m * 8 + k) for k in range(8)) for m in range(60))
        for n in range(30)
    }
    newsroom.take_in(**pages)
    head = (newsroom.output / "all.atom").read_bytes()
    growing = (newsroom.output / "archive" / "all" / "0.atom").read_bytes()
    assert len(head) < 600 * 1024
    assert head.count(b"<entry") < 30
    assert growing.count(b"<entry") == 30
    assert b'rel="prev-archive"' in head
    before = tree(newsroom)
    newsroom.pipeline.rebuild(reread=False, now=newsroom.now)
    assert tree(newsroom) == before


def test_entries_of_one_batch_enter_by_when_they_were_published(newsroom):
    page = "---\ntitle: The keeper of {day}\ndate: 2024-03-{day}\n---\n\nThe keeper painted on day {day}.\n"
    newsroom.take_in(a_md=page.format(day="09"), b_md=page.format(day="21"), c_md=page.format(day="14"))
    head = (newsroom.output / "all.atom").read_text("utf-8")
    places = [head.index(f"The keeper of {day}<") for day in ("21", "14", "09")]
    assert places == sorted(places)


def settings(folder, *overrides):
    places = (Override("", f"paths.{name}", str(folder / name)) for name in ("seeds", "output", "data"))
    return load(None, [*places, *overrides])


def test_a_feed_that_was_taken_away_comes_back(newsroom):
    newsroom.take_in(**{f"n{n:03}_txt": text(f"harbour {n}") for n in range(60)})
    before = {name: body for name, (body, _) in tree(newsroom).items()}
    for name in ("all.atom", "topic/weather.html", "archive/all/0.atom", "archive/all/1.atom"):
        (newsroom.output / name).unlink()
    (newsroom.output / "archive" / "all").rmdir()
    newsroom.pipeline.publish(now=newsroom.now)
    assert {name: body for name, (body, _) in tree(newsroom).items()} == before


def test_a_new_title_of_the_site_is_published_everywhere_and_moves_no_date(newsroom, tmp_path):
    newsroom.take_in(a_txt=text())
    before = {entry.id: entry.updated for entry in newsroom.entries()}
    changed = newsroom.store.feed("all").source.changed
    newsroom.pipeline.reload(settings(tmp_path, Override("", "site.title", "Nordwire")))
    newsroom.pipeline.publish(now=newsroom.now)
    for name, (body, _) in tree(newsroom).items():
        if name.endswith((".atom", ".html", ".opml")):
            assert b"Nordwire" in body, name
    assert {entry.id: entry.updated for entry in newsroom.entries()} == before
    assert newsroom.store.feed("all").source.changed == changed
    after = tree(newsroom)
    newsroom.pipeline.rebuild(reread=True, now=newsroom.now)
    assert tree(newsroom) == after


def test_a_feed_that_can_not_be_written_harms_only_itself_and_heals(newsroom):
    newsroom.take_in(a_txt=text())
    target = newsroom.output / "lang" / "en.atom"
    target.unlink()
    target.mkdir()
    with pytest.raises(PublishError, match=r"lang/en\.atom"):
        newsroom.take_in(b_txt=text("railway"))
    assert "railway" in (newsroom.output / "all.atom").read_text("utf-8")
    assert "railway" in (newsroom.output / "index.html").read_text("utf-8")
    assert [state.source.path for state in newsroom.store.behind()] == ["lang/en"]
    target.rmdir()
    newsroom.pipeline.publish(now=newsroom.now)
    assert "railway" in target.read_text("utf-8")


def test_a_topic_that_was_disabled_is_offered_no_more(newsroom, tmp_path):
    newsroom.take_in(a_txt=text())
    topics = tmp_path / "topics.toml"
    topics.write_text("[topic.religion]\nenabled = false\n", "utf-8")
    newsroom.pipeline.reload(settings(tmp_path, Override("", "paths.topics", str(topics))))
    newsroom.pipeline.publish(now=newsroom.now)
    assert "religion" not in (newsroom.output / "feeds.opml").read_text("utf-8")
    assert "religion" not in (newsroom.output / "index.html").read_text("utf-8")
    after = tree(newsroom)
    newsroom.pipeline.rebuild(reread=False, now=newsroom.now)
    assert tree(newsroom) == after

from dataclasses import replace

from lxml import etree

from feeds.writers import opml
from feeds.writers.shelf import Shelf


def parse(shelf):
    return etree.fromstring(opml.write(shelf))


def outlines(element):
    return [child.get("text") for child in element.iterfind("outline")]


def test_it_is_opml_2_with_head_and_body(wire):
    root = parse(wire.shelf)
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Harbour Wire"
    assert [child.tag for child in root] == ["head", "body"]


def test_every_published_feed_is_listed_once(wire):
    found = [outline.get("xmlUrl") for outline in parse(wire.shelf).iterfind(".//outline[@type='rss']")]
    assert sorted(found) == sorted(
        f"http://127.0.0.1:8000/{listed.source.path}.atom" for listed in wire.shelf.feeds
    )


def test_feeds_stand_in_groups_with_the_languages_inside(wire):
    body = parse(wire.shelf).find("body")
    assert outlines(body) == ["Harbour Wire", "Languages", "Topics", "Places"]
    assert outlines(body[2]) == ["Trade", "Sea & harbours", "Sport", "retired"]
    assert outlines(body[2][1])[0] == "Sea & harbours — Harbour Wire"
    assert [feed.get("language") for feed in body[2][1]] == [None, "ar", "vi"]


def test_a_feed_has_its_address_its_page_and_its_title(wire):
    feed = parse(wire.shelf).find("body")[0]
    assert dict(feed.attrib) == {
        "text": "Harbour Wire",
        "title": "Harbour Wire",
        "type": "rss",
        "xmlUrl": "http://127.0.0.1:8000/all.atom",
        "htmlUrl": "http://127.0.0.1:8000/all.html",
    }


def test_groups_without_feeds_are_left_out(wire):
    assert outlines(parse(wire.shelf.below("topic/sea")).find("body")) == ["Topics"]
    assert outlines(parse(Shelf(wire.site, {}, ())).find("body")) == []


def test_counts_and_times_do_not_change_the_list(wire):
    later = tuple(
        replace(listed, source=replace(listed.source, count=99, changed=wire.at(20)))
        for listed in wire.shelf.feeds
    )
    assert opml.write(replace(wire.shelf, feeds=later)) == opml.write(wire.shelf)


def test_groups_are_named_in_the_language_of_the_site(wire):
    body = parse(wire.with_site(wire.shelf, language="vi")).find("body")
    assert outlines(body) == ["Harbour Wire", "Ngôn ngữ", "Chủ đề", "Địa danh"]

from dataclasses import replace
from types import SimpleNamespace

import html5lib
import pytest

from feeds.model import Image, Moment, Person, Precision
from feeds.text.words import languages
from feeds.writers import page
from feeds.writers.shelf import Shelf


def parse(document):
    return html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(document)


def text(element):
    return " ".join("".join(element.itertext()).split())


def texts(tree, path):
    return [text(found) for found in tree.iterfind(path)]


def attributes(tree, path, name):
    return [found.get(name) for found in tree.iterfind(path)]


def notes(tree):
    return texts(tree, ".//p[@class='note']")


@pytest.fixture
def item(wire):
    """Give the reading page of the first entry, changed as the test says."""

    def made(filing=None, **more):
        entry = replace(wire.entries[0].entry, **more)
        filing = wire.entries[0].filing if filing is None else filing
        return parse(page.item(entry, filing, wire.site, wire.topics))

    return made


def test_every_page_is_html_without_error_and_without_script(wire):
    pages = [page.front(wire.shelf, wire.entries), page.feed_page(wire.feed(), wire.entries, wire.topics)]
    pages += [page.item(filed.entry, filed.filing, wire.site, wire.topics) for filed in wire.entries]
    for document in pages:
        tree = parse(document)
        assert not tree.findall(".//script")
        assert not [found for found in tree.iter() if {"style", "onclick", "onload"} & set(found.attrib)]
        assert len(tree.findall(".//h1")) == 1
        assert tree.get("lang")


def test_the_front_page_counts_what_there_is(wire):
    tree = parse(page.front(wire.shelf, wire.entries))
    assert texts(tree, ".//nav[@class='figures']/a") == ["6 Entries", "3 Topics", "4 Languages", "2 Places"]


def test_the_front_page_leads_to_every_topic_in_every_language(wire):
    tree = parse(page.front(wire.shelf, wire.entries))
    found = attributes(tree, ".//table//a", "href")
    assert {"topic/sea.html", "topic/sea/vi.html", "topic/sea/ar.html", "topic/sea.atom"} <= set(found)
    assert attributes(tree, ".//p[@class='waiting']/a", "href") == ["topic/sport.html"]


def test_the_front_page_says_how_to_subscribe(wire):
    tree = parse(page.front(wire.shelf, wire.entries))
    assert texts(tree, ".//a[@class='address']") == ["http://127.0.0.1:8000/all.atom"]
    assert "feeds.opml" in attributes(tree, ".//section[@class='subscribe']//a", "href")
    assert attributes(tree, ".//link[@type='application/atom+xml']", "href") == [
        "http://127.0.0.1:8000/all.atom"
    ]


def test_the_front_page_shows_each_entry_in_its_language_and_direction(wire):
    tree = parse(page.front(wire.shelf, wire.entries))
    assert attributes(tree, ".//ol/li", "dir") == ["ltr", "rtl", "ltr", "ltr", "auto", "auto"]
    assert attributes(tree, ".//ol/li/h3", "lang") == ["vi", "ar", "en", "ja", "mul", "und"]


def test_dates_are_as_exact_as_they_are_known_and_no_more(wire):
    tree = parse(page.front(wire.shelf, wire.entries))
    assert texts(tree, ".//ol//time") == ["March 5, 2024", "March 2024", "March 4, 2024"]
    assert attributes(tree, ".//ol//time", "datetime") == [
        "2024-03-05",
        "2024-03",
        "2024-03-04T07:15:00+07:00",
    ]


def test_entries_beyond_the_top_stand_below_the_table(wire):
    tree = parse(page.front(wire.shelf, (*wire.entries, *wire.entries[:2])))
    assert len(tree.findall(".//section[@class='newest']/ol/li")) == page.TOP
    assert len(tree.findall(".//section[@class='earlier']/ol/li")) == 2


def test_an_empty_front_page_says_so(wire):
    tree = parse(page.front(Shelf(wire.site, {}, ()), ()))
    assert texts(tree, ".//p[@class='none']") == ["Nothing here yet.", "Nothing here yet."]


def test_the_front_page_speaks_the_language_of_the_site(wire):
    tree = parse(page.front(wire.with_site(wire.shelf, language="ar"), wire.entries))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")


def test_the_page_of_a_feed_gives_its_address_and_is_discovered_first(wire):
    tree = parse(page.feed_page(wire.feed(), wire.entries, wire.topics))
    assert texts(tree, ".//a[@class='address']") == ["http://127.0.0.1:8000/topic/sea/vi.atom"]
    assert attributes(tree, ".//link[@type='application/atom+xml']", "href") == [
        "http://127.0.0.1:8000/topic/sea/vi.atom",
        "http://127.0.0.1:8000/all.atom",
    ]
    assert texts(tree, ".//h1") == ["Biển và cảng — Tiếng Việt"]


def test_the_page_of_a_feed_leads_to_the_same_in_other_languages(wire):
    links = ".//nav[@class='siblings']/a"
    tree = parse(page.feed_page(wire.feed(), (), wire.topics))
    assert texts(tree, links) == ["Mọi ngôn ngữ", "العربية"]
    assert attributes(tree, links, "href") == ["../../topic/sea.html", "../../topic/sea/ar.html"]
    tree = parse(page.feed_page(wire.feed(path="lang/vi", links=()), (), wire.topics))
    assert attributes(tree, links, "href") == ["../all.html"]


def test_the_page_of_everything_has_no_wider_one(wire):
    tree = parse(page.feed_page(wire.feed(path="all", title="Harbour Wire", links=()), (), wire.topics))
    assert tree.find(".//nav[@class='siblings']") is None
    assert len(tree.findall(".//link[@type='application/atom+xml']")) == 1
    assert texts(tree, ".//p[@class='none']") == ["Chưa có bài nào."]


def test_pages_link_to_each_other_relatively_so_that_they_work_from_a_disk(wire):
    tree = parse(page.feed_page(wire.feed(), wire.entries, wire.topics))
    assert attributes(tree, ".//link[@rel='stylesheet']", "href") == ["../../style.css"]
    assert attributes(tree, ".//h3/a", "href")[0] == "../../item/00000000-0000-5000-8000-000000000006.html"


def test_a_reading_page_has_the_article_and_who_wrote_it(item):
    tree = item()
    assert texts(tree, ".//article/p")[0].startswith("Sáng nay")
    assert texts(tree, ".//main/header//p[@class='meta']/*") == [
        "Lan Phương",
        "Hữu Thọ",
        "Báo Cửa Sông",
        "5 tháng 3, 2024",
    ]
    assert texts(tree, ".//main/header//p[@class='tags']/a") == ["Thương mại", "Biển và cảng", "Việt Nam"]
    assert attributes(tree, ".//p[@class='original']/a", "href") == ["https://news.example/cang-moi?a=1&b=2"]


def test_captions_and_credits_stand_beside_the_article(item):
    tree = item()
    assert texts(tree, ".//main/aside//li") == ["Con tàu đầu tiên cập cầu cảng số một.", "Ban quản lý cảng"]
    assert "Con tàu đầu tiên" not in text(tree.find(".//article"))


def test_a_reading_page_of_little_shows_little(item, wire):
    tree = item(wire.filing(), authors=(), publisher="", published=None, captions=(), credits=(), url="")
    assert tree.find(".//main/aside") is None
    assert tree.find(".//main/header/p") is None


def test_a_reading_page_runs_as_its_language_does(wire):
    tree = parse(page.item(wire.entries[1].entry, wire.entries[1].filing, wire.site, wire.topics))
    assert (tree.get("lang"), tree.get("dir")) == ("ar", "rtl")
    assert tree.find(".//article").get("dir") == "rtl"


def test_a_made_title_says_so(item):
    assert notes(item(provenance={"title": "derived"})) == ["Tiêu đề được lấy từ câu đầu tiên."]
    assert notes(item()) == []


def test_a_change_is_dated_as_the_text_says_or_else_as_it_was_seen(item):
    assert notes(item(revision=2)) == ["Cập nhật 6 tháng 3, 2024"]
    stated = Moment("2024-03-08", Precision.DAY)
    assert notes(item(revision=2, stated_update=stated)) == ["Cập nhật 8 tháng 3, 2024"]


def test_the_picture_leads_where_the_text_does_not_show_it_already(item):
    pictures = (Image("http://news.example/plain.jpg"), Image("https://news.example/a.jpg?x=1&y=2", "Tàu"))
    tree = item(images=pictures)
    assert attributes(tree, ".//main/figure/img", "src") == ["https://news.example/a.jpg?x=1&y=2"]
    assert texts(tree, ".//main/figure/figcaption") == ["Tàu"]
    shown = '<p><img src="https://news.example/a.jpg?x=1&amp;y=2"></p>'
    assert item(images=pictures, content_html=shown).find(".//main/figure") is None
    assert item(images=(Image("https://news.example/b.jpg"),)).find(".//figcaption") is None


def test_what_an_entry_says_is_escaped_and_only_its_content_is_html(wire):
    document = page.item(wire.entries[2].entry, wire.entries[2].filing, wire.site, wire.topics)
    assert b"&lt;b&gt;owners&lt;/b&gt; &amp; crews" in document
    assert b"<p>Fees for loading" in document


def test_a_title_that_looks_like_the_gap_of_a_frame_is_a_title(wire):
    site = replace(wire.site, title=f"{page.GAP} wire")
    entry = replace(wire.entries[0].entry, title=f"{page.GAP} filled")
    document = parse(page.item(entry, wire.entries[0].filing, site, wire.topics))
    assert texts(document, ".//title") == ["<gap> filled — <gap> wire"]
    assert texts(document, ".//h1") == ["<gap> filled"]


def test_nothing_that_cannot_be_written_gets_through(wire, item):
    poison = "a\x00b\x1b\ud800<script>"
    fields = {"title": poison, "publisher": poison, "authors": (Person(poison),), "summary": poison}
    fields |= {"captions": (poison,), "credits": (poison,), "content_html": "<p>\ud800\x00</p>"}
    fields |= {
        "images": (Image("https://x/\ud800"), Image("https://x/y", poison)),
        "url": f"https://x/{poison}",
    }
    assert texts(item(**fields), ".//h1") == ["a b <script>"]
    assert texts(item(**fields), ".//figcaption") == ["a b <script>"]
    assert item(**fields).find(".//script") is None
    held = SimpleNamespace(entry=replace(wire.entries[0].entry, **fields), filing=wire.filing())
    assert parse(page.front(wire.shelf, [held])).find(".//script") is None


def test_a_site_without_rights_claims_none(wire):
    shelf = wire.with_site(wire.shelf, rights="")
    assert b"Each text belongs" in page.front(wire.shelf, ())
    assert b"Each text belongs" not in page.front(shelf, ())


def test_entries_need_no_class_of_ours(wire):
    held = SimpleNamespace(entry=wire.entries[0].entry, filing=wire.entries[0].filing)
    assert page.front(wire.shelf, [held]) == page.front(wire.shelf, wire.entries[:1])


def test_everything_that_pages_and_feeds_refer_to_is_there():
    assets = page.assets()
    assert set(assets) == {"style.css", "feed.css", "icon.svg"}
    assert assets["style.css"] == page.style()
    assert b"\0" not in assets["icon.svg"]


def test_a_feed_opened_in_a_browser_says_what_it_is_in_its_language():
    style = page.assets()["feed.css"].decode()
    assert all(f"feed:lang({tag})::before" in style for tag in languages())
    assert "&" not in style

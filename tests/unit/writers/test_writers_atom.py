import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import feedparser
import pytest
from lxml import etree

from feeds.errors import Unreadable
from feeds.model import Category, Filing, Moment, Person, Precision, Topic
from feeds.writers import atom

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00")

# RFC 4287, 4.1.1 and 4.1.2: how often an element may stand, least and most.
FEED = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "author": (1, 1),
    "subtitle": (0, 1),
    "generator": (1, 1),
    "icon": (1, 1),
    "rights": (0, 1),
    "link": (2, 99),
    "entry": (0, 99),
}
ENTRY = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "author": (1, 99),
    "published": (0, 1),
    "summary": (0, 1),
    "content": (1, 1),
    "category": (0, 99),
    "link": (1, 99),
    "source": (0, 1),
}


def parse(document: bytes) -> etree._Element:
    return etree.fromstring(document, STRICT)


def names(element: etree._Element) -> list[str]:
    return [etree.QName(child).localname for child in element]


def counted(element: etree._Element, rules: dict[str, tuple[int, int]]) -> None:
    found = names(element)
    assert set(found) <= set(rules)
    assert all(least <= found.count(name) <= most for name, (least, most) in rules.items())


def texts(entry: etree._Element, path: str) -> list[str]:
    return [found.text for found in entry.iterfind("/".join(ATOM + step for step in path.split("/")))]


@pytest.fixture
def write(wire):
    """Write one entry, changed as the test says, and give its element."""

    def written(filing=None, **more):
        entry = replace(wire.entries[0].entry, **more)
        filing = wire.entries[0].filing if filing is None else filing
        return parse(atom.fragment(entry, filing, wire.site, wire.topics))

    return written


def test_every_entry_follows_the_specification_alone(wire):
    for filed in wire.entries:
        entry = parse(wire.fragment(filed))
        assert entry.tag == ATOM + "entry"
        counted(entry, ENTRY)
        assert all(TIME.fullmatch(text) for name in ("updated", "published") for text in texts(entry, name))
        assert entry.get(LANG) == filed.entry.language
        assert [link.get("rel") for link in entry.iterfind(ATOM + "link")].count("alternate") == 1
        assert entry.findall(ATOM + "link")[-1].get("rel") == "alternate"
        assert all(
            person[0].tag == ATOM + "name" and person[0].text for person in entry.iterfind(ATOM + "author")
        )


def test_every_document_of_a_feed_follows_the_specification(wire):
    for document in (wire.feed(), wire.feed(members=()), wire.feed(path="all", language="en")):
        feed = parse(atom.write(document))
        assert feed.tag == ATOM + "feed"
        counted(feed, FEED)
        assert "entry" not in names(feed)[: len(feed) - len(document.members)]
        assert (
            feed.find(f"{ATOM}link[@rel='self']").get("href") == f"http://127.0.0.1:8000/{document.path}.atom"
        )
        for entry in feed.iterfind(ATOM + "entry"):
            counted(entry, ENTRY)


def test_a_strict_reader_finds_every_entry_with_its_title_language_and_page(wire):
    found = feedparser.parse(atom.write(wire.feed()))
    assert found.bozo == 0
    assert found.version == "atom10"
    assert found.feed.title == "Biển và cảng — Tiếng Việt — Harbour Wire"
    assert [entry.id for entry in found.entries] == [filed.entry.id for filed in wire.entries]
    assert found.entries[0].title == wire.entries[0].entry.title
    assert found.entries[0].link == "https://news.example/cang-moi?a=1&b=2"
    assert found.entries[1].link.endswith("/item/00000000-0000-5000-8000-000000000005.html")
    assert [entry.content[0].language for entry in found.entries] == ["vi", "ar", "en", "ja", "mul", "und"]
    assert 'dir="rtl"' in found.entries[1].content[0].value


def test_a_feed_without_entries_is_valid(wire):
    found = feedparser.parse(atom.write(wire.feed(members=())))
    assert (found.bozo, found.entries) == (0, [])


def test_equal_feeds_give_equal_bytes(wire):
    assert atom.write(wire.feed()) == atom.write(wire.feed())


def test_the_namespace_stands_once_in_a_feed_and_once_on_an_entry_alone(wire):
    assert atom.write(wire.feed()).count(b"xmlns") == 1
    assert wire.fragment(wire.entries[0]).count(b"xmlns") == 1


def test_an_archive_says_so_and_links_to_the_feed(wire):
    document = atom.write(wire.feed(archive=0))
    assert parse(document).find("{http://purl.org/syndication/history/1.0}archive") is not None
    assert b'href="../../../../feed.css"' in document
    assert b"fh:archive" not in atom.write(wire.feed())


def test_each_entry_starts_on_a_line_of_its_own(wire):
    assert atom.write(wire.feed()).count(b"\n<entry xml:lang=") == len(wire.entries)


def test_a_site_without_rights_claims_none(wire):
    feed = wire.feed(site=replace(wire.site, rights=""))
    assert b"<rights>" not in atom.write(feed)


def test_the_source_stands_last_and_names_the_outlet(write):
    entry = write()
    assert names(entry)[-1] == "source"
    assert names(entry[-1]) == ["id", "title", "updated"]
    assert texts(entry, "source/title") == ["Báo Cửa Sông"]


def test_an_entry_without_outlet_has_no_source(write):
    assert "source" not in names(write(publisher=""))


def test_one_outlet_has_one_id(write):
    assert texts(write(), "source/id") == texts(write(title="Another"), "source/id")
    assert texts(write(), "source/id") != texts(write(publisher="Another"), "source/id")


def test_the_outlet_is_named_among_the_authors_since_readers_hide_the_source(write):
    assert texts(write(), "author/name") == ["Lan Phương", "Hữu Thọ", "Báo Cửa Sông"]


def test_an_author_who_is_the_outlet_is_named_once(write):
    assert texts(write(authors=(Person("Báo Cửa Sông"),)), "author/name") == ["Báo Cửa Sông"]


def test_an_entry_without_author_has_the_outlet_or_else_the_site(write):
    assert texts(write(authors=()), "author/name") == ["Báo Cửa Sông"]
    assert texts(write(authors=(), publisher=""), "author/name") == ["Harbour Wire"]


def test_the_path_of_a_document_is_never_published(wire):
    assert b"private" not in atom.write(wire.feed())


def test_published_stands_only_where_the_day_is_known(write):
    assert texts(write(published=None), "published") == []
    assert texts(write(published=Moment("2024", Precision.YEAR)), "published") == []
    assert texts(write(published=Moment("2024-03", Precision.MONTH)), "published") == []
    assert texts(write(published=Moment("2024-03-05", Precision.DAY)), "published") == [
        "2024-03-05T12:00:00+00:00"
    ]


def test_times_are_in_utc_and_whole_seconds(write):
    saigon = timezone(timedelta(hours=7))
    entry = write(
        updated=datetime(2024, 3, 5, 6, 30, 15, 999999, tzinfo=saigon),
        published=Moment("2024-03-05T06:30:15.5+07:00", Precision.SECOND),
    )
    assert texts(entry, "updated") == ["2024-03-04T23:30:15+00:00"]
    assert texts(entry, "published") == ["2024-03-04T23:30:15+00:00"]


def test_the_content_is_wrapped_in_its_language_and_direction(write):
    for language, opening in (
        ("vi", '<div lang="vi" dir="ltr">'),
        ("ar", '<div lang="ar" dir="rtl">'),
        ("und", '<div lang="und" dir="auto">'),
        ("mul", '<div lang="mul" dir="auto">'),
    ):
        content = write(language=language, content_html="<p>x</p>").find(ATOM + "content")
        assert content.get("type") == "html"
        assert content.text == f"{opening}<p>x</p></div>"


def test_the_content_is_written_as_lxml_writes_a_text(wire):
    html = "<p title=\"'a'\">x &amp;amp; y\t]]&gt;\nCảng \U0001f6a2</p>"
    entry = replace(wire.entries[0].entry, title=atom.EMPTY.decode(), content_html=html)
    document = atom.fragment(entry, Filing(), wire.site, {})
    assert etree.tostring(parse(document), encoding="utf-8") == document.rstrip()
    assert parse(document).find(ATOM + "content").text == f'<div lang="vi" dir="ltr">{html}</div>'


def test_an_entry_without_text_is_valid(write):
    entry = write(content_html="", paragraphs=(), summary="")
    assert entry.find(ATOM + "content").text == '<div lang="vi" dir="ltr"></div>'
    assert entry.find(ATOM + "summary") is None


def test_a_topic_is_a_category_in_our_scheme_and_in_the_vocabulary_it_comes_from(write):
    found = [dict(category.attrib) for category in write().iterfind(ATOM + "category")]
    own = found[0]["scheme"]
    assert own.startswith("urn:uuid:")
    assert found == [
        {"term": "trade", "scheme": own, "label": "Thương mại"},
        {"term": "20000385", "scheme": "http://cv.iptc.org/newscodes/mediatopic/", "label": "Thương mại"},
        {"term": "sea", "scheme": own, "label": "Biển và cảng"},
        {"term": "vn", "scheme": "urn:iso:std:iso:3166:-1", "label": "Việt Nam"},
    ]


def test_labels_are_in_the_language_of_the_site_where_that_of_the_entry_is_open(write):
    assert write(language="und").find(ATOM + "category").get("label") == "Trade"


def test_a_topic_that_left_the_catalogue_keeps_its_key(write):
    category = write(Filing((Category("topic", "gone", 4.0),))).find(ATOM + "category")
    assert (category.get("term"), category.get("label")) == ("gone", "gone")


def test_a_scheme_that_is_no_vocabulary_is_not_taken_apart(wire):
    topics = {"trade": Topic("trade", {"en": "Trade"}, {}, scheme="urn:none")}
    entry = parse(atom.fragment(wire.entries[0].entry, wire.filing("trade"), wire.site, topics))
    assert len(entry.findall(ATOM + "category")) == 1


def test_text_that_looks_like_markup_is_declared_so_that_no_reader_swallows_it(write):
    title = write(title="A <b>bold</b> claim").find(ATOM + "title")
    assert (title.get("type"), title.text) == ("html", "A &lt;b&gt;bold&lt;/b&gt; claim")
    assert write(summary="AT&amp;T").find(ATOM + "summary").get("type") == "html"
    plain = write(title="Salt & Sons").find(ATOM + "title")
    assert (plain.get("type"), plain.text) == (None, "Salt & Sons")


def test_an_entry_always_has_a_title(write):
    assert texts(write(title=""), "title") == ["00000000-0000-5000-8000-000000000006"]


def test_nothing_that_xml_forbids_gets_through(write):
    poison = "a\x00b\x0bc\x1bd\ufffee\ud800f"
    entry = write(
        title=poison,
        summary=poison,
        content_html=f"<p>{poison}</p>",
        publisher=poison,
        authors=(Person(poison),),
    )
    assert texts(entry, "title") == ["a b c d e f"]
    assert "<p>a b c d e f</p>" in entry.find(ATOM + "content").text
    assert texts(entry, "author/name") == ["a b c d e f"]


def test_markup_is_not_composed_after_it_was_made_safe(write):
    assert "<p>\u0338x</p>" in write(content_html="<p>\u0338x</p>").find(ATOM + "content").text


def test_only_web_addresses_become_links(write):
    for url in ("javascript:alert(1)", "https://news.example/a b", "https://news.example/\ud800"):
        href = write(url=url).find(ATOM + "link").get("href")
        assert href == "http://127.0.0.1:8000/item/00000000-0000-5000-8000-000000000006.html"


@pytest.mark.parametrize("field", ["content_html", "summary"])
def test_an_entry_that_cannot_be_written_is_unreadable_and_harms_no_feed(wire, field):
    entry = replace(wire.entries[0].entry, **{field: "x" * 11_000_000})
    with pytest.raises(Unreadable, match="cannot be written as Atom"):
        atom.fragment(entry, Filing(), wire.site, {})


def test_a_feeds_own_time_is_the_one_it_was_given(wire):
    feed = parse(atom.write(wire.feed(updated=datetime(2024, 3, 7, 8, 30, 0, 7, tzinfo=UTC))))
    assert feed.find(ATOM + "updated").text == "2024-03-07T08:30:00+00:00"

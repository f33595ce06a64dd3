from dataclasses import replace
from datetime import UTC, datetime

import pytest

from feeds.build import Cut, build, describe, families, feeds_of, location, siblings, title
from feeds.errors import NotFound
from feeds.identity import feed_id
from feeds.model import Category, Entry, Filing, Link, Member, Site, Topic

SITE = Site(
    id="0b9f3f4e-6c64-4f0c-9d6e-5a3c1f0f2b11",
    title="Harbour Wire",
    base_url="https://wire.example/news/",
    author="Harbour Wire",
    language="en",
)
TOPICS = {"sea": Topic("sea", {"en": "Sea", "vi": "Biển", "zh": "海洋"}, {})}
CREATED = datetime(2024, 3, 1, tzinfo=UTC)
CHANGED = datetime(2024, 3, 9, tzinfo=UTC)
ATOM = "application/atom+xml"
BASE = "https://wire.example/news/"


def entry(language: str, **shares: float) -> Entry:
    return Entry(
        id="urn:uuid:0",
        document="",
        source="",
        title="",
        language=language,
        paragraphs=(),
        content_html="",
        seen=CREATED,
        updated=CREATED,
        languages=shares,
    )


def filing(*topics: str, places: tuple[str, ...] = ()) -> Filing:
    return Filing(
        (*(Category("topic", key, 1.0) for key in topics), *(Category("place", key, 1.0) for key in places))
    )


def source(path: str):
    return replace(describe(path, site=SITE, created=CREATED), changed=CHANGED)


def made(path: str, *members: Member, cut: Cut = Cut()):  # noqa: B008 - frozen
    return build(source(path), members, site=SITE, topics=TOPICS, cut=cut)


def links(path: str, cut: Cut) -> list[tuple[str, str]]:
    return [(link.rel, link.href.removeprefix(BASE)) for link in made(path, cut=cut).links]


@pytest.mark.parametrize(
    ("language", "paths"),
    [
        ("en-GB", ("all", "lang/en-gb", "lang/en")),
        ("es-419", ("all", "lang/es-419", "lang/es")),
        ("zh-Hans", ("all", "lang/zh-hans")),
        ("sr-Latn", ("all", "lang/sr-latn")),
    ],
)
def test_an_entry_in_a_regional_language_is_also_in_the_feed_of_the_language(language, paths):
    assert feeds_of(entry(language), filing()) == paths


def test_an_entry_is_in_all_its_language_its_topics_and_its_places():
    assert feeds_of(entry("vi"), filing("defence", "trade", places=("by",))) == (
        "all",
        "lang/vi",
        "topic/defence",
        "topic/defence/vi",
        "topic/trade",
        "topic/trade/vi",
        "place/by",
        "place/by/vi",
    )


def test_languages_are_lower_case_in_paths():
    assert feeds_of(entry("zh-Hant"), filing()) == ("all", "lang/zh-hant")


def test_an_entry_in_several_languages_is_in_the_feeds_of_each_it_has_much_of():
    found = feeds_of(entry("mul", en=0.3, vi=0.45, fr=0.2, und=0.4), filing("sea"))
    assert found == (
        "all",
        "lang/mul",
        "lang/vi",
        "lang/en",
        "topic/sea",
        "topic/sea/mul",
        "topic/sea/vi",
        "topic/sea/en",
    )


def test_an_entry_filed_nowhere_is_in_two_feeds():
    assert feeds_of(entry("und"), Filing()) == ("all", "lang/und")


@pytest.mark.parametrize(
    ("path", "limits"),
    [
        ("all", ("", "", "")),
        ("lang/vi", ("", "", "vi")),
        ("lang/zh-hant", ("", "", "zh-Hant")),
        ("lang/und", ("", "", "und")),
        ("topic/sea", ("sea", "", "")),
        ("topic/sea/mul", ("sea", "", "mul")),
        ("place/by", ("", "by", "")),
        ("place/by/pt-br", ("", "by", "pt-BR")),
    ],
)
def test_a_path_says_what_a_feed_is_limited_to(path, limits):
    found = describe(path, site=SITE, created=CREATED)
    assert (found.topic, found.place, found.language) == limits
    assert (found.path, found.id) == (path, feed_id(SITE.id, path))
    assert (found.created, found.changed, found.count) == (CREATED, CREATED, 0)


@pytest.mark.parametrize(
    "path", ["", "topic", "topic/", "lang/!", "lang/VI", "topic/sea/vi/x", "story/1", "all/vi"]
)
def test_a_path_that_names_no_feed_is_not_found(path):
    with pytest.raises(NotFound, match="names no feed"):
        describe(path, site=SITE, created=CREATED)


def test_every_feed_of_an_entry_can_be_described():
    for path in feeds_of(entry("mul", **{"zh-Hant": 0.5, "vi": 0.5}), filing("sea", places=("vn",))):
        assert describe(path, site=SITE, created=CREATED).path == path


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("all", "Harbour Wire"),
        ("lang/vi", "Tiếng Việt — Harbour Wire"),
        ("lang/fr", "Français — Harbour Wire"),
        ("lang/und", "Unknown language — Harbour Wire"),
        ("topic/sea", "Sea — Harbour Wire"),
        ("topic/sea/vi", "Biển — Tiếng Việt — Harbour Wire"),
        ("topic/sea/zh-hant", "海洋 — 繁體中文 — Harbour Wire"),
        ("topic/gone/vi", "gone — Tiếng Việt — Harbour Wire"),
        ("place/vn", "Vietnam — Harbour Wire"),
        ("place/vn/vi", "Việt Nam — Tiếng Việt — Harbour Wire"),
    ],
)
def test_a_feed_is_named_in_its_own_language_narrowest_first(path, name):
    assert title(source(path), site=SITE, topics=TOPICS) == name
    assert made(path).title == name


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("all", "Everything"),
        ("topic/sea", "Topic: Sea"),
        ("topic/sea/vi", "Chủ đề: Biển · Ngôn ngữ: Tiếng Việt"),
        ("place/vn/fr", "Lieu : Viêt Nam · Langue : Français"),
    ],
)
def test_the_subtitle_says_what_a_feed_holds(path, line):
    assert made(path).subtitle == line


def test_a_feed_speaks_its_own_language_or_else_that_of_the_site():
    assert [made(path).language for path in ("lang/vi", "topic/sea", "lang/mul", "lang/und")] == [
        "vi",
        "en",
        "en",
        "en",
    ]


def test_a_head_was_updated_when_the_feed_changed():
    assert made("all", Member(0, "urn:uuid:1", 1, CREATED)).updated == CHANGED


def test_an_archive_was_updated_when_its_newest_member_entered():
    later = datetime(2024, 3, 5, tzinfo=UTC)
    members = (Member(1, "urn:uuid:2", 1, CREATED), Member(0, "urn:uuid:1", 1, later))
    assert made("all", *members, cut=Cut(archive=0, archives=4)).updated == later
    assert made("all", cut=Cut(archive=0, archives=4)).updated == CREATED


def test_members_stand_as_given():
    members = (Member(1, "urn:uuid:2", 1, CREATED), Member(0, "urn:uuid:1", 1, CREATED))
    assert made("all", *members).members == members


def test_a_head_without_archives_links_to_itself_and_its_page():
    found = made("topic/sea/vi")
    assert found.links == (
        Link("self", f"{BASE}topic/sea/vi.atom", ATOM),
        Link("alternate", f"{BASE}topic/sea/vi.html", "text/html"),
    )
    assert found.archive is None


def test_a_head_links_to_the_newest_archive():
    assert ("prev-archive", "archive/all/2.atom") in links("all", Cut(archives=3))


def test_archives_link_to_their_neighbours_and_to_the_head():
    own = [("self", "archive/all/1.atom"), ("alternate", "all.html")]
    back, forth, current = (
        ("prev-archive", "archive/all/0.atom"),
        ("next-archive", "archive/all/2.atom"),
        ("current", "all.atom"),
    )
    assert links("all", Cut(archive=1, archives=3)) == [*own, back, forth, current]
    assert links("all", Cut(archive=1, archives=2)) == [*own, back, current]
    assert links("all", Cut(archive=1)) == [*own, back, current]
    assert [rel for rel, _ in links("all", Cut(archive=0, archives=2))] == [
        "self",
        "alternate",
        "next-archive",
        "current",
    ]


def test_a_head_links_to_the_same_feed_in_other_languages_by_their_own_names():
    among = families(
        source(path) for path in ("topic/sea", "topic/sea/fr", "topic/sea/vi", "topic/tea/fr", "lang/fr")
    )
    found = made("topic/sea/vi", cut=Cut(siblings=siblings(source("topic/sea/vi"), among)))
    assert found.links[2:] == (Link("related", f"{BASE}topic/sea/fr.atom", ATOM, "fr", "Français"),)
    wide = siblings(source("topic/sea"), among)
    assert [sibling.path for sibling in wide] == ["topic/sea/fr", "topic/sea/vi"]
    assert siblings(source("place/by"), among) == ()


def test_a_sibling_whose_language_is_open_is_named_in_that_of_the_site():
    found = made("lang/vi", cut=Cut(siblings=(source("lang/mul"),)))
    assert [(link.hreflang, link.title) for link in found.links[2:]] == [("mul", "Multiple languages")]


def test_an_archive_does_not_link_to_siblings_so_that_it_stays_as_it_is():
    cut = Cut(archive=0, archives=1, siblings=(source("lang/fr"),))
    assert [rel for rel, _ in links("lang/vi", cut)] == ["self", "alternate", "current"]


def test_documents_have_a_place():
    assert location("topic/sea/vi") == "topic/sea/vi.atom"
    assert location("topic/sea/vi", 3) == "archive/topic/sea/vi/3.atom"

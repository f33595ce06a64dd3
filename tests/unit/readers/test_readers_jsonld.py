"""JSON-LD: articles among everything else."""

from __future__ import annotations

import json

import pytest

from feeds.readers.jsonld import LENGTH, articles, texts


def script(source: str, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{source}</script><p>x</p>'


def headlines(root) -> list[object]:
    return [node.get("headline") for node in articles(root)]


ARTICLE = {"@type": "NewsArticle", "headline": "A"}


@pytest.mark.parametrize(
    "source",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "Person", "name": "x"}, ARTICLE]}),
        json.dumps({"@type": "Thing", "mainEntity": ARTICLE}),
        json.dumps(ARTICLE | {"@type": ["Thing", "BlogPosting"]}),
        f"<!--\n{json.dumps(ARTICLE)}\n-->",
        f"//<![CDATA[\n{json.dumps(ARTICLE)}\n//]]>",
        '{"@type": "Article", "headline": "A", "x": "a\nb"}',
    ],
)
def test_an_article_is_found_however_it_is_wrapped(tree, source):
    assert headlines(tree(script(source))) == ["A"]


@pytest.mark.parametrize(
    "source",
    [
        "",
        "{broken",
        "[" * 5000,
        json.dumps({"@type": "Person"}),
        json.dumps({"@type": "ItemList", "itemListElement": [ARTICLE]}),
        json.dumps("text"),
        json.dumps(ARTICLE) + " " * LENGTH,
    ],
)
def test_anything_else_is_no_article(tree, source):
    assert headlines(tree(script(source))) == []


def test_other_scripts_are_not_read(tree):
    assert headlines(tree(script(json.dumps(ARTICLE), "text/javascript"))) == []


def test_nothing_is_looked_for_without_end(tree):
    value: object = ARTICLE
    for _ in range(20):
        value = {"a": [value]}
    assert headlines(tree(script(json.dumps(value)))) == []


def test_the_article_stands_before_the_page_about_it(tree):
    value = [{"@type": "WebPage", "name": "page"}, {"@type": "Article"}, ARTICLE]
    assert [node.get("@type") for node in articles(tree(script(json.dumps(value))))] == [
        "NewsArticle",
        "Article",
        "WebPage",
    ]


def test_a_reference_stands_for_the_thing_it_names(tree):
    value = [ARTICLE | {"author": {"@id": "#a"}, "publisher": {"@id": "#b"}}, {"@id": "#a", "name": "Ann"}]
    (node,) = articles(tree(script(json.dumps(value))))
    assert list(texts(node["author"])) == ["Ann"]
    assert list(texts(node["publisher"])) == []


def test_strings_are_taken_from_lists_and_things_but_not_from_the_depths():
    assert list(texts(["a", {"name": "b"}, {"@value": "c"}, {"url": "d"}, {"x": "e"}, 1, None])) == [
        "a",
        "b",
        "c",
        "d",
    ]
    assert list(texts([[[[["a"]]]]])) == []

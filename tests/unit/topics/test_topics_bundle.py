"""The bundles hold what their hand-written sources say."""

from __future__ import annotations

import json

import pytest

from feeds.errors import CatalogueError
from feeds.text.names import territories
from feeds.topics import catalogue, gazetteer
from feeds.topics.bundle import CATALOGUE, PLACES, bundled_catalogue, bundled_places, write

AGAIN = "run: make catalogue"


def test_the_bundled_catalogue_is_in_step_with_its_sources():
    assert catalogue.BUNDLE.read_text(encoding="utf-8") == bundled_catalogue(CATALOGUE), AGAIN


def test_the_bundled_places_are_in_step_with_their_sources():
    assert gazetteer.BUNDLE.read_text(encoding="utf-8") == bundled_places(PLACES), AGAIN


def test_every_territory_has_a_name_in_every_language():
    for language, table in json.loads(gazetteer.BUNDLE.read_text(encoding="utf-8")).items():
        assert table["names"].keys() | table["shared"].keys() == territories("en").keys(), language


def test_bundles_are_written_where_they_are_wanted(tmp_path):
    write(tmp_path / "catalogue.json", tmp_path / "places.json")
    assert (tmp_path / "catalogue.json").read_bytes() == catalogue.BUNDLE.read_bytes()
    assert (tmp_path / "places.json").read_bytes() == gazetteer.BUNDLE.read_bytes()


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("space", "[topic.sky.terms]\nen = ['x1']\n", "must define the topic space and no other"),
        ("space", "", "must define the topic space"),
        ("space", "[topic.space]\nparent = 'sky'\nterms.en = ['x1']\n", '"sky" is no topic'),
        ("space", "[topic.space]\nthreshold = 1\n", "no terms"),
    ],
)
def test_a_wrong_source_of_topics_is_refused(tmp_path, name, text, says):
    (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        bundled_catalogue(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[names]\nzz = ['Nowhere']\n", "names.zz: 'Nowhere' is no name of a territory"),
        ("[names]\nvn = ['...']\n", "is no name of a territory"),
        ("[names]\nvn = ['Annam']\n[capitals]\nfr = ['Annam']\n", "already stands for fr"),
        ("none = ['Annam']\n[names]\nvn = ['Annam']\n", "already stands for none"),
    ],
)
def test_a_wrong_source_of_places_is_refused(tmp_path, text, says):
    (tmp_path / "af.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError, match=says):
        bundled_places(tmp_path)

"""The measures of `make eval` count what they say, on texts of our own."""

from __future__ import annotations

import json
import tarfile
from io import BytesIO

import pytest

from tests.evaluation.data import Data, missing, pages
from tests.evaluation.measures import lost, macro_f1, people, pooled, says, score, shingles, words
from tests.evaluation.table import Row, at_least, at_most, figure, table

BODY = "The ferry left the harbour before noon\nNobody on the quay had seen it go"


def test_words_are_folded_and_scripts_without_spaces_are_cut_into_signs():
    assert words("The Quay, 2nd") == ["the", "quay", "2nd"]
    assert words("港が開く") == ["港", "が", "開", "く"]


def test_a_score_counts_each_word_as_often_as_it_occurs():
    assert score("a a b", "a b b c") == (2 / 3, 1 / 2, pytest.approx(4 / 7))
    assert score("", "") == (1.0, 1.0, 1.0)
    assert score("", "a") == (0.0, 0.0, 0.0)
    assert score("a", "") == (0.0, 1.0, 0.0)


def test_a_paragraph_is_lost_if_the_page_has_it_and_less_than_half_is_found():
    first, second = BODY.splitlines()
    assert lost(BODY, BODY, BODY) == []
    assert lost(first, BODY, BODY) == [second]
    assert lost(first, BODY, first) == [], "what the page does not show cannot be lost"
    assert lost("", "too short", "too short") == []


def test_shingles_average_over_texts_before_they_make_one_figure():
    assert shingles([("a b c d e", "a b c d e")]) == (1.0, 1.0, 1.0)
    half = shingles([("a b c d", "a b c d e"), ("", "f g h i")])
    assert (half.precision, half.recall) == (1.0, 0.25)
    assert shingles([("", "")]) == (0.0, 0.0, 0.0)


def test_macro_f1_weighs_every_class_the_same():
    assert macro_f1([("x", "x"), ("x", "x"), ("y", "x")]) == pytest.approx((0.8 + 0.0) / 2)
    assert macro_f1([]) == 0.0


def test_names_of_all_texts_are_counted_together():
    pairs = [({"ann lee"}, {"ann lee", "bo ek"}), (set(), {"di mo"}), ({"x y"}, {"x y"})]
    assert pooled(pairs) == (1.0, 0.5, pytest.approx(2 / 3))
    assert pooled([]) == (0.0, 0.0, 0.0)


def test_a_text_names_somebody_whose_words_stand_in_it_in_a_row():
    assert says("By ANN LEE, Oslo", "Ann Lee")
    assert not says("By Ann Leeds", "Ann Lee"), "a word is a whole word"
    assert not says("anything", "–"), "a name without letters is no name"


def test_authors_are_cut_apart_without_degrees_and_brackets():
    assert people("Ann Lee, PhD, M.D. and Bo Ek (BBC)") == {"ann lee", "bo ek"}


def test_a_goal_is_met_from_its_side():
    assert at_least(0.9).met(0.9)
    assert not at_least(0.9).met(0.89)
    assert at_most(0.1).met(0.1)
    assert not at_most(0.1).met(0.11)


def test_the_table_names_a_subject_once_and_sets_others_beside_us():
    rows = [
        ("speed", Row("documents a second", 1234.0, {"other": 99.0}, at_least(2000))),
        ("speed", Row("share", 0.5, {}, at_most(0.6))),
        ("text", Row("free", 0.25)),
    ]
    assert [line.split() for line in table(rows)] == [
        ["SUBJECT", "MEASURE", "OURS", "GOAL", "OTHERS"],
        ["speed", "documents", "a", "second", "1,234", "≥", "2,000", "short", "other", "99"],
        ["share", "0.5000", "≤", "0.6000", "met"],
        ["text", "free", "0.2500"],
    ]
    assert figure(0.0) == "0.0000"


def test_what_is_missing_is_named(tmp_path):
    (tmp_path / "there").touch()
    assert missing(tmp_path, ["there", "gone", "gone"]) == [str(tmp_path / "gone")]


def test_an_archive_writes_plain_files_below_its_folder_alone(tmp_path):
    packed = tmp_path / "data" / "pages" / "few.tar"
    packed.parent.mkdir(parents=True)
    gold = {
        "id": "a",
        "file": "a.html",
        "url": "",
        "gold": {"title": None, "date": float("nan"), "author": "N"},
    }
    with tarfile.open(packed, "w") as archive:
        for name, body in (
            ("few/gold.jsonl", json.dumps(gold).encode()),
            ("few/a.html", b"<p>"),
            ("../escaped", b"x"),
            ("/tmp/escaped", b"x"),
        ):
            member = tarfile.TarInfo(name)
            member.size = len(body)
            archive.addfile(member, BytesIO(body))
        link = tarfile.TarInfo("few/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    (page,) = pages(Data(tmp_path / "data", tmp_path / "out"), "few")
    assert (page.key, page.body) == ("few/a", b"<p>")
    assert [page.right(name) for name in ("title", "date", "author", "none")] == ["", "", "N", ""]
    assert sorted(path.name for path in (tmp_path / "out").rglob("*")) == ["a.html", "few", "gold.jsonl"]
    assert not (tmp_path / "escaped").exists()

"""Names of persons, agencies and offices, by shape."""

from __future__ import annotations

import pytest

from feeds.text.people import (
    are_names,
    is_agency,
    is_initialled,
    is_name,
    is_office,
    is_role,
    is_title,
    is_uncased,
    leading,
    names_in,
    spoken,
)


@pytest.mark.parametrize(
    "name",
    [
        "Martha Quill",
        "Martha van der Quill",
        "M. Quill",
        "J. R. Quill",
        "Séamus O'Dare",
        "Anne-Marie Quill",
        "Lê Thu Hà",
        "Мария Соколова",
        "李晓梅",
        "山田花子",
        "김하늘",
        "ليلى حداد",
        "ნინო ქავთარაძე",
        "សុខ ចាន់ថា",
        "Б.Сарнай",
        "J.R.Quill",
    ],
)
def test_a_name_is_known_by_its_shape(name):
    assert is_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Martha",
        "martha quill",
        "van der Quill",
        "Martha Quill 2024",
        "Martha Quill!",
        "Martha Quill and the Four Hundred Bicycles",
        "Martha Quill of the Very Long and Winding Harbour Road",
        "Quill Tomorrow.",
        "A. B.",
        "bay.example",
        "湖の氷が観測史上最も早く解ける",
        "افتتحت البلدية مكتبة عامة جديدة",
        "ليلى حداد.",
    ],
)
def test_other_words_are_none(text):
    assert not is_name(text)


def test_a_single_word_is_a_name_only_where_it_may_be():
    assert is_name("Martha", single=True)
    assert is_name("ليلى", single=True)
    assert not is_name("martha", single=True)


def test_scripts_without_capitals_are_told_from_those_with_them():
    assert is_uncased("ნინო ქავთარაძე")
    assert is_uncased("ليلى حداد")
    assert not is_uncased("Անի Մարտիրոսյան")
    assert not is_uncased("Martha Quill")


def test_words_keep_the_marks_on_their_letters():
    assert is_role("हमारे संवाददाता")
    assert is_office("हमारे संवाददाता")


def test_a_word_for_by_that_is_also_a_family_name_needs_two_words_behind_it():
    assert names_in("Na Asha Mwinyi") == ["Asha Mwinyi"]
    assert names_in("Na Hong-jin") == ["Na Hong-jin"]


def test_an_initial_makes_a_name_sure():
    assert is_initialled("M. Quill")
    assert is_initialled("Б.Сарнай")
    assert not is_initialled("bay.example")
    assert not is_initialled("Martha Quill")


@pytest.mark.parametrize(
    "name", ["Reuters", "AFP", "Agence France-Presse", "ТАСС", "新华社", "연합뉴스", "رويترز"]
)
def test_an_agency_is_known_in_its_own_script(name):
    assert is_agency(name)
    assert is_office(name)


def test_an_office_is_no_person():
    assert is_office("Harbour News Desk")
    assert is_office("Redacción")
    assert not is_office("Martha Quill")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("By Martha Quill and Tom Adeyemi", ["Martha Quill", "Tom Adeyemi"]),
        ("Martha Quill, Tom Adeyemi & Ann Lee", ["Martha Quill", "Tom Adeyemi", "Ann Lee"]),
        ("Martha Quill, Tom Adeyemi, and Ann Lee", ["Martha Quill", "Tom Adeyemi", "Ann Lee"]),
        ("Par Camille Vasseur et Léo Nadir", ["Camille Vasseur", "Léo Nadir"]),
        ("Von Jutta Brandt – Redaktion", ["Jutta Brandt", "Redaktion"]),
        ("李晓梅、王建国", ["李晓梅", "王建国"]),
        ("Lê Thu Hà |", ["Lê Thu Hà"]),
        ("Martha Quill desk@bay.example https://bay.example @quill", ["Martha Quill"]),
        ("Martha Quill / Martha Quill", ["Martha Quill"]),
        ("Martha Quill Published:", ["Martha Quill"]),
        ("Анна Белова Опубликовано", ["Анна Белова"]),
        ("By", ["By"]),
        (" | ", []),
    ],
)
def test_a_byline_is_cut_into_names(text, names):
    assert names_in(text) == names


def test_a_line_of_names_has_nothing_else_in_it():
    assert are_names("Martha Quill and Tom Adeyemi")
    assert are_names("Martha Quill/AFP")
    assert not are_names("Martha Quill, who lives by the harbour")
    assert not are_names(" | ")
    assert not are_names("A B, C D, E F, G H, I J, K L, M N")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Martha Quill in Lisbon", "Martha Quill"),
        ("Martha Quill, PhD, and Tom Adeyemi, MD", "Martha Quill, PhD, and Tom Adeyemi, MD"),
        ("Martha Quill, Political Editor", "Martha Quill"),
        ("Martha Quill, Lisbon", "Martha Quill"),
        ("Martha, Tom", "Martha, Tom"),
        ("Martha Quill (Bay Herald)", "Martha Quill"),
        ("Martha Quill Political Editor", ""),
        ("the way of the mill", ""),
    ],
)
def test_names_end_where_something_else_begins(text, names):
    assert leading(text) == names


def test_a_degree_is_no_name_of_its_own():
    assert is_title("Ph.D.")
    assert not is_title("Lisbon")
    assert not is_title("AFP")


@pytest.mark.parametrize(
    ("text", "names"),
    [("By Martha Quill 3 June 2024", "Martha Quill"), ("Martha Quill", ""), ("By the way", "")],
)
def test_a_word_for_by_tells_names(text, names):
    assert spoken(text) == names

"""Front matter: facts as they were written, and nothing that does harm."""

from __future__ import annotations

import time

import pytest

from feeds.readers.frontmatter import LENGTH, read_front_matter


def fenced(source: str) -> str:
    return f"---\n{source}\n---\nText\n"


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        ("date: 2020-10", {"date": ("2020-10",)}),
        ("date: 2020", {"date": ("2020",)}),
        ("date: 2024-03-05 07:30", {"date": ("2024-03-05 07:30",)}),
        ("draft: yes", {"draft": ("yes",)}),
        ("Last-Modified: x", {"lastmodified": ("x",)}),
        ("title: ~", {"title": ()}),
        ("title:", {"title": ()}),
        ("title: |\n  two\n  lines", {"title": ("two\nlines\n",)}),
        ("author: {name: A}", {"author": ("A",)}),
        ("author: [{name: A}, [B, null]]", {"author": ("A", "B")}),
        ("image: {src: x}", {"image": ("x",)}),
        ("image: {alt: x}", {"image": ()}),
        ("extra:\n  a: 1\na: 2", {"extra": (), "a": ("1",)}),
        ("a: 2\nextra:\n  a: 1", {"a": ("2",), "extra": ()}),
        ("params: text", {"params": ("text",)}),
        ("tác giả: A", {"tácgiả": ("A",)}),
    ],
)
def test_facts_are_the_words_of_the_file(source, facts):
    assert read_front_matter(fenced(source)).facts == facts


@pytest.mark.parametrize(
    "text",
    ["", "Text", "---\nno key\n---\n", "---\ntitle: x\n", "text\n---\ntitle: x\n---\n", " ---\na: b\n---"],
)
def test_text_without_front_matter_loses_nothing(text):
    front = read_front_matter(text)
    assert (front.facts, front.lines, front.notes) == ({}, 0, ())


def test_it_takes_the_lines_up_to_its_second_fence():
    assert read_front_matter("---\na: b\n\n---\nText").lines == 4
    assert read_front_matter("---\na: b\n...\nText").lines == 3
    assert read_front_matter("+++\na = 1\n+++").lines == 3


@pytest.mark.parametrize(
    ("source", "remark"),
    [
        ("a: &x [b]\nc: *x", "aliases and tags are not read"),
        ("a: &x\n  b: *x", "aliases and tags are not read"),
        ("a: !!python/object/apply:os.system [ls]", "aliases and tags are not read"),
        ("a: !local b", "aliases and tags are not read"),
        ("a: [[[[[[b]]]]]]", "it is nested too deeply"),
        ("a: b\n\tc: [", "found a tab character that violates indentation"),
    ],
)
def test_what_is_refused_or_can_not_be_read_is_left_out_with_a_remark(source, remark):
    front = read_front_matter(fenced(source))
    assert front.facts == {}
    assert front.lines == source.count("\n") + 3
    assert remark in front.notes[0]


@pytest.mark.parametrize("depth", [100, 900, 8000])
def test_yaml_of_any_depth_is_left_out(depth):
    assert read_front_matter(fenced("a: " + "[" * depth + "]" * depth)).facts == {}


def test_toml_that_is_nested_too_deeply_is_left_out():
    front = read_front_matter("+++\na = [[[[[[[1]]]]]]]\n+++\n")
    assert front.notes == ("the front matter was left out: it is nested too deeply",)


def test_numbers_truths_and_times_of_toml_are_text():
    front = read_front_matter("+++\na = 1\nb = true\nc = 10:30:00\nd = 2024-03-05T10:00:00+07:00\n+++\n")
    assert front.facts == {
        "a": ("1",),
        "b": ("True",),
        "c": ("10:30:00",),
        "d": ("2024-03-05T10:00:00+07:00",),
    }


def test_lines_that_yaml_trips_over_are_read_one_by_one():
    front = read_front_matter(fenced('title: One: two\nauthor: "A"\n# remark\n\ndate: 2024-03-05'))
    assert front.facts == {"title": ("One: two",), "author": ("A",), "date": ("2024-03-05",)}


def test_front_matter_that_is_too_long_is_text():
    assert read_front_matter(fenced("a: b\n" * LENGTH)).lines == 0


def test_aliases_that_would_unfold_take_no_time():
    source = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    start = time.process_time()
    assert read_front_matter(fenced(source)).facts == {}
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("source", "facts"),
    [
        ("a: One: two\nauthor: [Ann, 'Bob']", {"a": ("One: two",), "author": ("Ann", "Bob")}),
        ("a: One: two\nauthor: [Ann, Bob", {"a": ("One: two",), "author": ()}),
        ("a: One: two\nauthor: {name: Ann}", {"a": ("One: two",), "author": ()}),
        ("title: [Video] One: two", {"title": ("[Video] One: two",)}),
    ],
)
def test_lines_read_one_by_one_take_no_brackets_for_names(source, facts):
    assert read_front_matter(fenced(source)).facts == facts


NO_END = "the front matter has no end; it was read up to the first empty line"


@pytest.mark.parametrize("rest", ["Text: more\n", "Text\n\n---\n\nAfter a rule\n"])
def test_front_matter_without_an_end_ends_at_an_empty_line(rest):
    front = read_front_matter(f"---\ntitle: A\ntags:\n- x\n\n{rest}")
    assert (front.facts, front.lines, front.notes) == ({"title": ("A",), "tags": ("x",)}, 5, (NO_END,))


def test_a_rule_before_text_is_no_front_matter():
    for text in (
        "---\nThe market.\n\nMore.\n",
        "---\nNote: it rained.\n\nMore.\n",
        "---\ntitle: x\nMore.\n\n",
    ):
        assert read_front_matter(text).lines == 0


def test_unended_lines_that_yaml_trips_over_are_read_one_by_one():
    front = read_front_matter("---\ntitle: One: two\n\nText")
    assert front.facts == {"title": ("One: two",)}
    assert front.notes[0] == NO_END
    assert len(front.notes) == 2

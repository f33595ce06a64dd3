"""A wrong catalogue is refused with file, line and key, and with what would be right."""

from __future__ import annotations

import pytest

from feeds.errors import CatalogueError
from feeds.topics import load

TERMS = '[topic.space.terms]\nen = ["rocket"]\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[topic.space\n", 1, "column"),
        ('[topic.space]\nscheme = "unclosed\n', 2, "column"),
        ("[topic.space.terms]\nen = [", 2, "Invalid value"),
        (TERMS + TERMS, 3, "twice"),
        ("x = 1\n" + TERMS, 1, "x: unknown"),
        ("topic = 3\n", 1, "topic: must be a table"),
        ("[topic]\nspace = 3\n", 2, "topic.space: must be a table"),
        ("\n[topic.Space.terms]\nen = ['x1']\n", 2, "lower-case ASCII"),
        ("[topic.không.terms]\nen = ['x1']\n", 1, "column 10"),
        ('[topic."không".terms]\nen = ["x1"]\n', 1, "lower-case ASCII"),
        ("[topic.-a.terms]\nen = ['x1']\n", 1, "lower-case ASCII"),
        ("[topic.all.terms]\nen = ['x1']\n", 1, "another"),
        ("[topic.und.terms]\nen = ['x1']\n", 1, "another"),
        ("[topic.space]\ncolour = 'red'\n" + TERMS, 2, "topic.space.colour: unknown; the fields"),
        ("[topic.space]\nlabels = 'Space'\n" + TERMS, 2, "must be a table"),
        ("[topic.space.labels]\nenglish = 'Space'\n" + TERMS, 2, "no language tag"),
        ("[topic.space.labels]\n'*' = 'Space'\n" + TERMS, 2, "a label is in one language"),
        ("[topic.space.labels]\nen = ' '\n" + TERMS, 2, "must be text"),
        ("[topic.space.labels]\nen = 3\n" + TERMS, 2, "must be text"),
        ("[topic.space.labels]\nen = 'a'\nEN = 'b'\n" + TERMS, 3, "en is there twice"),
        ("[topic.space.terms]\nen = []\n", 2, "at least one term"),
        ("[topic.space.terms]\nen = 'rocket'\n", 2, "at least one term"),
        ("[topic.space.terms]\nen = [3]\n", 2, "a term is text"),
        ("[topic.space.terms]\nen = [\n  'rocket',\n  '...',\n]\n", 4, "neither letter nor digit"),
        ("[topic.space.terms]\nen = [{weight = 1}]\n", 2, "a term is text"),
        ("[topic.space.terms]\nen = [{term = 'x1', wieght = 1}]\n", 2, "a term is text"),
        ("[topic.space.terms]\nen = [{term = 3}]\n", 2, "must be text in quotes"),
        ("[topic.space.terms]\nen = [\n {term = 'x1', weight = 0},\n]\n", 3, "over 0"),
        ("[topic.space.terms]\nen = [{term = 'x1', weight = 'much'}]\n", 2, "over 0"),
        ("[topic.space.terms]\nen = [{term = 'x1', weight = true}]\n", 2, "over 0"),
        ("[topic.space.terms]\nen = [{term = 'x1', weight = 101}]\n", 2, "at most 100"),
        (TERMS + "[topic.space.exclude]\nen = []\n", 4, "at least one phrase"),
        (TERMS + "[topic.space.exclude]\nen = [{term = 'x1'}]\n", 4, "must be text in quotes"),
        ("[topic.space]\nscheme = 'space'\n" + TERMS, 2, "must be an IRI"),
        ("[topic.space]\nscheme = 3\n" + TERMS, 2, "must be an IRI"),
        ("[topic.space]\nparent = 3\n" + TERMS, 2, "the key of another topic"),
        ("[topic.space]\nthreshold = '3'\n" + TERMS, 2, "a number over 0"),
        ("[topic.space]\nthreshold = -1\n" + TERMS, 2, "a number over 0"),
        ("[topic.space]\nthreshold = inf\n" + TERMS, 2, "a number over 0"),
        ("[topic.space]\nenabled = 'no'\n" + TERMS, 2, "true or false"),
        ("[topic.space]\nthreshold = 1\n", 1, "no terms; write them as [topic.space.terms]"),
        ("[topic.space]\nparent = 'sky'\n" + TERMS, 2, '"sky" is no topic'),
        ("[topic.space]\nparent = 'space'\n" + TERMS, 2, "space → space"),
        (
            "[topic.a]\nparent = 'b'\nterms.en = ['x1']\n[topic.b]\nparent = 'a'\nterms.en = ['x2']\n",
            2,
            "a → b → a",
        ),
    ],
)
def test_an_error_names_file_line_and_what_would_be_right(tmp_path, text, line, says):
    path = tmp_path / "topics.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load(path, extend=False)
    assert str(caught.value).startswith(f"{path}, line {line}")
    assert says in str(caught.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CatalogueError, match=r"none\.toml: can't be read: No such file"):
        load(tmp_path / "none.toml")


def test_another_encoding_than_utf_8_is_named_with_its_line(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_bytes(b"[topic.space.labels]\nfr = 'espac\xe9'\n")
    with pytest.raises(CatalogueError, match="line 2: not UTF-8"):
        load(path)


def test_a_byte_order_mark_and_windows_line_ends_are_welcome(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_bytes(b"\xef\xbb\xbf" + TERMS.replace("\n", "\r\n").encode())
    assert list(load(path, extend=False).topics) == ["space"]


def test_a_circle_through_the_default_topics_is_refused(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text("[topic.politics]\nparent = 'diplomacy'\n", encoding="utf-8")
    with pytest.raises(CatalogueError, match="politics → diplomacy → politics"):
        load(path)


def test_a_topic_of_a_file_may_be_switched_off_without_terms(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text(TERMS + "[topic.later]\nenabled = false\n", encoding="utf-8")
    assert list(load(path, extend=False).topics) == ["space"]


def test_a_child_of_a_bad_circle_is_not_to_blame(tmp_path):
    path = tmp_path / "topics.toml"
    path.write_text(
        "[topic.c]\nparent = 'a'\nterms.en = ['x0']\n"
        "[topic.a]\nparent = 'b'\nterms.en = ['x1']\n[topic.b]\nparent = 'a'\nterms.en = ['x2']\n",
        encoding="utf-8",
    )
    with pytest.raises(CatalogueError, match="go round in a circle"):
        load(path, extend=False)

"""The table of readers, and what no reader takes."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from feeds import readers
from feeds.errors import Empty, TooLarge, Unreadable, Unsupported
from feeds.model import Document
from feeds.readers import READERS, read
from feeds.readers.opening import BLOCKS, LENGTH

NOW = datetime(2024, 6, 1, tzinfo=UTC)


def test_every_reader_in_the_folder_has_a_line_in_the_table():
    folder = Path(readers.__file__).parent
    modules = {
        path.stem for path in folder.glob("*.py") if "def read(document: Document)" in path.read_text()
    }
    assert {reader.__module__.rpartition(".")[2] for reader in READERS.values()} == modules - {"__init__"}


@pytest.mark.parametrize("body", [b"", b" \n\t\r\n", "\u200b\ufeff\xa0".encode(), b"<p> </p>"])
def test_nothing_to_read_is_empty(body):
    with pytest.raises(Empty):
        read(Document("a.txt", body, NOW))


def test_an_empty_file_says_so():
    with pytest.raises(Empty, match=r"^a/b\.txt: the file is empty$"):
        read(Document("a/b.txt", b"\n", NOW))


def test_a_binary_file_named_as_text_is_named_for_what_it_is():
    with pytest.raises(Unsupported, match=r"a PNG image; Seedwire can't read that kind of document"):
        read(Document("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), NOW))


def test_bytes_in_no_encoding_are_unreadable_with_the_reason():
    with pytest.raises(Unreadable, match="not text in any known encoding"):
        read(Document("a.txt", bytes(range(128, 256)), NOW))


def test_text_over_the_limits_is_refused():
    with pytest.raises(TooLarge, match="5,000,000 characters"):
        read(Document("a.txt", b"x" * (LENGTH + 1), NOW))
    with pytest.raises(TooLarge, match="100,000 lines"):
        read(Document("a.txt", b"x\n" * (BLOCKS + 1), NOW))


@pytest.mark.parametrize(
    ("source", "media_type"),
    [
        ("https://a.example/x.md?v=1.txt", "text/markdown"),
        ("https://a.example/x#y.md", "text/plain"),
        ("a?b#c.md", "text/markdown"),
    ],
)
def test_the_name_of_an_address_is_its_path(source, media_type):
    (article,) = read(Document(source, b"Text", NOW))
    assert article.media_type == media_type


def test_an_article_knows_its_document():
    document = Document("a.txt", b"Text", NOW)
    (article,) = read(document)
    assert (article.source, article.digest, article.encoding) == ("a.txt", document.digest, "utf-8")


def test_the_charset_of_the_sender_is_used(reading):
    assert reading("Привет".encode("koi8-r"), "a.txt", "koi8-r").blocks[0].text == "Привет"

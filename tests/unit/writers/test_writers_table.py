import re

import pytest

from feeds.writers import WRITERS, Edition


@pytest.mark.parametrize("name", WRITERS)
def test_every_writer_writes_an_edition_the_same_way_twice(name, wire):
    edition = Edition(wire.feed(), wire.entries, wire.shelf)
    written = WRITERS[name].write(edition)
    assert written.startswith(b"<")
    assert WRITERS[name].write(edition) == written


def test_every_writer_has_a_suffix_and_a_media_type_of_its_own():
    assert len({writer.suffix for writer in WRITERS.values()}) == len(WRITERS)
    assert len({writer.media_type for writer in WRITERS.values()}) == len(WRITERS)


def test_the_output_folder_says_what_every_writer_puts_there(root):
    page = (root / "output" / "README.md").read_text("utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(\.\w+)` \| `([^`]+)` \|", page, re.MULTILINE)
    assert rows == [(name, writer.suffix, writer.media_type) for name, writer in WRITERS.items()]


def test_every_writer_is_a_module_of_the_room(root):
    modules = {path.stem for path in (root / "feeds" / "writers").glob("*.py")}
    assert set(WRITERS) <= modules

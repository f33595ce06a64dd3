"""Data: the pages and texts that are measured on, unpacked to a folder of their own; nothing of it stays."""

from __future__ import annotations

import gzip
import json
import math
import tarfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

GOLD = "../gold/seeds.json"
SEEDS = "../seeds"
SCRAPED = "plain/scraped.dev.jsonl.gz"
LANGUAGES = "langid/dev.tsv.gz"
TOPICS = "topics/sib200.dev.jsonl.gz"


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A web page and what is right about it; a page is equal to itself alone, so that answers can be kept."""

    key: str
    url: str
    body: bytes = field(repr=False)
    gold: dict[str, Any] = field(repr=False)

    def right(self, name: str) -> str:
        """Give what is right, "" where nothing is known (``null``, NaN)."""
        value = self.gold.get(name)
        return "" if value is None or (isinstance(value, float) and math.isnan(value)) else str(value)


@dataclass(frozen=True, slots=True, eq=False)
class Data:
    """The folder of the data, and the folder that archives are unpacked to."""

    folder: Path
    unpacked: Path

    def path(self, name: str) -> Path:
        """Give the path of a file or folder of the data."""
        return self.folder / name


def archive(name: str) -> str:
    """Give the file that holds the pages of a set."""
    return f"pages/{name}.tar"


def missing(folder: Path, names: Iterable[str]) -> list[str]:
    """Give the paths of what is not there."""
    paths = (folder / name for name in dict.fromkeys(names))
    return [str(path.resolve()) for path in paths if not path.exists()]


@cache
def pages(data: Data, name: str) -> tuple[Page, ...]:
    """Give the pages of a set, in the order of its gold."""
    folder = data.unpacked / name
    if not folder.exists():
        _unpack(data.path(archive(name)), data.unpacked)
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        return tuple(_page(folder, json.loads(line)) for line in lines)


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Give the records of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def tagged(path: Path) -> Iterator[tuple[str, str]]:
    """Give the pairs of a compressed file of tag, tabulator, text."""
    with gzip.open(path, "rt", encoding="utf-8", newline="\n") as lines:
        for line in lines:
            tag, _, text = line.rstrip("\n").partition("\t")
            yield tag, text


def _page(folder: Path, record: dict[str, Any]) -> Page:
    body = (folder / record["file"]).read_bytes()
    if record["file"].endswith(".gz"):
        body = gzip.decompress(body)
    return Page(f"{folder.name}/{record['id']}", record["url"], body, record["gold"])


def _unpack(packed: Path, into: Path) -> None:
    """Write the files of an archive below *into*: plain files alone, and none elsewhere."""
    with tarfile.open(packed) as members:
        for member in members:
            path = PurePosixPath(member.name)
            if not member.isfile() or path.is_absolute() or ".." in path.parts:
                continue
            target = into / path
            target.parent.mkdir(parents=True, exist_ok=True)
            source = members.extractfile(member)
            assert source is not None, "a plain file has bytes"
            target.write_bytes(source.read())

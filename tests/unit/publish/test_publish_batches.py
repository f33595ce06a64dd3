"""Batches: neither memory, folders nor descriptors grow with the number of files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from feeds.publish import BATCH_BYTES, BATCH_FILES, BATCH_FOLDERS, publish, remove, sweep

if TYPE_CHECKING:
    from collections.abc import Iterator


def test_files_are_written_in_batches_so_that_their_number_takes_no_memory(output: Path):
    taken = 0

    def files() -> Iterator[tuple[str, bytes]]:
        nonlocal taken
        for taken in range(3 * BATCH_FILES):
            assert len(list(output.glob("*.atom"))) >= taken - BATCH_FILES
            yield f"{taken}.atom", b"x"

    assert len(publish(output, files()).written) == 3 * BATCH_FILES


def test_large_files_are_written_before_many_are_held(output: Path):
    def files() -> Iterator[tuple[str, bytes]]:
        yield "a.atom", b"x" * BATCH_BYTES
        yield "b.atom", b"x"
        assert (output / "a.atom").exists()

    publish(output, files())


def test_many_folders_are_not_held_open_together(output: Path):
    def files() -> Iterator[tuple[str, bytes]]:
        for number in range(BATCH_FOLDERS + 1):
            yield f"{number}/x.atom", b"x"
        assert (output / "0/x.atom").exists()

    publish(output, files())


def test_no_descriptor_stays_open(output: Path):
    publish(output, [("warm/up.atom", b"x")])
    before = len(list(Path("/proc/self/fd").iterdir()))
    for turn in range(5):
        publish(output, [(f"{turn}/x.atom", b"x") for turn in range(20)])
        remove(output, [f"{turn}/x.atom", "none/x.atom"])
        sweep(output)
    assert len(list(Path("/proc/self/fd").iterdir())) == before

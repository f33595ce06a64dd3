"""A seeds folder, looked at as of one moment."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta

import pytest

from feeds.settings import Override, load
from scheduler.watch import Scanner

NOW = datetime(2030, 1, 1, 12, tzinfo=UTC)
"""Later than the clock of any file written here, so that such a file has settled unless it says otherwise."""


class Desk:
    """A seeds folder, and what is remembered of it."""

    def __init__(self, folder, **settings):
        self.folder = folder / "seeds"
        self.folder.mkdir()
        given = {
            "paths.seeds": self.folder,
            "paths.output": folder / "o",
            "paths.data": folder / "d",
            **settings,
        }
        self.settings = load(overrides=[Override(key, key, value) for key, value in given.items()])
        self.known = {}
        self.scanner = Scanner(self.settings, self.known.values)

    def write(self, name, text="Some text.\n", *, age=None):
        """Write a file whose last change was *age* seconds before NOW, None for long ago."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        self.touch(name, age)
        return file

    def touch(self, name, age):
        then = (NOW.timestamp() - (3600 if age is None else age)) * 1e9
        os.utime(self.folder / name, ns=(int(then), int(then)), follow_symlinks=False)

    def scan(self, seconds=0.0, **given):
        """Look, *seconds* after NOW, and remember it as the store would."""
        scan = self.scanner.scan(NOW + timedelta(seconds=seconds), **given)
        self.known |= {seen.source: seen for seen in scan.noted}
        self.known |= {one.source: one.seen._replace(state="taken", digest="x") for one in scan.ready}
        return scan


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def sources(ready):
    return [delivery.source for delivery in ready]


def reasons(scan):
    return {aside.source: aside.reason for aside in scan.asides}

"""Values: addresses, durations and sizes, and folders that would loop."""

from __future__ import annotations

from datetime import timedelta

import pytest

from feeds.settings import Override, load
from tests.unit.settings.conftest import refusal, write


@pytest.mark.parametrize(
    "given", ["http://[::1]:80/", "https://a.example/~b/%C3%A9,(c)/", "http://my_host/", "https://a.example"]
)
def test_an_address_may_hold_what_an_address_can(given):
    url = load(overrides=[Override("x", "site.base_url", given)]).site.base_url
    assert url == given.rstrip("/") + "/"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[paths]\noutput = 'seeds/out'\n", "paths.output"),
        ("[paths]\noutput = 'seeds'\n", "lies inside"),
        ("[paths]\nseeds = 'output/in'\n", "paths.seeds"),
        ("[paths]\ndata = 'seeds/data'\n", "paths.data"),
        ("[paths]\ndata = 'output/data'\n", "paths.data"),
        ("[store]\ndatabase = 'output/x.db'\n", "store.database"),
    ],
)
def test_folders_that_would_loop_or_publish_the_database_are_refused(alone, text, told):
    write(alone, text)
    assert told in refusal()


def test_a_link_does_not_hide_a_loop(alone):
    (alone / "seeds").mkdir()
    (alone / "elsewhere").symlink_to(alone / "seeds")
    write(alone, "[paths]\noutput = 'elsewhere/out'\n")
    assert "lies inside paths.seeds" in refusal()


@pytest.mark.parametrize(
    ("given", "seconds"), [(3, 3.0), (0.5, 0.5), ("500 ms", 0.5), ("2 min", 120.0), ("1h", 3600.0), (0, 0.0)]
)
def test_a_duration_is_seconds_or_has_its_unit(given, seconds):
    settle = load(overrides=[Override("--settle", "watch.settle", given)]).watch.settle
    assert settle == timedelta(seconds=seconds)


@pytest.mark.parametrize(("given", "size"), [(7, 7), ("7", 7), ("25 MB", 26214400), ("1.5kb", 1536)])
def test_a_size_is_bytes_or_has_its_unit(given, size):
    assert load(overrides=[Override("x", "limits.file_size", given)]).limits.file_size == size


def test_a_base_url_ends_with_a_slash():
    given = [Override("--base-url", "site.base_url", "https://news.example.org/wire")]
    assert load(overrides=given).site.base_url == "https://news.example.org/wire/"

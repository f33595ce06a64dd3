"""Layers: defaults, the file, the environment, options, and where a relative path starts."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from feeds.settings import Override, Settings, load
from scheduler.template import sections, settings_text, toml
from tests.unit.settings.conftest import write


def test_without_a_file_everything_has_its_default(alone):
    settings = load()
    assert settings.paths.seeds == alone / "seeds"
    assert settings.paths.output == alone / "output"
    assert settings.database == alone / "data" / "seedwire.sqlite3"
    assert settings.site.base_url == "http://127.0.0.1:8000/"
    assert settings.watch.settle == timedelta(seconds=2)
    assert settings.limits.file_size == 25 * 1024 * 1024
    assert settings.topics_file is None


def test_the_file_is_overridden_by_the_environment_and_that_by_options(alone, monkeypatch):
    write(alone, '[server]\nport = 1\nhost = "a"\ntoken = "file"\n')
    monkeypatch.setenv("SEEDWIRE_SERVER__PORT", "2")
    monkeypatch.setenv("SEEDWIRE_SERVER__HOST", "b")
    settings = load(overrides=[Override("--port", "server.port", "3")])
    assert (settings.server.port, settings.server.host, settings.server.token) == (3, "b", "file")


def test_a_relative_path_starts_where_it_was_written(alone, monkeypatch):
    (alone / "etc").mkdir()
    file = write(alone / "etc", '[paths]\nseeds = "in"\n[store]\ndatabase = "x.db"\n')
    monkeypatch.setenv("SEEDWIRE_PATHS__DATA", "state")
    settings = load(file, [Override("--output", "paths.output", "out")])
    assert settings.paths.seeds == alone / "etc" / "in"
    assert settings.paths.data == alone / "state"
    assert settings.paths.output == alone / "out"
    assert settings.database == alone / "etc" / "x.db"


def test_defaults_start_at_the_settings_file(alone):
    (alone / "etc").mkdir()
    assert load(write(alone / "etc", "")).paths.output == alone / "etc" / "output"


def test_the_catalogue_beside_the_settings_is_found(alone):
    (alone / "topics.toml").write_text("")
    assert load().topics_file == alone / "topics.toml"
    other = alone / "other.toml"
    other.write_text("")
    assert load(write(alone, '[paths]\ntopics = "other.toml"\n')).topics_file == other


def test_a_byte_order_mark_does_no_harm(alone):
    (alone / "seedwire.toml").write_bytes(b"\xef\xbb\xbf[server]\nport = 1\n")
    assert load().server.port == 1


def test_it_is_known_what_somebody_set(alone, monkeypatch):
    keys = ("paths.seeds", "paths.output", "paths.data", "site.base_url", "server.port")
    write(alone, '[paths]\nseeds = "seeds"\n')
    monkeypatch.setenv("SEEDWIRE_SERVER__PORT", "8000")
    chosen = load(overrides=[Override("--output", "paths.output", "output")])
    assert [key for key in keys if chosen.is_chosen(key)] == ["paths.seeds", "paths.output", "server.port"]


def test_settings_do_not_change_under_way():
    with pytest.raises(ValueError, match="frozen"):
        Settings().server.port = 1  # type: ignore[misc]


def test_what_init_writes_says_every_default(alone):
    text = settings_text()
    write(alone, re.sub(r"(?m)^#(?=[a-z_]+ = )", "", text))
    assert load() == load(write(alone, text))


def test_the_page_of_settings_tells_every_setting_with_its_default(root):
    page = (root / "docs" / "settings.md").read_text("utf-8")
    for name, section in sections():
        for key, field in section.model_fields.items():
            cell = toml(field.default).replace("|", "\\|")
            assert f"| `{name}.{key}` | `{cell}` | {field.description} |" in page
    told = re.findall(r"(?m)^\| `[a-z]+\.[a-z_]+` \| `", page)
    assert len(told) == sum(len(section.model_fields) for _, section in sections())

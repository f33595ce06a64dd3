"""Settings: layers, origins, refusals."""

from __future__ import annotations

import os
import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from feeds.errors import SettingsError
from feeds.settings import Override, Settings, load
from scheduler.template import sections, settings_text, toml

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(tmp_path, monkeypatch):
    """An empty folder, and no variable of ours in the environment."""
    for name in list(os.environ):
        if name.upper().startswith("SEEDWIRE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / "seedwire.toml"
    file.write_text(text, "utf-8")
    return file


def refusal(**given) -> str:
    with pytest.raises(SettingsError) as caught:
        load(**given)
    return str(caught.value)


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


def test_a_catalogue_that_is_named_must_be_there(alone):
    file = write(alone, '[paths]\ntopics = "other.toml"\n')
    assert refusal() == f"{file}: paths.topics: there is no file {alone / 'other.toml'}"


def test_a_byte_order_mark_does_no_harm(alone):
    (alone / "seedwire.toml").write_bytes(b"\xef\xbb\xbf[server]\nport = 1\n")
    assert load().server.port == 1


def test_lists_come_from_the_environment_with_commas(monkeypatch):
    monkeypatch.setenv("SEEDWIRE_FEEDS__LANGUAGES", "vi, zh-hant,EN")
    monkeypatch.setenv("SEEDWIRE_WATCH__IGNORE", "*.bak")
    settings = load()
    assert settings.feeds.languages == ("vi", "zh-Hant", "en")
    assert settings.watch.ignore == ("*.bak",)


def test_a_secret_can_stand_in_a_file_of_its_own(alone, monkeypatch):
    (alone / "token").write_text("hush\n")
    monkeypatch.setenv("SEEDWIRE_SERVER__TOKEN_FILE", str(alone / "token"))
    assert load().server.token == "hush"


def test_a_secret_file_that_is_not_there_is_named(alone, monkeypatch):
    monkeypatch.setenv("SEEDWIRE_SERVER__TOKEN_FILE", str(alone / "none"))
    told = f"the file {alone / 'none'} can't be read; right: the secret alone in a file"
    assert refusal() == f"SEEDWIRE_SERVER__TOKEN_FILE: {told}"


def test_a_secret_is_never_shown(alone):
    write(alone, "[server]\ntoken = 12345\n")
    assert "12345" not in refusal()


def test_a_wrong_value_names_file_key_and_what_would_be_right(alone):
    file = write(alone, '[server]\nport = "x"\n')
    message = refusal()
    assert message.startswith(f"{file}: server.port: 'x' is not right")
    assert message.endswith("right: the port to listen on: 0 to 65535; 0: any that is free")


def test_a_wrong_variable_is_named(monkeypatch):
    monkeypatch.setenv("SEEDWIRE_SERVER__PORT", "x")
    assert refusal().startswith("SEEDWIRE_SERVER__PORT: server.port: 'x'")


def test_a_wrong_option_is_named():
    given = [Override("--base-url", "site.base_url", "ftp://x/")]
    assert refusal(overrides=given).startswith("--base-url: site.base_url: 'ftp://x/' is no public address")


def test_every_wrong_value_has_its_line(alone):
    write(alone, '[server]\nport = "x"\n[watch]\nsettle = "soon"\n')
    assert len(refusal().splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[servr]\nport = 1\n", "'servr' is not a setting; did you mean 'server'?"),
        ("[servr]\n", "'servr' is not a setting; did you mean 'server'?"),
        ("zebra = 1\n", "'zebra' is not a setting; right: one of paths, site, store"),
        ("[server]\nprt = 1\n", "server: 'prt' is not a setting; did you mean 'port'?"),
        ("server = 1\n", "server is a section; right: [server] above its settings"),
        ("[server\n", "this is not TOML: "),
        ("[paths]\nseeds = 3\n", "paths.seeds: 3 is not right"),
        ("[feeds]\nlanguages = ['xx-no-such']\n", "is no language tag; right: such as 'en'"),
        ("[feeds]\nlanguages = [7]\n", "7 is no language tag"),
        ("[site]\nid = 'x'\n", "'x' is no UUID; right: leave it out, one is made once"),
        ("[store]\ndatabase = 'postgresql://x'\n", "only SQLite is supported so far"),
        ("[limits]\nfile_size = 'much'\n", "'much' is no size; right: a number of bytes, or such as '25 MB'"),
        ("[watch]\nscan_every = 0.5\n", "right: how often the folder is scanned"),
        ("[site]\nbase_url = 'https://a/?q'\n", "is no public address"),
        ("[site]\nbase_url = 'https://u:p@a/'\n", "is no public address"),
        ("[site]\nbase_url = 3\n", "3 is no public address"),
        ("[site]\nbase_url = 'https://a/<script>'\n", "is no public address"),
        ("[site]\nbase_url = 'https://a/b c'\n", "is no public address"),
        ('[site]\nbase_url = "https://a/\'"\n', "is no public address"),
        ("[site]\nbase_url = 'https://a/\"'\n", "is no public address"),
        ("[site]\nbase_url = 'https://a/%zz'\n", "is no public address"),
        ("[site]\nbase_url = 'https://a:99999/'\n", "is no public address"),
        ("[site]\nbase_url = 'https://[::g]/'\n", "is no public address"),
        (
            '[site]\ntitle = "a\\u0000"\n',
            "site.title: 'a\\x00' holds characters that do not print; right: words",
        ),
        ('[site]\ntitle = "   "\n', "site.title: '   ' is blank; right: words"),
        ('[site]\ntitle = ""\n', "site.title: '' is not right"),
        ('[site]\nauthor = " "\n', "site.author: ' ' is blank"),
        ('[site]\nauthor = "a\\nb"\n', "site.author: 'a\\nb' holds characters that do not print"),
        ('[site]\nrights = "  "\n', "site.rights: '  ' is blank; right: words, or leave it out"),
        ('[site]\nrights = "\\u0007"\n', "site.rights: '\\x07' holds characters that do not print"),
        ('[server]\ntoken = " "\n', "server.token: this value holds a space or what is not ASCII"),
        ("[server]\nport = true\n", "server.port: true is no number; right: a whole number"),
        ("[limits]\nworkers = false\n", "limits.workers: false is no number"),
        ("[limits]\nfile_size = 0\n", "limits.file_size: 0 is not right"),
    ],
)
def test_what_is_wrong_in_a_file_is_said(alone, text, told):
    file = write(alone, text)
    message = refusal()
    assert message.startswith(f"{file}: ")
    assert told in message


def test_a_misspelt_section_in_the_environment_is_not_overlooked(monkeypatch):
    monkeypatch.setenv("SEEDWIRE_SERVR__PORT", "1")
    assert refusal() == "SEEDWIRE_SERVR__PORT: 'servr' is not a setting; did you mean 'server'?"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("SEEDWIRE_SERVER_TOKEN", "did you mean SEEDWIRE_SERVER__TOKEN?"),
        ("SEEDWIRE_SERVER_TOKEN_FILE", "did you mean SEEDWIRE_SERVER__TOKEN_FILE?"),
        ("SEEDWIRE_SEEDS", "did you mean SEEDWIRE_PATHS__SEEDS?"),
        ("SEEDWIRE_FOO", "right: such as SEEDWIRE_SERVER__PORT"),
        ("SEEDWIRE_SHARE", "right: such as SEEDWIRE_SERVER__PORT"),
    ],
)
def test_a_variable_that_is_no_setting_is_refused_with_what_it_should_be(monkeypatch, name, hint):
    monkeypatch.setenv(name, "1")
    assert refusal() == f"{name}: this variable is not a setting; {hint}"


@pytest.mark.parametrize("name", ["SEEDWIRE_SHARED", "SEEDWIRE_STRICT", "SEEDWIRE_GOLDEN"])
def test_the_variables_of_the_tests_are_left_alone(monkeypatch, name):
    monkeypatch.setenv(name, "/somewhere")
    load()


def test_a_secret_file_without_a_secret_is_refused(alone, monkeypatch):
    (alone / "token").write_text("\n")
    monkeypatch.setenv("SEEDWIRE_SERVER__TOKEN_FILE", str(alone / "token"))
    assert refusal().endswith("token is empty; right: the secret alone in a file")


@pytest.mark.parametrize(
    "given", ["http://[::1]:80/", "https://a.example/~b/%C3%A9,(c)/", "http://my_host/", "https://a.example"]
)
def test_an_address_may_hold_what_an_address_can(given):
    url = load(overrides=[Override("x", "site.base_url", given)]).site.base_url
    assert url == given.rstrip("/") + "/"


def test_a_file_that_is_named_must_be_there(alone):
    assert refusal(file=alone / "none.toml").endswith("the settings can't be read: No such file or directory")


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


def test_it_is_known_what_somebody_set(alone, monkeypatch):
    keys = ("paths.seeds", "paths.output", "paths.data", "site.base_url", "server.port")
    write(alone, '[paths]\nseeds = "seeds"\n')
    monkeypatch.setenv("SEEDWIRE_SERVER__PORT", "8000")
    chosen = load(overrides=[Override("--output", "paths.output", "output")])
    assert [key for key in keys if chosen.is_chosen(key)] == ["paths.seeds", "paths.output", "server.port"]


def test_settings_do_not_change_under_way():
    with pytest.raises(ValueError, match="frozen"):
        Settings().server.port = 1  # type: ignore[misc]

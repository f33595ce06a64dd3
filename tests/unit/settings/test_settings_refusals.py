"""What is wrong is said with its place, its key and what would be right."""

from __future__ import annotations

import pytest

from feeds.settings import Override
from tests.unit.settings.conftest import refusal, write


def test_a_secret_is_never_shown(alone):
    write(alone, "[server]\ntoken = 12345\n")
    assert "12345" not in refusal()


def test_a_wrong_value_names_file_key_and_what_would_be_right(alone):
    file = write(alone, '[server]\nport = "x"\n')
    message = refusal()
    assert message.startswith(f"{file}: server.port: 'x' is not right")
    assert message.endswith("right: the port to listen on: 0 to 65535; 0: any that is free")


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


def test_a_file_that_is_named_must_be_there(alone):
    assert refusal(file=alone / "none.toml").endswith("the settings can't be read: No such file or directory")


def test_a_catalogue_that_is_named_must_be_there(alone):
    file = write(alone, '[paths]\ntopics = "other.toml"\n')
    assert refusal() == f"{file}: paths.topics: there is no file {alone / 'other.toml'}"

"""The command: its options, its exit codes, what it says; without a service."""

from __future__ import annotations

import json
import os
from contextlib import closing
from datetime import UTC, datetime

import pytest

from feeds import __version__
from feeds.settings import load
from feeds.store import open_store
from feeds.store.values import Aside, Seen
from scheduler.commands import COMMANDS
from scheduler.lock import Lock


def test_the_version_is_said_everywhere(seedwire):
    for arguments in (["--version"], *([name, "--version"] for name in COMMANDS)):
        assert seedwire(*arguments) == (0, f"seedwire {__version__}\n", "")


def test_help_names_every_command(seedwire):
    code, out, _ = seedwire("--help")
    assert code == 0
    assert all(name in out for name in COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_takes_the_common_options(seedwire, name, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    code, out, _ = seedwire(name, "--help")
    assert code == 0
    common = "--config --seeds --output --data --base-url --database --log-format --verbose -v --quiet -q"
    assert [option for option in common.split() if option not in out] == []


@pytest.mark.parametrize(
    "arguments", [["nothing"], ["build", "--nothing"], ["read"], ["status", "--seeds"], ["build", "extra"]]
)
def test_wrong_usage_ends_with_2(seedwire, arguments):
    code, out, err = seedwire(*arguments)
    assert (code, out) == (2, "")
    assert err
    assert "Traceback" not in err


def test_a_wrong_setting_ends_with_2_and_one_message(seedwire):
    code, out, err = seedwire("status", "--base-url", "ftp://x/")
    assert (code, out) == (2, "")
    assert err.startswith("seedwire: --base-url: site.base_url: 'ftp://x/' is no public address; right: ")
    assert err.count("\n") == 1


def test_a_wrong_line_in_the_settings_ends_with_2(seedwire, alone):
    (alone / "seedwire.toml").write_text("[server]\nport = 'x'\n")
    code, _, err = seedwire("feeds")
    assert code == 2
    assert err.startswith(f"seedwire: {alone}/seedwire.toml: server.port: ")


def test_a_message_writes_nothing_to_the_terminal(seedwire):
    _, _, err = seedwire("status", "--config", "a\x1b[31mb")
    assert "\x1b" not in err
    assert "a\\x1b[31mb" in err


def test_a_folder_that_cannot_be_used_ends_with_1(seedwire, alone):
    (alone / "file").write_text("")
    code, _, err = seedwire("init", "file/x")
    assert code == 1
    assert err.startswith("seedwire: file/x/seeds: Not a directory")


def test_init_writes_what_is_needed_to_begin(seedwire, alone):
    assert seedwire("init", "wire")[0] == 0
    assert sorted(path.name for path in (alone / "wire").iterdir()) == [
        "output",
        "seeds",
        "seedwire.toml",
        "topics.toml",
    ]
    assert seedwire("status", "--config", "wire/seedwire.toml")[0] == 0


def test_init_overwrites_nothing(seedwire, alone):
    (alone / "seedwire.toml").write_text("# mine\n")
    _, _, err = seedwire("init")
    assert (alone / "seedwire.toml").read_text() == "# mine\n"
    assert "left as it is: seedwire.toml" in err


def test_init_writes_what_options_say(seedwire, alone):
    given = ("--seeds", "inbox", "--output", "pub", "--base-url", "https://a.example/")
    code, _, err = seedwire("init", *given, "wire")
    assert code == 0
    assert "wrote wire/seedwire.toml" in err
    assert sorted(path.name for path in (alone / "wire").iterdir()) == [
        *("inbox", "pub", "seedwire.toml", "topics.toml")
    ]
    settings = load(alone / "wire" / "seedwire.toml")
    assert (settings.paths.seeds, settings.paths.output) == (alone / "wire" / "inbox", alone / "wire" / "pub")
    assert settings.site.base_url == "https://a.example/"


def test_init_refuses_options_that_it_cannot_write(seedwire, alone):
    code, _, err = seedwire("init", "--output", "seeds/out", "wire")
    assert code == 2
    assert "lies inside paths.seeds" in err
    assert list((alone / "wire").iterdir()) == []
    (alone / "seedwire.toml").write_text("# mine\n")
    code, _, err = seedwire("init", "--seeds", "inbox")
    assert (code, err.strip()) == (
        2,
        "seedwire: seedwire.toml is there already and is left as it is; set paths.seeds in it",
    )
    assert not (alone / "inbox").exists()


def test_status_counts_a_file_once_and_no_folder_that_is_gone(seedwire, alone):
    seedwire("build", "-q")
    states = {"a.txt": "waiting", "b.txt": "waiting", "c.txt": "gone", "./": "gone", "sub/": "gone"}
    with closing(open_store(alone / "data" / "seedwire.sqlite3")) as store:
        store.saw(Seen(source, 1, 1, 1, 1, state) for source, state in states.items())
        store.set_aside([Aside("b.txt", "growing", datetime(2030, 1, 1, tzinfo=UTC))])
    status = json.loads(seedwire("status", "--json")[1])
    assert status["files"] == {"taken": 0, "set-aside": 1, "waiting": 1, "gone": 1}
    assert status["waiting"] == ["a.txt"]
    assert [aside["source"] for aside in status["set_aside"]] == ["b.txt"]


def test_status_before_anything_ran(seedwire, alone):
    code, out, _ = seedwire("status", "--json")
    assert code == 0
    status = json.loads(out)
    assert status["seeds"] == str(alone / "seeds")
    assert (status["service"], status["entries"], status["set_aside"]) == (None, 0, [])
    assert not (alone / "data").exists()
    assert "not running" in seedwire("status")[1]


def test_status_names_the_service(seedwire, alone):
    with Lock(alone / "data") as lock:
        lock.say("http://127.0.0.1:9/")
        assert f"pid {os.getpid()}, http://127.0.0.1:9/" in seedwire("status")[1]


def test_feeds_before_anything_ran(seedwire):
    assert seedwire("feeds") == (0, "", "")
    assert json.loads(seedwire("feeds", "--json")[1]) == []


def test_no_service_is_not_healthy(seedwire, alone):
    code, _, err = seedwire("healthcheck")
    assert (code, err) == (1, f"seedwire: no service runs on {alone}/data\n")


def test_a_service_that_does_not_answer_is_not_healthy(seedwire, alone):
    with Lock(alone / "data") as lock:
        lock.say("http://127.0.0.1:9/")
        code, _, err = seedwire("healthcheck")
    assert code == 1
    assert "does not answer" in err


def test_only_one_may_write(seedwire, alone):
    with Lock(alone / "data"):
        for command in (["build"], ["rebuild"], ["run"]):
            code, _, err = seedwire(*command)
            assert code == 1
            assert err.startswith(f"seedwire: another seedwire (pid {os.getpid()}) already uses")
            assert err.endswith(f"{alone}/data\n")


@pytest.mark.parametrize("command", [["build"], ["build", "--dry-run"], ["run"]])
@pytest.mark.parametrize("by", ["option", "variable", "file"])
def test_a_seeds_folder_that_was_named_is_not_made(seedwire, alone, monkeypatch, command, by):
    if by == "option":
        command = [*command, "--seeds", "nope"]
    elif by == "variable":
        monkeypatch.setenv("SEEDWIRE_PATHS__SEEDS", "nope")
    else:
        (alone / "seedwire.toml").write_text("[paths]\nseeds = 'nope'\n")
    assert seedwire(*command) == (1, "", f"seedwire: the seeds folder {alone}/nope does not exist\n")
    assert not (alone / "nope").exists()
    assert not (alone / "data").exists()


def test_the_seeds_folder_that_nobody_named_is_made(seedwire, alone):
    assert seedwire("build", "-q")[0] == 0
    assert (alone / "seeds").is_dir()


def test_a_rebuild_needs_and_makes_no_seeds_folder_that_was_named(seedwire, alone):
    assert seedwire("build", "-q")[0] == 0
    assert seedwire("rebuild", "-q", "--seeds", "nope")[0] == 0
    assert not (alone / "nope").exists()

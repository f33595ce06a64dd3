"""Variables: lists, secrets, and names that are no setting."""

from __future__ import annotations

import pytest

from feeds.settings import load
from tests.unit.settings.conftest import refusal


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


def test_a_secret_file_without_a_secret_is_refused(alone, monkeypatch):
    (alone / "token").write_text("\n")
    monkeypatch.setenv("SEEDWIRE_SERVER__TOKEN_FILE", str(alone / "token"))
    assert refusal().endswith("token is empty; right: the secret alone in a file")


def test_a_wrong_variable_is_named(monkeypatch):
    monkeypatch.setenv("SEEDWIRE_SERVER__PORT", "x")
    assert refusal().startswith("SEEDWIRE_SERVER__PORT: server.port: 'x'")


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

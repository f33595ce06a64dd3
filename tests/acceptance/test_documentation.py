"""Every command in the documentation is run, in a copy of the project, as a newcomer would."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from feeds.topics import load
from tests.acceptance.desk import START, free_port, until

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]

STAYS = {"make run", ".venv/bin/seedwire run --config newswire/seedwire.toml"}
"""Commands that stay until they are stopped."""

ITSELF = {"make test"}
"""Running this would run this."""


def fences(language: str) -> list[tuple[str, str]]:
    """Every fenced block of a language, with the page it is on."""
    return [
        (page.name, block)
        for page in PAGES
        for block in re.findall(
            rf"^```{language}\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        )
    ]


def commands() -> list[str]:
    found = [line for _, block in fences("sh") for line in block.splitlines() if line.strip()]
    return [line for line in dict.fromkeys(found) if line not in ITSELF]


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A copy of the project with what is installed, on a port of its own."""
    copy = tmp_path_factory.mktemp("project")
    for name in ("Makefile", "README.md", "LICENSE", "pyproject.toml"):
        shutil.copy(ROOT / name, copy)
    for name in ("requirements", "seeds", "feeds", "scheduler"):
        shutil.copytree(ROOT / name, copy / name)
    install(copy)
    return copy


def install(copy):
    """What `make` installs, as it would be after: the same libraries, this copy of the project."""
    (copy / ".venv" / "bin").mkdir(parents=True)
    command = copy / ".venv" / "bin" / "seedwire"
    command.write_text(f'#!/bin/sh\nPYTHONPATH={copy} exec {sys.executable} -c "{START}" "$@"\n', "utf-8")
    command.chmod(0o755)
    for stamp in ("build", "run", "dev"):
        (copy / ".venv" / f"{stamp}.stamp").touch()


@pytest.fixture(scope="module")
def environment():
    port = str(free_port())
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("SEEDWIRE_", "COV_", "MAKE"))}
    return kept | {"SEEDWIRE_SERVER__PORT": port, "SEEDWIRE_SERVER__REBUILD_COOLDOWN": "0", "PORT": port}


def here(line: str, environment: dict[str, str]) -> str:
    """The same command on the port of this test."""
    return line.replace("127.0.0.1:8000", f"127.0.0.1:{environment['PORT']}")


def run(line, project, environment):
    return subprocess.run(
        ["sh", "-ec", here(line, environment)],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.acceptance
def test_every_command_works(project, environment):
    """In their order; those that ask a service are run while the one before them stays."""
    service = None
    try:
        for line in commands():
            if line in STAYS:
                stop(service)
                service = start(line, project, environment)
                continue
            if line == ".venv/bin/seedwire build":  # one data directory, one writer
                stop(service)
                service = None
            if "curl" in line and service is None:
                service = start("make run", project, environment)
            done = run(line.replace("curl ", "curl --fail --silent --show-error "), project, environment)
            assert done.returncode == 0, f"{line}\n{done.stdout}\n{done.stderr}"
    finally:
        stop(service)


def start(line, project, environment):
    log = (project / "service.log").open("wb")
    process = subprocess.Popen(
        ["sh", "-c", f"exec {line}"], cwd=project, env=environment, stdout=log, stderr=log
    )
    log.close()
    ask = ".venv/bin/seedwire healthcheck" + (
        " --config newswire/seedwire.toml" if "newswire" in line else ""
    )

    def ready():
        assert process.poll() is None, (project / "service.log").read_text("utf-8")
        return run(ask, project, environment).returncode == 0

    until(ready, seconds=60, what=line)
    return process


def stop(process):
    if process is not None and process.poll() is None:
        process.terminate()
        process.wait(15)


def test_the_service_says_in_one_line_where_it_serves(project, environment):
    process = start("make run", project, environment)
    stop(process)
    told = [line for line in (project / "service.log").read_text("utf-8").splitlines() if "http://" in line]
    assert len(told) == 1, told


@pytest.mark.parametrize(("page", "block"), fences("toml"))
def test_every_example_in_toml_is_right(page, block, tmp_path):
    table = tomllib.loads(block)
    if "topic" in table:
        example = tmp_path / "topics.toml"
        example.write_text(block, "utf-8")
        assert set(table["topic"]) <= set(load(example).topics) | {
            key for key, topic in table["topic"].items() if topic.get("enabled") is False
        }, page


def test_no_command_is_hidden_from_this_test():
    known = {"sh", "toml", "ini", "text", "json", ""}
    for page in PAGES:
        languages = re.findall(r"^```(\w*)$", page.read_text("utf-8"), re.MULTILINE)
        assert set(languages) <= known, page.name

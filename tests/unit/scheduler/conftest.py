"""Real servers on loopback."""

from __future__ import annotations

import contextlib
import logging
import os
import socket
import sys
import threading

import httpx
import pytest
import uvicorn

from feeds.settings import Override, load
from scheduler.cli import main


class Listening(uvicorn.Server):
    """A server that says when it listens."""

    def __init__(self, config):
        super().__init__(config)
        self.listening = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets)
        self.listening.set()


class Stage:
    """Serves the application that a test puts on it."""

    application = None
    address = ""

    async def __call__(self, scope, receive, send):
        await self.application(scope, receive, send)


@pytest.fixture(scope="session")
def stage():
    """A server for all tests: starting and stopping one takes longer than most of them."""
    made = Stage()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(
            made,
            ws="none",
            lifespan="off",
            log_config=None,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        server = Listening(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        assert server.listening.wait(10)
        made.address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        yield made
        server.should_exit = True
        thread.join()


@pytest.fixture
def serve(stage):
    """Give a function that serves an ASGI application and gives a client for it."""
    with contextlib.ExitStack() as stack:

        def start(application):
            stage.application = application
            plain = {"accept-encoding": "identity"}
            client = httpx.Client(base_url=stage.address, trust_env=False, headers=plain)
            return stack.enter_context(client)

        yield start


@pytest.fixture
def settings(tmp_path):
    """Give a function that makes settings whose folders are below the test's."""

    def make(**given):
        places = {name: tmp_path / name for name in ("seeds", "output", "data")}
        values = {f"paths.{name}": str(place) for name, place in places.items()}
        values |= {key.replace("__", "."): value for key, value in given.items()}
        return load(overrides=[Override(key, key, value) for key, value in values.items()])

    return make


@pytest.fixture
def alone(tmp_path, monkeypatch):
    """An empty working folder, and no variable of ours in the environment."""
    for name in list(os.environ):
        if name.startswith("SEEDWIRE_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def seedwire(alone, monkeypatch, capsys):
    """Give a function that runs the command and gives exit code, output and messages."""

    root = logging.getLogger()
    before = root.handlers[:], root.level

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["seedwire", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return ended.value.code or 0, said.out, said.err

    assert alone.is_dir()
    yield run
    root.handlers[:], root.level = before

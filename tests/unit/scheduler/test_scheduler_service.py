"""Service: `seedwire run` in a process of its own, without documents."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import httpx
import pytest

SEEDWIRE = [sys.executable, "-c", "from scheduler.cli import main; main()"]
LIMIT = 30


class Service:
    """A running service: what it logs, line by line, and how it is asked."""

    def __init__(self, folder, *options):
        command = [*SEEDWIRE, "run", "--log-format", "json", "--settle", "0.1", "--port", "0", "-v", *options]
        self.folder = folder
        self.process = subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, text=True)
        self._guard = threading.Timer(LIMIT, self.process.kill)
        self._guard.start()
        self.address = ""

    def until(self, event, **fields):
        """Read the log until this event, which must come."""
        for line in self.process.stderr:
            told = json.loads(line)
            if told["event"] == event and all(told.get(name) == value for name, value in fields.items()):
                return told
        raise AssertionError(f"the service ended without {event!r}")

    def serving(self):
        self.address = self.until("serving")["url"].rstrip("/")
        return self

    def end(self, by=signal.SIGTERM):
        self.process.send_signal(by)
        rest = self.process.stderr.read()
        self._guard.cancel()
        return self.process.wait(), rest

    def close(self):
        self._guard.cancel()
        self.process.kill()
        self.process.wait()
        self.process.stderr.close()


@pytest.fixture
def start(tmp_path, monkeypatch):
    """Give a function that starts a service over the test's folder."""
    for name in list(os.environ):
        if name.startswith("SEEDWIRE_"):
            monkeypatch.delenv(name)
    started = []

    def begin(*options):
        started.append(Service(tmp_path, *options))
        return started[-1]

    yield begin
    for service in started:
        service.close()


def ask(folder, *arguments):
    run = subprocess.run(
        [*SEEDWIRE, *arguments], cwd=folder, capture_output=True, text=True, check=False, timeout=LIMIT
    )
    return run.returncode, run.stdout, run.stderr


def test_it_says_once_where_it_serves_and_ends_when_told(start):
    service = start().serving()
    assert httpx.get(f"{service.address}/healthz", trust_env=False).status_code == 200
    assert httpx.get(f"{service.address}/readyz", trust_env=False).status_code == 200
    began = time.monotonic()
    code, rest = service.end()
    assert code == 0
    assert time.monotonic() - began < 10
    assert "serving" not in rest
    assert json.loads(rest.splitlines()[-1])["event"] == "stopped"


def test_links_that_lead_elsewhere_are_warned_of_at_the_start(start):
    service = start()
    told = service.until("links point to the default address")
    assert told["level"] == "warning"
    assert told["links_to"] == "127.0.0.1:8000"
    assert told["change"] == "site.base_url (--base-url)"
    assert service.serving().address == f"http://{told['listening_on']}"


def test_links_that_were_set_are_not_warned_of(start):
    service = start("--base-url", "http://127.0.0.1:8000/")
    assert json.loads(next(service.process.stderr))["event"] != "links point to the default address"
    assert "links point" not in service.serving().end()[1]


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_though_a_connection_is_open(start, by):
    service = start().serving()
    host, port = service.address.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n")
        assert service.end(by)[0] == 0


def test_what_is_dropped_is_seen_at_once(start, tmp_path):
    service = start().serving()
    (tmp_path / "seeds" / "link").symlink_to("/etc/hostname")
    service.until("run done", job="scan", set_aside=1)
    status = json.loads(ask(tmp_path, "status", "--json")[1])
    assert [aside["source"] for aside in status["set_aside"]] == ["link"]
    assert status["service"] == {"pid": service.process.pid, "address": f"{service.address}/"}


def test_a_second_one_is_refused_and_told_who_holds_the_folder(start, tmp_path):
    service = start().serving()
    for command in (["run"], ["build"]):
        code, _, err = ask(tmp_path, *command)
        assert code == 1
        assert err == (
            f"seedwire: another seedwire (pid {service.process.pid}) already uses "
            f"the data directory {tmp_path / 'data'}\n"
        )


def test_a_port_in_use_is_said(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, _, err = ask(tmp_path, "run", "--port", str(port))
    assert code == 1
    assert err == (
        f"seedwire: port {port} on 127.0.0.1 is in use; choose another with --port, or stop what uses it\n"
    )


def test_a_host_that_is_not_ours_is_said(tmp_path):
    code, _, err = ask(tmp_path, "run", "--host", "no such host")
    assert code == 1
    assert err == "seedwire: server.host: 'no such host' is not an address of this machine\n"


def test_after_a_kill_it_starts_again(start):
    service = start().serving()
    service.end(signal.SIGKILL)
    assert start().serving().end()[0] == 0


def test_a_rebuild_by_hand_is_done_by_the_service(start, tmp_path):
    service = start().serving()
    code, _, err = ask(tmp_path, "rebuild")
    assert code == 0
    assert err.startswith(f"the running service (pid {service.process.pid}) rebuilt: ")
    assert service.until("run done", job="rebuild")
    code, _, err = ask(tmp_path, "rebuild", "topic/none")
    assert code == 1
    assert err.startswith("seedwire: there is no feed topic/none; did you mean topic/")


def test_a_rebuild_by_http_is_a_run_that_can_be_followed(start):
    service = start().serving()
    with httpx.Client(base_url=service.address, trust_env=False) as client:
        accepted = client.post("/api/v1/rebuild")
        assert accepted.status_code == 202
        service.until("run done", job="rebuild", run=accepted.json()["run"])
        assert client.get(accepted.headers["location"]).json()["outcome"] == "done"
        assert client.post("/api/v1/rebuild").status_code == 429


def test_a_signal_rebuilds(start):
    service = start().serving()
    service.process.send_signal(signal.SIGUSR1)
    assert service.until("run done", job="rebuild")


def test_wrong_settings_are_told_and_the_old_stay(start, tmp_path):
    service = start().serving()
    (tmp_path / "seedwire.toml").write_text("[server]\nprt = 1\n")
    service.process.send_signal(signal.SIGHUP)
    told = service.until("run failed", job="reload")
    assert "'prt' is not a setting; did you mean 'port'?" in told["reason"]
    assert httpx.get(f"{service.address}/healthz", trust_env=False).status_code == 200
    (tmp_path / "seedwire.toml").write_text("[site]\ntitle = 'Another'\n")
    service.process.send_signal(signal.SIGHUP)
    assert service.until("run done", job="reload")


def test_a_healthy_service_is_healthy(start, tmp_path):
    start().serving()
    assert ask(tmp_path, "healthcheck") == (0, "", "")

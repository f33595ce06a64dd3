"""A real service in a process of its own, on a free port of the loopback interface."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import httpx

if TYPE_CHECKING:
    from pathlib import Path

START = "from scheduler.cli import main; main()"
"""What the command's script does."""

SETTLE = 0.5
"""Settle time of the services under test, in seconds."""


def until(condition, *, seconds=20.0, what="the condition"):
    """Give the first true value of *condition*, asked again and again; fail after *seconds*."""
    end = time.monotonic() + seconds
    pause = threading.Event()
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"{what} did not come about in {seconds} s"
        pause.wait(0.02)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Desk:
    """A desk's own folder, with seeds and output, and the command to work on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds = folder / "seeds"
        self.output = folder / "output"
        self.seeds.mkdir()
        self.port = free_port()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-c", START, *arguments]

    def seedwire(self, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            self.command(*arguments),
            cwd=self.folder,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == code, f"{done.returncode}: {done.stdout}\n{done.stderr}"
        return done

    def environment(self) -> dict[str, str]:
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("SEEDWIRE_", "COV_", "COVERAGE_"))}
        return kept | {
            "SEEDWIRE_WATCH__SETTLE": str(SETTLE),
            "SEEDWIRE_SERVER__PORT": str(self.port),
            "SEEDWIRE_SITE__BASE_URL": self.address,
            "SEEDWIRE_SERVER__REBUILD_COOLDOWN": "0",
        }

    def status(self) -> dict:
        return json.loads(self.seedwire("status", "--json").stdout)

    @contextmanager
    def service(self, *, command=None):
        """Run the service until the block ends; it must then stop within ten seconds."""
        log = (self.folder / "service.log").open("ab")
        process = subprocess.Popen(
            command or self.command("run"), cwd=self.folder, env=self.environment(), stdout=log, stderr=log
        )
        try:
            until(lambda: self._ready(process), seconds=40, what="the service")
            yield process
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                assert process.wait(10) == 0, self.log()
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
            log.close()

    def _ready(self, process) -> bool:
        assert process.poll() is None, f"the service ended with {process.poll()}:\n{self.log()}"
        try:
            return httpx.get(self.address + "readyz", trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def log(self) -> str:
        return (self.folder / "service.log").read_text("utf-8", "replace")

    def get(self, path: str, **headers: str) -> httpx.Response:
        return httpx.get(self.address + path, headers=headers, trust_env=False)

    def tree(self) -> dict[str, tuple[bytes, int]]:
        """Every file of the output with its bytes and its time."""
        return {
            str(path.relative_to(self.output)): (path.read_bytes(), path.stat().st_mtime_ns)
            for path in sorted(self.output.rglob("*"))
            if path.is_file()
        }

    def drop(self, source: Path, name: str | None = None) -> Path:
        """Copy a file into the seeds folder as a person would."""
        target = self.seeds / (name or source.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
        return target

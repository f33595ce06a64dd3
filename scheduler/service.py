"""Service: what `seedwire run` is: jobs on a timer, a watcher that wakes them, the HTTP server, signals.

APScheduler and uvicorn, and the one module that knows them. APScheduler is protected from: dropping
runs that are late (no grace time), overlapping ones (one thread is the one writer), zones (UTC), and
being woken while a scan runs, which it would skip (the scan is asked for again when it ended).
uvicorn is protected from: its own signal handlers, which end the process by the same signal again.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import socket
import threading
import time
from contextlib import closing, contextmanager, suppress
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import uvicorn
from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_EXECUTED, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from feeds.errors import SeedwireError
from feeds.settings import Server
from feeds.store import open_store
from feeds.store.values import Run
from scheduler import log
from scheduler.api import Api
from scheduler.runner import perform
from scheduler.server import Files, Message, Receive, Send
from scheduler.watch import Watcher
from scheduler.work import Errand, moment, now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from feeds.settings import Settings
    from feeds.store.contract import Store
    from scheduler.lock import Lock
    from scheduler.work import Work

SCAN = "scan"
_DEFAULT = Server()
REST = 0.1
"""Seconds between two scans, at least; after a long one, twice the time that it took."""
MARGIN = 0.02
"""Seconds after the moment at which a file can have settled."""
GOODBYE = 2
"""Seconds that open connections are given to end."""
PATIENCE = 7.0
"""Seconds that a job under way is given to end; with GOODBYE and a margin, ten."""


class Service:
    """The jobs and what wakes them. One thread works, the writer; everything else only asks it to."""

    def __init__(self, work: Work, announce: Callable[[], None]) -> None:
        """Nothing runs yet. *announce* is called once, after the first scan."""
        self._work = work
        self._announce = announce
        self._queue: dict[str, Run] = {}
        self._woken = threading.Event()
        self._rest_until = 0.0
        self._first_done = threading.Event()
        self._working = threading.Lock()
        self._watcher = Watcher(self.wake)
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(1)},
            job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1},
        )
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of each run that it skips
        self._scheduler.add_listener(self._ended, EVENT_JOB_EXECUTED | EVENT_JOB_ERROR | EVENT_JOB_MISSED)

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self._work.settings

    @property
    def is_ready(self) -> bool:
        """Whether the first scan is over and no stop was asked for."""
        return self._first_done.is_set() and not self._work.stopping.is_set()

    def start(self) -> None:
        """Scan now and from then on, and watch."""
        every = self.settings.watch.scan_every.total_seconds()
        self._scheduler.add_job(self._scan, IntervalTrigger(seconds=every), id=SCAN, next_run_time=now())
        self._scheduler.start()
        self._watcher.start()

    def submit(self, errand: Errand) -> None:
        """Have a job done as soon as the writer is free."""
        self._queue[errand.id] = Run(errand.id, errand.job, moment(), outcome="queued")
        self._scheduler.add_job(self._do, DateTrigger(now()), args=[errand], id=errand.id)

    def ask_for(self, job: str) -> None:
        """Have a job done that needs no more than its name."""
        self.submit(Errand(job))

    def queued(self, run_id: str) -> Run | None:
        """Give a run that was asked for and has not ended."""
        return self._queue.get(run_id)

    def reader(self) -> Store:
        """Open the store for reading, in this thread."""
        return open_store(self.settings.database, readonly=True)

    def wake(self) -> None:
        """Have the folder scanned soon: something may have happened there."""
        self._woken.set()
        self._scan_in(self._rest_until - time.monotonic())

    def ask_to_stop(self) -> None:
        """Begin no more work."""
        self._work.stopping.set()

    def stop(self) -> bool:
        """Wait for what is under way; give False where it did not end in time."""
        self.ask_to_stop()
        self._watcher.close()
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)  # waiting, it would hold a lock that the job's end needs
        return self._working.acquire(timeout=PATIENCE)

    def _scan(self) -> None:
        self._woken.clear()
        began = time.monotonic()
        self._perform(Errand(SCAN))
        self._rest_until = time.monotonic() + max(REST, 2 * (time.monotonic() - began))

    def _do(self, errand: Errand) -> None:
        self._perform(errand)
        self._queue.pop(errand.id, None)

    def _perform(self, errand: Errand) -> None:
        with self._working:
            if not self._work.stopping.is_set():
                perform(self._work, errand)

    def _ended(self, event: JobExecutionEvent) -> None:
        """Look after a job: decide when to scan again, and tell what no job should do."""
        if event.code != EVENT_JOB_EXECUTED:
            log.event("job lost", level="error", job=event.job_id, reason=str(event.exception or "missed"))
        if event.job_id == SCAN:
            self._watcher.follow(self._work.scan.folders)
            if not self._first_done.is_set():
                self._first_done.set()
                self._announce()
            if self._work.scan.due is not None:
                self._scan_in((self._work.scan.due - now()).total_seconds() + MARGIN)
            if self._woken.is_set():
                self._scan_in(self._rest_until - time.monotonic())

    def _scan_in(self, seconds: float) -> None:
        """Have the next scan in so many seconds, or as planned where that is sooner."""
        moment_then = now() + timedelta(seconds=max(0.0, seconds))
        with suppress(JobLookupError):  # the service is about to stop
            job = self._scheduler.get_job(SCAN)
            if job is not None and job.next_run_time > moment_then:
                self._scheduler.modify_job(SCAN, next_run_time=moment_then)


class _Server(uvicorn.Server):
    """Serves until ``should_exit``; the jobs begin when it listens."""

    def __init__(self, config: uvicorn.Config, service: Service) -> None:
        super().__init__(config)
        self._service = service

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then let the jobs begin, so that the first scan can already be watched from outside."""
        await super().startup(sockets)
        self._service.start()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to :func:`_answer_signals`."""
        yield

    def stop(self) -> None:
        """Stop serving; asked twice, without waiting for open connections."""
        self.force_exit = self.should_exit
        self.should_exit = True
        self._service.ask_to_stop()


def serve(work: Work, lock: Lock) -> None:
    """Run until told to stop. Raises ``SeedwireError`` where the address can't be listened on."""
    with closing(listen(work.settings.server)) as listener:
        address = address_of(listener)
        lock.say(address)
        _warn_of_links(work.settings, address)
        service = Service(work, lambda: _serving(work, address))
        server = _Server(_config(service), service)
        with asyncio.Runner(loop_factory=server.config.get_loop_factory()) as runner:
            runner.run(_run(server, service, listener))
    if not service.stop():
        log.event("stopped in the middle of a run", level="warning", next="the next start goes on with it")
        os._exit(0)  # the thread at work can't be ended otherwise; the store is whole at any moment
    log.event("stopped")


def listen(server: Server) -> socket.socket:
    """Open the port. Raises ``SeedwireError`` in plain words."""
    try:
        family = socket.getaddrinfo(server.host, server.port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((server.host, server.port), family=family, backlog=1024)
    except socket.gaierror as error:
        raise SeedwireError(f"server.host: {server.host!r} is not an address of this machine") from error
    except OSError as error:
        where = f"port {server.port} on {server.host}"
        if error.errno == errno.EADDRINUSE:
            raise SeedwireError(
                f"{where} is in use; choose another with --port, or stop what uses it"
            ) from error
        raise SeedwireError(f"{where} can't be listened on: {os.strerror(error.errno or 0)}") from error


def address_of(listener: socket.socket) -> str:
    """Give the address at which this machine reaches a listener."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - recognised, not listened on
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _warn_of_links(settings: Settings, address: str) -> None:
    """Say that links lead to the default address though the service listens elsewhere."""
    elsewhere = (settings.server.host, settings.server.port) != (_DEFAULT.host, _DEFAULT.port)
    if elsewhere and not settings.is_chosen("site.base_url"):
        log.event(
            "links point to the default address",
            level="warning",
            links_to=urlsplit(settings.site.base_url).netloc,  # one line alone, serving, tells an address
            listening_on=urlsplit(address).netloc,
            change="site.base_url (--base-url)",
        )


def _serving(work: Work, address: str) -> None:
    if not work.stopping.is_set():
        log.event("serving", url=address)


def _config(service: Service) -> uvicorn.Config:
    return uvicorn.Config(
        _Application(service),
        ws="none",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=GOODBYE,
    )


class _Application:
    """Sends each request to the API or to the files."""

    def __init__(self, service: Service) -> None:
        self._api = Api(service).application
        self._files = Files(lambda: service.settings)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        path = scope["path"]
        if path.startswith("/api/") or path in {"/healthz", "/readyz"}:
            await self._api(scope, receive, send)
        else:
            await self._files(scope, receive, send)


async def _run(server: _Server, service: Service, listener: socket.socket) -> None:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, server.stop)
    loop.add_signal_handler(signal.SIGINT, server.stop)
    loop.add_signal_handler(signal.SIGHUP, service.ask_for, "reload")
    loop.add_signal_handler(signal.SIGUSR1, service.ask_for, "rebuild")
    await server.serve(sockets=[listener])

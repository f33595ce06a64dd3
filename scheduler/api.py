"""API: rebuild by hand, runs, feeds, health, as an ASGI application on Starlette, which it alone knows.

Starlette is protected from: bodies without an end (they are read up to a limit), and errors that would
show a traceback.
"""

from __future__ import annotations

import json
import math
import re
import time
from collections.abc import Mapping
from contextlib import closing
from difflib import get_close_matches
from typing import TYPE_CHECKING, Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.routing import Route

from feeds.errors import NotFound, StoreError
from scheduler.access import refusal
from scheduler.folder import is_text
from scheduler.listing import feed_rows, run_row
from scheduler.log import visible
from scheduler.work import Errand

if TYPE_CHECKING:
    from starlette.requests import Request

    from feeds.settings import Settings
    from feeds.store.contract import Store
    from feeds.store.values import Run

BODY_BYTES = 64 * 1024
_SUFFIX = re.compile(r"\.(atom|rss|json|html|xml)$")
GUARDS = {"cache-control": "no-store", "x-content-type-options": "nosniff"}


class Service(Protocol):
    """What the API asks of the service; callable from any thread."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""

    @property
    def is_ready(self) -> bool:
        """Whether the first scan is over and no stop was asked for."""

    def submit(self, errand: Errand) -> None:
        """Have a job done as soon as the writer is free."""

    def queued(self, run_id: str) -> Run | None:
        """Give a run that was asked for and has not ended."""

    def reader(self) -> Store:
        """Open the store for reading, in this thread."""


class Api:
    """The addresses below ``/api/v1/`` and the two that tell health."""

    def __init__(self, service: Service) -> None:
        """Answer for *service*."""
        self._service = service
        self._accepted = -math.inf
        self.application = Starlette(
            routes=[
                Route("/api/v1/rebuild", self._rebuild, methods=["POST"]),
                Route("/api/v1/runs/{run_id}", self._run),
                Route("/api/v1/feeds", self._feeds),
                Route("/healthz", self._health),
                Route("/readyz", self._readiness),
            ],
            exception_handlers={HTTPException: _problem, StoreError: _unavailable, NotFound: _unavailable},
        )

    async def _rebuild(self, request: Request) -> JSONResponse:
        client = request.client.host if request.client else ""
        status, reason = refusal(request.headers, client, self._service.settings.server.token)
        if status:
            raise HTTPException(status, reason, {"WWW-Authenticate": "Bearer"} if status == 401 else None)
        errand = asked(await _body(request))
        await run_in_threadpool(self._check, errand)
        self._cool_down()
        self._service.submit(errand)
        location = {"Location": f"/api/v1/runs/{errand.id}"}
        return _answer({"run": errand.id}, status=202, headers=location)

    def _cool_down(self) -> None:
        passed = time.monotonic() - self._accepted
        left = self._service.settings.server.rebuild_cooldown.total_seconds() - passed
        if left > 0:
            seconds = str(math.ceil(left))
            raise HTTPException(
                429, f"a rebuild was just asked for; again in {seconds} s", {"Retry-After": seconds}
            )
        self._accepted = time.monotonic()

    def _check(self, errand: Errand) -> None:
        with closing(self._service.reader()) as store:
            unknown = next((p for p in errand.feeds if not is_text(p) or store.feed(p) is None), None)
            if unknown is not None:
                plain = _SUFFIX.sub("", unknown.strip("/"))
                near = get_close_matches(plain, [feed.source.path for feed in store.feeds()], n=1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise HTTPException(404, f"there is no feed {visible(unknown)}{hint}")

    def _run(self, request: Request) -> JSONResponse:
        run_id = request.path_params["run_id"]
        with closing(self._service.reader()) as store:
            run = store.run(run_id) or self._service.queued(run_id)
        if run is None:
            raise HTTPException(404, "there is no such run")
        return _answer(run_row(run))

    def _feeds(self, _: Request) -> JSONResponse:
        with closing(self._service.reader()) as store:
            return _answer({"feeds": feed_rows(store, self._service.settings)})

    async def _health(self, _: Request) -> JSONResponse:
        return _answer({"status": "alive"})

    async def _readiness(self, _: Request) -> JSONResponse:
        ready = self._service.is_ready
        return _answer({"status": "ready" if ready else "not ready"}, status=200 if ready else 503)


def asked(body: bytes) -> Errand:
    """Read what is to be rebuilt; raises an ``HTTPException`` that says what would be right."""
    right = 'right would be {"feeds": ["topic/defence"], "reread": false}'
    try:
        told = json.loads(body or b"{}")
    except (ValueError, RecursionError) as error:  # the latter for what is nested without an end
        raise HTTPException(400, f"the body is not JSON; {right}") from error
    if not isinstance(told, Mapping) or not told.keys() <= {"feeds", "reread"}:
        raise HTTPException(400, f"the body has other fields than feeds and reread; {right}")
    feeds, reread = told.get("feeds", []), told.get("reread", False)
    if not isinstance(feeds, list) or not all(isinstance(path, str) for path in feeds):
        raise HTTPException(400, f"feeds is no list of paths; {right}")
    if not isinstance(reread, bool):
        raise HTTPException(400, f"reread is neither true nor false; {right}")
    return Errand(job="rebuild", feeds=tuple(feeds), reread=reread)


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > BODY_BYTES:
            raise HTTPException(413, "the body is too large")
    return body


def _answer(content: object, *, status: int = 200, headers: Mapping[str, str] | None = None) -> JSONResponse:
    return JSONResponse(content, status, headers={**GUARDS, **(headers or {})})


async def _problem(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _answer({"error": error.detail}, status=error.status_code, headers=error.headers)


async def _unavailable(_: Request, error: Exception) -> JSONResponse:
    reason = "nothing was taken in yet" if isinstance(error, NotFound) else str(error)
    return _answer({"error": reason}, status=503)

"""Fetch: asks the running service over HTTP.

httpx, and the one module that knows it. It is protected from: proxies named by the environment (the
service is on this machine), and errors of its own kinds, which become ours.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, Self

import httpx

from feeds.errors import NotFound, SeedwireError

if TYPE_CHECKING:
    from collections.abc import Sequence

TIMEOUT = 10.0
LOOK_EVERY = 0.2
"""Seconds between two looks at a run."""
LONGEST_WAIT = 60.0
"""Seconds that a cooldown is waited for."""


class RunningService:
    """A service that answers at *address*; raises ``SeedwireError`` where it does not."""

    def __init__(self, address: str, token: str) -> None:
        """Ask nothing yet."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(base_url=address, headers=headers, timeout=TIMEOUT, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def problem(self) -> str:
        """Say what is wrong with the service, "" if it is well and ready."""
        try:
            answer = self._client.get("/readyz")
        except httpx.HTTPError as error:
            return f"does not answer ({error})"
        return "" if answer.is_success else "is not ready"

    def rebuild(self, feeds: Sequence[str], *, reread: bool) -> dict[str, Any]:
        """Have feeds rebuilt, all where none is named, and give the run when it has ended.

        Raises ``NotFound`` for a feed that there is not.
        """
        began = time.monotonic()
        while True:
            answer = self._ask("POST", "/api/v1/rebuild", {"feeds": list(feeds), "reread": reread})
            if answer.status_code != 429 or time.monotonic() - began > LONGEST_WAIT:
                break
            time.sleep(float(answer.headers.get("retry-after", "1")))
        return self._followed(_told(answer)["run"])

    def _followed(self, run_id: str) -> dict[str, Any]:
        while True:
            run = _told(self._ask("GET", f"/api/v1/runs/{run_id}"))
            if run["outcome"] not in {"queued", "running"}:
                return run
            time.sleep(LOOK_EVERY)

    def _ask(self, method: str, path: str, body: object = None) -> httpx.Response:
        try:
            return self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise SeedwireError(
                f"the running service at {self._client.base_url} does not answer: {error}"
            ) from error


def _told(answer: httpx.Response) -> dict[str, Any]:
    try:
        told = answer.json()
    except ValueError as error:
        raise SeedwireError(f"the running service answered {answer.status_code} and no JSON") from error
    if answer.status_code == 404:
        raise NotFound(str(told["error"]))
    if answer.is_error:
        raise SeedwireError(f"the running service refuses: {told['error']}")
    return dict(told)

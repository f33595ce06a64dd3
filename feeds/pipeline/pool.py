"""Examine many documents, and render many files, at once: in processes that are started once and reused.

Computing goes to processes, since threads share one interpreter lock. They come from a fork server
that has loaded the rooms beforehand: forking the service itself would copy its threads' locks, and
loading everything in each worker would cost their number in time and memory.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from feeds.errors import SeedwireError
from feeds.pipeline.examine import Desk, Outcome, prepare_all
from feeds.pipeline.rendering import Out, Renderer
from feeds.store import open_store
from feeds.topics import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future
    from datetime import datetime
    from pathlib import Path

    from feeds.model import Document, Site

BATCH = 192
"""Documents a message. All of them take each step together, and 192 are done a twentieth faster than 64."""

AHEAD = 2
"""Batches under way for each worker: so many bytes at most are in memory."""

Mark = TypeVar("Mark")
Task = Callable[[Renderer], Out]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a worker is given at its start, and makes its tools from."""

    catalogue: Path | None
    extend: bool
    site: Site
    database: Path
    output: Path


_tools: tuple[Bench, Desk] | None = None


def ready(bench: Bench) -> None:
    """Prepare a worker: compile the catalogue once."""
    global _tools  # noqa: PLW0603 - a process pool offers no other place for what its workers share
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the service, which ends its workers
    Thread(target=_follow, daemon=True).start()
    _tools = bench, Desk(load(bench.catalogue, extend=bench.extend), bench.site)


def work(documents: tuple[Document, ...], seen: datetime) -> tuple[Outcome, ...]:
    """Examine a batch in a worker."""
    assert _tools is not None
    bench, desk = _tools
    with closing(open_store(bench.database, readonly=True)) as store:
        return prepare_all(documents, replace(desk, recurring=store.recurring), seen=seen)


def render(task: Task) -> Out:
    """Do a task of rendering in a worker, from the store as it is now."""
    assert _tools is not None
    bench, desk = _tools
    with closing(open_store(bench.database, readonly=True)) as store:
        return task(Renderer(bench.output, store, desk))


class Pool:
    """Workers that examine documents; started on first use."""

    def __init__(self, workers: int, bench: Bench) -> None:
        """Make room for so many workers."""
        self._workers = workers
        self._bench = bench
        self._executor = self._start()

    def prepare(self, documents: Iterable[Document], *, seen: datetime) -> Iterator[tuple[Document, Outcome]]:
        """Give each document with what came of it, in their order, reading only a little ahead."""
        waiting: list[tuple[tuple[Document, ...], Future[tuple[Outcome, ...]]]] = []
        source = iter(documents)
        while True:
            batch = tuple(islice(source, BATCH))
            if batch:
                waiting.append((batch, self._submit(batch, seen)))
            if waiting and (not batch or len(waiting) > AHEAD * self._workers):
                done, future = waiting.pop(0)
                yield from zip(done, self._outcomes(done, future, seen), strict=True)
            elif not batch:
                return

    def render(self, tasks: Iterable[tuple[Task, Mark]]) -> Iterator[tuple[Out, Mark]]:
        """Have a renderer in a worker do each task; give what came of it with its mark, in their order."""
        waiting = [(self._executor.submit(render, task), mark) for task, mark in tasks]
        for future, mark in waiting:
            yield future.result(), mark

    def close(self) -> None:
        """Let the workers go."""
        self._executor.shutdown(cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["feeds.pipeline.preload"])
        return ProcessPoolExecutor(
            self._workers, mp_context=context, initializer=ready, initargs=(self._bench,)
        )

    def _submit(self, batch: tuple[Document, ...], seen: datetime) -> Future[tuple[Outcome, ...]]:
        try:
            return self._executor.submit(work, batch, seen)
        except BrokenProcessPool:
            self._executor = self._start()
            return self._executor.submit(work, batch, seen)

    def _outcomes(
        self, batch: tuple[Document, ...], future: Future[tuple[Outcome, ...]], seen: datetime
    ) -> tuple[Outcome, ...]:
        """Wait for a batch; where a worker died over it, find the one that kills by trying each alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return tuple(self._alone(document, seen) for document in batch)

    def _alone(self, document: Document, seen: datetime) -> Outcome:
        try:
            return self._submit((document,), seen).result()[0]
        except BrokenProcessPool:
            self._prove(seen)
            return Outcome(reasons=("the process that read it died of it",))

    def _prove(self, seen: datetime) -> None:
        """Raise where workers die over nothing: no document is to blame for that, and none is set aside."""
        try:
            self._submit((), seen).result()
        except BrokenProcessPool as error:
            raise SeedwireError("worker processes die as soon as they start; is memory short?") from error


def _follow() -> None:
    """End this worker when the process that it works for has ended, however it did."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)

"""`seedwire status`: what waits, what was set aside and why, what ran, what is not published yet."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.show import columns, heading, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.store.contract import Store
    from scheduler.options import Call

RUNS = 10


def command(
    call: Call, *, as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False
) -> int:
    """Say what waits, what was set aside and why, and what ran."""
    status = _status(call)
    if as_json:
        say(json.dumps(status, ensure_ascii=False, indent=1))
    else:
        say(*_page(status))
    return 0


def _status(call: Call) -> dict[str, Any]:
    from feeds.store import open_store  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.lock import holder  # noqa: PLC0415 - the same

    settings = call.settings
    held = holder(settings.paths.data)
    status: dict[str, Any] = {
        "seeds": str(settings.paths.seeds),
        "output": str(settings.paths.output),
        "database": str(settings.database),
        "service": {"pid": held.pid, "address": held.address or None} if held else None,
        "entries": 0,
        "feeds": 0,
        "files": {"taken": 0, "set-aside": 0, "waiting": 0, "gone": 0},
        "pending": 0,
        "feeds_behind": [],
        "waiting": [],
        "set_aside": [],
        "runs": [],
    }
    if settings.database.is_file():
        with closing(open_store(settings.database, readonly=True)) as store:
            status |= _known(store)
    return status


def _known(store: Store) -> dict[str, Any]:
    from scheduler.listing import run_row  # noqa: PLC0415 - the same

    asides = store.asides()
    shown = {aside.source for aside in asides}
    files = [seen for seen in store.files() if not (seen.state == "gone" and seen.source.endswith("/"))]
    waiting = [seen.source for seen in files if seen.state == "waiting" and seen.source not in shown]
    states = Counter(seen.state for seen in files)
    states["set-aside"] += states["waiting"] - len(waiting)  # one that does not end growing is shown there
    states["waiting"] = len(waiting)
    return {
        "files": {state: states[state] for state in ("taken", "set-aside", "waiting", "gone")},
        "entries": store.count_entries(),
        "feeds": len(store.feeds()),
        "pending": store.pending(),
        "feeds_behind": [state.source.path for state in store.behind()],
        "waiting": waiting,
        "set_aside": [
            {"source": aside.source, "reason": aside.reason, "since": aside.since.isoformat()}
            for aside in asides
        ],
        "runs": [run_row(run) for run in store.runs(RUNS)],
    }


def _page(status: dict[str, Any]) -> Iterator[str]:
    service = status["service"]
    told = f"pid {service['pid']}, {service['address'] or 'no address'}" if service else "not running"
    yield from columns(
        [
            ("seeds", status["seeds"]),
            ("output", status["output"]),
            ("database", status["database"]),
            ("service", told),
            ("files", ", ".join(f"{count} {state}" for state, count in status["files"].items() if count)),
            ("entries", status["entries"]),
            ("feeds", status["feeds"]),
            ("pending", status["pending"]),
        ]
    )
    yield from _section("Feeds behind", [(path,) for path in status["feeds_behind"]])
    yield from _section("Waiting until they stop changing", [(source,) for source in status["waiting"]])
    asides = [(aside["source"], aside["reason"], aside["since"]) for aside in status["set_aside"]]
    yield from _section("Set aside", asides)
    runs = [(run["started"], run["job"], run["outcome"], _result(run)) for run in status["runs"]]
    yield from _section("Last runs", runs)


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield ""
        yield heading(f"{title} ({len(rows)})")
        yield from columns(rows, indent="  ")


def _result(run: dict[str, Any]) -> str:
    return run["message"] or ", ".join(f"{count} {name}" for name, count in run["counts"].items())

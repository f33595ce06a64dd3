"""`seedwire feeds`: the feeds that there are."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scheduler.show import columns, say

if TYPE_CHECKING:
    from scheduler.options import Call


def command(
    call: Call, *, as_json: Annotated[bool, typer.Option("--json", help="As JSON, for programs.")] = False
) -> int:
    """List the feeds: path, title, entries, last change."""
    rows = _rows(call)
    if as_json:
        say(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        head = ("FEED", "ENTRIES", "UPDATED", "TITLE")
        say(*columns([head, *((r["path"], r["entries"], r["updated"], r["title"]) for r in rows)]))
    return 0


def _rows(call: Call) -> list[dict[str, Any]]:
    from feeds.store import open_store  # noqa: PLC0415 - `--help` does not wait for it
    from scheduler.listing import feed_rows  # noqa: PLC0415 - the same

    settings = call.settings
    if not settings.database.is_file():
        return []
    with closing(open_store(settings.database, readonly=True)) as store:
        return feed_rows(store, settings)

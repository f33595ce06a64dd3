"""Explanation: the page of `seedwire explain`, for a terminal and as HTML."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from scheduler.log import visible
from scheduler.reasons import reasons
from scheduler.show import columns, cut, heading, styled, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scheduler.lookup import Found
    from scheduler.reasons import Fact, Line, Reasons

WIDE = 100
"""Places of a line of the document that are shown where there is no terminal, and at most."""
NARROW = 24
"""Places that a line of the document gets on the narrowest terminal."""
REASON = 36
"""Places that are kept free for the reason: longer ones run over, rather than leave none for the text."""
MARKS = {"kept": "+", "used": "=", "aside": "-"}
SAID = {"kept": "kept as the text", "used": "used beside it", "aside": "set aside"}
_STYLES: dict[str, dict[str, str | bool]] = {
    "kept": {"fg": "green"},
    "used": {"fg": "cyan"},
    "aside": {"dim": True},
}


def lines(found: Found) -> Iterator[str]:
    """Explain every entry of a document: what it is, then each line, then where it is filed."""
    for one in reasons(found):
        yield heading(one.title)
        yield ""
        yield from _facts(one.head)
        yield from _section("Not believed", _doubts(one))
        yield from _lines(one)
        rows = [(filed.kind, filed.key, f"{filed.score:g}", filed.evidence) for filed in one.filed]
        yield from _section("Topics and places, with what speaks for them", columns(rows))
        where = "Feeds" if one.is_published else "Feeds it would be in; it is in none yet"
        yield from _section(where, columns(one.feeds))
        yield ""
        yield heading("Besides")
        yield from _facts(one.rest)
        yield from _section("Notes", one.notes)
        yield ""


def html(found: Found) -> bytes:
    """Explain the same as one HTML page that needs nothing else."""
    from feeds.writers.templating import render  # noqa: PLC0415 - the page for a terminal does without

    pages = list(reasons(found))
    values: dict[str, object] = {"pages": pages, "name": visible(found.examination.name), "said": SAID}
    values["aside"] = visible(found.aside)
    return render("explain.html", values)


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    """Give a line a field: where it comes from stands behind it, since values are of any length."""
    for fact in facts:
        name = styled(f"{fact.field:<9}", dim=True)
        if fact.value:
            origin = f"  {styled(f'← {fact.origin}', fg='cyan')}" if fact.origin else ""
            yield f"  {name}  {fact.value}{origin}"
        else:
            yield f"  {name}  {styled('not known', dim=True)}"


def _doubts(one: Reasons) -> Iterator[str]:
    for doubt in one.doubts:
        yield f"{doubt.field:<9}  {doubt.value}  ← {doubt.origin}"
        yield f"{'':<9}  {doubt.reason}"


def _lines(one: Reasons) -> Iterator[str]:
    told = ", ".join(f"{one.uses[use]} {said} ({MARKS[use]})" for use, said in SAID.items())
    yield ""
    yield heading(f"Lines: {told}")
    before = [_before(line) for line in one.lines]
    room = _room(columns(before, indent="  "), one.lines)
    rows = [(*row, cut(line.text, room), line.reason) for row, line in zip(before, one.lines, strict=True)]
    for line, text in zip(one.lines, columns(rows, indent="  "), strict=True):
        yield styled(text, **_STYLES[line.use])


def _before(line: Line) -> tuple[str, ...]:
    return MARKS[line.use], f"{line.number or '':>3}", line.label, f"{line.score:.2f}"


def _room(before: Sequence[str], shown: Sequence[Line]) -> int:
    """Give the places that are left for the text between what stands before it and the reason."""
    if not sys.stdout.isatty():
        return WIDE
    taken = max(map(width, before), default=0)
    taken += min(REASON, max((width(line.reason) for line in shown), default=0))
    return max(NARROW, min(WIDE, shutil.get_terminal_size().columns - taken - 4))


def _section(title: str, rows: Sequence[str] | Iterator[str]) -> Iterator[str]:
    shown = [f"  {styled(row)}" for row in rows]
    if shown:
        yield ""
        yield heading(title)
        yield from shown

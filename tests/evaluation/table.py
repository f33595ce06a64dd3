"""Table: what was measured, ours beside others and beside the goal."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scheduler.show import columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LARGE = 10
"""From here a figure is a count or a rate, under it a share."""


class Goal(NamedTuple):
    """What an issue asks for: at least, or at most, so much."""

    value: float
    most: bool = False

    def met(self, figure: float) -> bool:
        """Say whether *figure* is good enough."""
        return figure <= self.value if self.most else figure >= self.value


class Row(NamedTuple):
    """A measure with our figure and those of the baselines, best known names first."""

    measure: str
    ours: float
    others: Mapping[str, float] = {}
    goal: Goal | None = None


def at_least(value: float) -> Goal:
    """Ask for *value* or more."""
    return Goal(value)


def at_most(value: float) -> Goal:
    """Ask for *value* or less."""
    return Goal(value, most=True)


def table(rows: Iterable[tuple[str, Row]]) -> list[str]:
    """Give the lines of the table; each row comes with its subject, which is shown once."""
    cells = [("SUBJECT", "MEASURE", "OURS", "GOAL", "", "OTHERS")]
    last = ""
    for subject, row in rows:
        cells.append((subject if subject != last else "", *_cells(row)))
        last = subject
    return columns(cells)


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    goal = row.goal
    asked = f"{'≤' if goal.most else '≥'} {figure(goal.value)}" if goal else ""
    verdict = "" if goal is None else "met" if goal.met(row.ours) else "short"
    others = ", ".join(f"{name} {figure(value)}" for name, value in row.others.items())
    return row.measure, figure(row.ours), asked, verdict, others


def figure(value: float) -> str:
    """Give a share to four places, a rate as a whole number."""
    return f"{value:,.0f}" if value >= LARGE else f"{value:.4f}"

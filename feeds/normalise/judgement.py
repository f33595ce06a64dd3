"""Judgements: what was believed of the claims, where it came from, and what was not believed and why."""

from __future__ import annotations

from dataclasses import dataclass, field

from feeds.model import Rejected

_REJECTED_MOST = 8
"""Candidates of one field that are kept for people to see."""
_VALUE_SIZE = 300


@dataclass(slots=True)
class Judgement:
    """Grows while an entry is made: one provenance a field, the rejected candidates, notes for people."""

    provenance: dict[str, str] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def believe(self, name: str, provenance: str) -> None:
        """Note where the value of a field came from."""
        self.provenance[name] = provenance

    def reject(self, name: str, value: str, provenance: str, reason: str) -> None:
        """Note a candidate that was not believed; of many the first ones."""
        if sum(one.field == name for one in self.rejected) < _REJECTED_MOST:
            self.rejected.append(Rejected(name, value[:_VALUE_SIZE], provenance, reason))

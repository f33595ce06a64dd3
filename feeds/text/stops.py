"""Stops: the signs that end a sentence, in all scripts that have some."""

from __future__ import annotations

SPACED = ".!?…؟।۔．։"
"""Those behind which a space stands, where they end a sentence; a dot ends an abbreviation, too."""
CLOSED = "。！？॥።།။។៕"
"""Those that end one wherever they stand, of scripts that may go on without a space."""
_CLAUSES = ";；"
STOPS = frozenset(SPACED + CLOSED + _CLAUSES)
"""All that a sentence ends with, also as the last clause of a list."""
SILENT = "".join(stop for stop in SPACED + CLOSED if stop not in "!?…؟！？")
"""Those that say no more than that a sentence is over, so that a headline has none."""

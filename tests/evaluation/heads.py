"""Heads of web pages: title and authors, as the page's readers see them."""

from __future__ import annotations

from tests.evaluation.articles import NEEDS_HEADS as NEEDS
from tests.evaluation.articles import heads as rows

__all__ = ["NEEDS", "rows"]

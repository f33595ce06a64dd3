"""Reload: read the settings and the catalogue again; wrong ones leave the old in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.work import moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scheduler.work import Errand, Work


def run(work: Work, errand: Errand) -> Mapping[str, int]:
    """Go on with what the files say now, and publish what that changes."""
    del errand
    work.renew(work.reload())
    return work.pipeline.publish(now=moment())

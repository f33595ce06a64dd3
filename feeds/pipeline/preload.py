"""Loads what every worker needs, once, in the fork server: the workers share its memory."""

from __future__ import annotations

import gc

import feeds.pipeline.pool  # noqa: F401 - loading is the purpose
from feeds.text.detectors import load

load()
gc.freeze()  # what is loaded stays for good: not looked at again, the children's memory stays shared

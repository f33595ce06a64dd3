"""Topics and places: what entries are filed under, and why."""

from feeds.topics.catalogue import Catalogue, load
from feeds.topics.filing import KINDS, file

__all__ = ["KINDS", "Catalogue", "file", "load"]

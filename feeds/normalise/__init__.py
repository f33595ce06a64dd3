"""The room normalise: the one step that believes or corrects what documents claim."""

from feeds.normalise.normalising import normalise

__all__ = ["normalise"]

"""The room clean: what in an article is the article."""

from feeds.clean.cleaning import clean

__all__ = ["clean"]

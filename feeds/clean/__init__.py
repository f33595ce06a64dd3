"""The room clean: what in an article is the article."""

from feeds.clean.cleaning import clean
from feeds.clean.recurring import origin_of, prints

__all__ = ["clean", "origin_of", "prints"]

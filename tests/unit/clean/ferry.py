"""A short article that tests of cleaning put among other lines."""

from __future__ import annotations

HEADLINE = "The ferry crosses the bay again"
PARAGRAPHS = (
    "After nine weeks in dock the ferry crossed the bay again on Sunday, an hour late, full of bicycles.",
    "The new engine is quieter than the old one, and the captain says that she misses its noise in the fog.",
    "Until autumn it will leave every other hour, and on market days every hour from six in the morning.",
    "Nobody knew who had paid for the flags, but every lamp post from the pier to the church had one.",
)
TEXT = "\n\n".join(PARAGRAPHS)

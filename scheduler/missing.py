"""Missing: what is said about an address where nothing is, so that it helps."""

from __future__ import annotations

import os
from difflib import get_close_matches
from html import escape
from itertools import islice
from urllib.parse import quote

NEIGHBOURS = 500
"""Names looked at in the folder that the address means."""
SHOWN = 200
"""Characters of the address that are repeated."""


def missing(root: str, path: str, *, html: bool) -> tuple[bytes, bytes]:
    """Give the text and its media type for an address below *root* where nothing is published."""
    near = _near(root, path)
    if not html:
        hint = f"Did you mean {near}? " if near else ""
        return (
            f"Nothing is published here. {hint}All feeds: /feeds.opml\n".encode(),
            b"text/plain; charset=utf-8",
        )
    hint = f'<p>Did you mean <a href="{escape(quote(near))}">{escape(near)}</a>?</p>\n' if near else ""
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n'
        "<title>Nothing is published here</title>\n"
        f"<h1>Nothing is published here</h1>\n<p>{escape(path[:SHOWN])}</p>\n{hint}"
        '<p><a href="/">The front page</a> lists every feed; so does '
        '<a href="/feeds.opml">feeds.opml</a> for a feed reader.</p>\n</html>\n'
    )
    return page.encode("utf-8", "replace"), b"text/html; charset=utf-8"


def _near(root: str, path: str) -> str:
    """Give the address in the same folder whose name is most alike, "" if none is."""
    folder, _, name = path.rpartition("/")
    parts = folder.split("/")[1:]
    if any(not part or part.startswith(".") or "\0" in part for part in parts):
        return ""
    below = "/".join([root, *parts])
    try:
        if os.path.realpath(below) != below:
            return ""
        with os.scandir(below) as entries:
            names = sorted(e.name for e in islice(entries, NEIGHBOURS) if not e.name.startswith("."))
    except (OSError, ValueError):
        return ""
    found = [page for page in (f"{name}.html", f"{name}.atom") if page in names]
    found = found or get_close_matches(name, names, n=1)
    return f"{folder}/{found[0]}" if found and found[0].isprintable() else ""

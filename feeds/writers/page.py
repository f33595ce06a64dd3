"""Pages (HTML): the front page, the twin of a feed, the reading page of an entry, and what they look like.

A page speaks the language of what it shows where we have words for it. Pages link to each other
relatively, so that the folder works from a disk too; they need no script. What an entry says is marked
with its own language and direction.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from feeds.model import Image, Moment, Precision
from feeds.text.html import escape
from feeds.text.tags import direction
from feeds.text.unicode import printable, scrub
from feeds.text.words import languages, words
from feeds.writers.marks import followed, headline, voice, way
from feeds.writers.matrix import matrix
from feeds.writers.rows import View, moment, row, tags
from feeds.writers.templating import TEMPLATES, render, safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markupsafe import Markup

    from feeds.model import Entry, Feed, Filing, Site, Topic
    from feeds.writers.edition import Filed
    from feeds.writers.shelf import Shelf

FRONT = "index.html"
"""Where the front page is."""
ABOVE = "../"
"""The way from a reading page to the root."""
GAP = "<gap>"
"""What a frame has where a page differs; no value can bring it in, since values are escaped."""
TOP = 6
"""Entries on the front page that stand above the table of topics, with their summaries."""


def front(shelf: Shelf, entries: Sequence[Filed]) -> bytes:
    """Write the front page: the newest *entries*, and every feed of *shelf*."""
    site = shelf.site
    view = View(voice(site.language, site.language), "", shelf.topics)
    return render(
        "front.html",
        {
            **_layout(site, view, [(site.title, "all")]),
            "title": site.title,
            "rows": [row(filed.entry, filed.filing, view) for filed in entries],
            "top": TOP,
            "address": f"{site.base_url}all.atom",
            "matrix": matrix(shelf),
            "places": [group for group in shelf.by_place() if group.whole and group.whole.source.count],
            "count": sum(listed.source.count for listed in shelf.whole()),
        },
    )


def feed_page(feed: Feed, entries: Sequence[Filed], topics: Mapping[str, Topic]) -> bytes:
    """Write the twin of a feed's head: its address, its sisters in other languages, its *entries*."""
    site = feed.site
    view = View(voice(feed.language, site.language), "../" * feed.path.count("/"), topics)
    own = [(feed.title, feed.path), (site.title, "all")]
    return render(
        "feed.html",
        {
            **_layout(site, view, own if feed.path != "all" else own[1:]),
            "title": feed.title,
            "heading": feed.title.removesuffix(f" — {site.title}"),
            "heading_language": feed.language,
            "heading_way": direction(feed.language),
            "subtitle": feed.subtitle,
            "address": f"{site.base_url}{feed.path}.atom",
            "parent": _parent(feed, view),
            "siblings": _siblings(feed, view),
            "rows": [row(filed.entry, filed.filing, view) for filed in entries],
        },
    )


def item(entry: Entry, filing: Filing, site: Site, topics: Mapping[str, Topic]) -> bytes:
    """Write the reading page of an entry."""
    view = View(voice(entry.language, site.language), ABOVE, topics)
    time, day = moment(entry.published, view)
    return render(
        "item.html",
        {
            "frame": _frame(site, view.language),
            "say": words(view.language),
            "title": headline(entry),
            "language": entry.language,
            "direction": way(entry.language),
            "authors": [scrub(author.name) for author in entry.authors],
            "outlet": scrub(entry.publisher),
            "time": time,
            "day": day,
            "updated": moment(_changed(entry), view),
            "content": safe(printable(entry.content_html)),
            "derived": entry.provenance.get("title") == "derived",
            "picture": _picture(entry),
            "captions": [scrub(caption) for caption in entry.captions],
            "credits": [scrub(credit) for credit in entry.credits],
            "url": followed(entry.url),
            "tags": tags(filing, view),
        },
    )


@cache
def style() -> bytes:
    """Give the style sheet of the pages."""
    return (TEMPLATES / "style.css").read_bytes()


@cache
def assets() -> Mapping[str, bytes]:
    """Give what pages and feeds refer to, by public path."""
    feed_style = render("feed.css", {"languages": [(tag, words(tag)) for tag in languages()]})
    return {
        "style.css": style(),
        "feed.css": feed_style,
        "icon.svg": (TEMPLATES / "icon.svg").read_bytes(),
    }


@cache
def _frame(site: Site, language: str) -> tuple[Markup, ...]:
    """Give what all reading pages in *language* share: before the title, between it and main, and after."""
    layout = _layout(site, View(language, ABOVE, {}), [(site.title, "all")])
    gap = safe(GAP)
    page = render("layout.html", {**layout, "title": gap, "main": gap}).decode()
    return tuple(map(safe, page.split(GAP)))


def _layout(site: Site, view: View, feeds: Sequence[tuple[str, str]]) -> dict[str, object]:
    """Give what every page has: *feeds* are title and path of those to discover, its own first."""
    return {
        "site": site,
        "root": view.root,
        "lang": view.language,
        "way": direction(view.language),
        "say": words(view.language),
        "feeds": [(title, f"{site.base_url}{path}.atom") for title, path in feeds],
    }


def _parent(feed: Feed, view: View) -> str:
    """Give the page of the same feed in all languages, "" where this is it."""
    kind, *rest = feed.path.split("/")
    if kind == "lang":
        return f"{view.root}all.html"
    return f"{view.root}{kind}/{rest[0]}.html" if len(rest) == 2 else ""


def _siblings(feed: Feed, view: View) -> list[tuple[str, str, str]]:
    """Give language, name and page of the same feed in other languages."""
    base = len(feed.site.base_url)
    return [
        (link.hreflang, link.title, f"{view.root}{link.href[base:].removesuffix('.atom')}.html")
        for link in feed.links
        if link.rel == "related"
    ]


def _picture(entry: Entry) -> Image | None:
    """Give the picture to lead with: the first that is not in the text already and comes over https."""
    for image in entry.images:
        url = followed(image.url)
        if url.startswith("https://") and escape(url) not in entry.content_html:
            return Image(url, scrub(image.caption))
    return None


def _changed(entry: Entry) -> Moment | None:
    """Say when the text last changed: as it says itself, else as we saw it change."""
    if entry.stated_update or entry.revision == 1:
        return entry.stated_update
    return Moment(entry.updated.date().isoformat(), Precision.DAY)

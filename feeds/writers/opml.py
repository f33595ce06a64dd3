"""OPML 2.0 through lxml: published feeds as a list of subscriptions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from feeds.text.unicode import scrub
from feeds.text.words import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.writers.shelf import Group, Listed, Shelf

PATH = "feeds.opml"
"""Where the list of every published feed is."""


def write(shelf: Shelf) -> bytes:
    """Write the feeds of *shelf*: everything, then languages, topics and places with their languages inside.

    No date and no count is written: the list changes when a feed comes or goes, and only then.
    """
    site = shelf.site
    opml = etree.Element("opml", version="2.0")
    head = etree.SubElement(opml, "head")
    etree.SubElement(head, "title").text = scrub(site.title)
    etree.SubElement(head, "ownerName").text = scrub(site.author)
    body, say = etree.SubElement(opml, "body"), words(site.language)
    _add(body, shelf.whole(), site.base_url)
    if shelf.languages():
        _add(_outline(body, say["languages"]), shelf.languages(), site.base_url)
    for name, groups in ((say["topics"], shelf.by_topic()), (say["places"], shelf.by_place())):
        if groups:
            _add_groups(_outline(body, name), groups, site.base_url)
    written: bytes = etree.tostring(opml, encoding="utf-8", pretty_print=True)
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + written


def _add_groups(parent: etree._Element, groups: Sequence[Group], base: str) -> None:
    """Add topics or places, a folder each."""
    for group in groups:
        whole = (group.whole,) if group.whole else ()
        _add(_outline(parent, group.name), (*whole, *group.narrow), base)


def _outline(parent: etree._Element, name: str) -> etree._Element:
    """Add a folder."""
    return etree.SubElement(parent, "outline", {"text": scrub(name)})


def _add(parent: etree._Element, feeds: Sequence[Listed], base: str) -> None:
    """Add subscriptions."""
    for listed in feeds:
        outline = _outline(parent, listed.title)
        outline.set("title", scrub(listed.title))
        outline.set("type", "rss")
        if listed.source.language:
            outline.set("language", listed.source.language)
        outline.set("xmlUrl", f"{base}{listed.source.path}.atom")
        outline.set("htmlUrl", f"{base}{listed.source.path}.html")

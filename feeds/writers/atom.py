"""Atom (RFC 4287, RFC 5005) through feedgen and lxml: the one module that knows feedgen.

feedgen stamps the clock into dates left unset, keeps microseconds, loses every attribute of an entry's
links but ``href``, writes ``source`` without id, cannot mark the language of an entry or an archive, and
gives out trees without a namespace. So every date is set here, links, language and ``source`` come from
our own extension, and the namespace is declared in the bytes. It takes 50 ms to import, so it waits until
something is written.

An entry is written once, as a document of its own (an Atom Entry Document), and kept; a feed is its
own elements and the kept bytes of its entries, copied. The content, most of an entry, is put as bytes
into what feedgen gives, after that was checked: it is printable and escaped here, and through tree and
check it took a fifth of the time.
"""

from __future__ import annotations

from datetime import UTC
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from feeds.errors import Unreadable
from feeds.identity import feed_id
from feeds.text.html import escape, tempting
from feeds.text.names import territory_name
from feeds.text.unicode import printable, scrub
from feeds.writers.marks import followed, headline, told, way

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from feedgen.entry import FeedEntry

    from feeds.model import Category, Entry, Feed, Filing, Link, Site, Topic

ATOM = "http://www.w3.org/2005/Atom"
HISTORY = "http://purl.org/syndication/history/1.0"
COUNTRIES = "urn:iso:std:iso:3166:-1"
"""ISO 3166-1 as a category scheme (RFC 5141)."""
STYLE = "feed.css"
ICON = "icon.svg"
LONGEST = 5_000_000
"""Bytes of content: strict parsers refuse a text of ten million."""
EMPTY = b'<content type="html"/>'
"""What feedgen gives in place of the content."""

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ALONE = f'<entry xmlns="{ATOM}"'.encode()
_INSIDE = b"<entry"
_END = b"</feed>\n"
_STRICT = etree.XMLParser(
    resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, collect_ids=False
)


class _Rest:
    """What feedgen cannot write of an entry: language, links (the alternate last), ``source`` (last of all).

    An extension in feedgen's sense, which makes it without arguments and calls it last.
    """

    language: str
    tempting: bool
    links: tuple[dict[str, str], ...]
    source: tuple[tuple[str, str], ...]

    def extend_atom(self, entry: etree._Element) -> etree._Element:
        """Complete the element of an entry."""
        entry.set(_LANG, self.language)
        if self.tempting:
            for construct in entry.iterchildren("title", "summary"):
                _declare(construct)
        for link in self.links:
            etree.SubElement(entry, "link", link)
        if self.source:
            source = etree.SubElement(entry, "source")
            for name, text in self.source:
                etree.SubElement(source, name).text = text
        return entry


class _History:
    """The mark of an archive document (RFC 5005, section 4), an extension in feedgen's sense."""

    def extend_ns(self) -> dict[str, str]:
        """Give the prefix."""
        return {"fh": HISTORY}

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Mark the feed."""
        etree.SubElement(feed, f"{{{HISTORY}}}archive")
        return feed


def _declare(element: etree._Element) -> None:
    """Write a text that could be taken for markup as HTML, which no reader can take otherwise."""
    text = element.text or ""
    if tempting(text):
        element.set("type", "html")
        element.text = escape(text)


def fragment(entry: Entry, filing: Filing, site: Site, topics: Mapping[str, Topic]) -> bytes:
    """Write *entry* as an Atom Entry Document, checked by parsing it alone.

    :class:`Unreadable` if it cannot be carried by XML, so that it harms no feed (``SECURITY.md`` 1).
    """
    written = _ALONE + _serialise(_element(entry, filing, site, topics))[len(_INSIDE) :]
    try:
        etree.fromstring(written, _STRICT)
    except etree.XMLSyntaxError as error:
        raise Unreadable(entry.source, f"it cannot be written as Atom: {error.msg}") from error
    content = _content(entry)
    if len(content) > LONGEST:
        raise Unreadable(entry.source, "it cannot be written as Atom: the text is too long for readers")
    return written.replace(EMPTY, content, 1)


def write(feed: Feed) -> bytes:
    """Write one document of *feed*: its head or an archive. Equal feeds give equal bytes."""
    head = _serialise(_head(feed)).removesuffix(_END)
    depth = feed.path.count("/") + (2 if feed.archive is not None else 0)
    style = f'<?xml-stylesheet type="text/css" href="{"../" * depth}{STYLE}"?>\n'
    return b"".join(
        [
            b'<?xml version="1.0" encoding="utf-8"?>\n',
            style.encode(),
            head,
            *(member.fragment.replace(_ALONE, _INSIDE, 1) for member in feed.members),
            _END,
        ]
    )


def _serialise(element: etree._Element) -> bytes:
    """Write an element and what is in it, a line each, with a line end after it."""
    return etree.tostring(element, encoding="utf-8", pretty_print=True)


def _element(entry: Entry, filing: Filing, site: Site, topics: Mapping[str, Topic]) -> etree._Element:
    """Put an entry together."""
    written = _writer()()
    written.id(entry.id)
    title = headline(entry)
    written.title(title)
    written.updated(_moment(entry.updated))
    published = entry.published.instant() if entry.published else None
    if published:
        written.published(_moment(published))
    written.author(_authors(entry, site))
    written.category(_categories(entry, filing, site, topics))
    summary = scrub(entry.summary)
    if summary:
        written.summary(summary, type="text")
    written.content("", type="html")
    written.register_extension("rest", _Rest)
    written.rest.language = entry.language
    written.rest.tempting = tempting(title) or tempting(summary)
    written.rest.links = _links(entry, site)
    written.rest.source = _source(entry, site)
    element: etree._Element = written.atom_entry()
    return element


@cache
def _writer() -> type[FeedEntry]:
    """Load what writes an entry, once."""
    from feedgen.entry import FeedEntry  # noqa: PLC0415 - slow to import, see above

    writer: type[FeedEntry] = FeedEntry
    return writer


def _moment(moment: datetime) -> datetime:
    """Give an aware time in UTC and whole seconds."""
    return moment.astimezone(UTC).replace(microsecond=0)


def _authors(entry: Entry, site: Site) -> list[dict[str, str]]:
    """Give the authors, then the outlet, or else the site: Atom wants one, and readers hide ``source``."""
    named = [*[author.name for author in entry.authors], entry.publisher]
    names = [scrub(name) for name in named if name]
    return [{"name": name} for name in dict.fromkeys(names or [scrub(site.author)])]


def _categories(
    entry: Entry, filing: Filing, site: Site, topics: Mapping[str, Topic]
) -> list[dict[str, str]]:
    """Give topics (in our scheme, and in that of the vocabulary they come from) and places."""
    language = told(entry.language, site.language)
    return [
        {"term": term, "scheme": scheme, "label": label}
        for category in filing.categories
        for term, scheme, label in _terms(category, language, site.id, topics)
    ]


def _terms(
    category: Category, language: str, site_id: str, topics: Mapping[str, Topic]
) -> tuple[tuple[str, str, str], ...]:
    """Give term, scheme and label of a category, once for each scheme that has it."""
    key = category.key
    if category.kind == "place":
        return ((key, COUNTRIES, _label(territory_name(key, language))),)
    topic = topics.get(key)
    if topic is None:
        return ((key, _scheme(site_id), key),)
    label = _label(topic.label(language))
    own = (key, _scheme(site_id), label)
    vocabulary, slash, code = topic.scheme.rpartition("/")
    return (own, (code, vocabulary + slash, label)) if vocabulary and code else (own,)


@lru_cache(maxsize=4096)
def _label(text: str) -> str:
    """Make a label fit for XML: there are a few hundred, each written often."""
    return scrub(text)


@cache
def _scheme(site_id: str) -> str:
    """Give the IRI of a site's own topics."""
    return feed_id(site_id, "topic")


def _content(entry: Entry) -> bytes:
    """Write the element of the content, as lxml would."""
    opening, closing = _wrapper(entry.language)
    return b"".join((opening, _text(printable(entry.content_html)), closing))


@cache
def _wrapper(language: str) -> tuple[bytes, bytes]:
    """Give what stands around the content."""
    opening = f'<div lang="{escape(language)}" dir="{way(language)}">'
    return b'<content type="html">' + _text(opening), _text("</div>") + b"</content>"


def _text(text: str) -> bytes:
    """Write *text*, which is printable, between tags."""
    return text.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")


def _links(entry: Entry, site: Site) -> tuple[dict[str, str], ...]:
    """Give the links, the one alternate last: some readers open the first of several, some the last."""
    elsewhere = followed(entry.url)
    if elsewhere:
        return ({"rel": "alternate", "href": elsewhere},)
    return ({"rel": "alternate", "type": "text/html", "href": f"{site.base_url}item/{entry.key}.html"},)


def _source(entry: Entry, site: Site) -> tuple[tuple[str, str], ...]:
    """Say which outlet the entry comes from, where that is known; its path is nobody's business."""
    outlet = scrub(entry.publisher)
    if not outlet:
        return ()
    return (
        ("id", feed_id(site.id, f"source/{outlet}")),
        ("title", outlet),
        ("updated", _moment(entry.updated).isoformat()),
    )


def _head(feed: Feed) -> etree._Element:
    """Put the elements of a feed itself together."""
    from feedgen.feed import FeedGenerator  # noqa: PLC0415 - slow to import, see above

    written, site = FeedGenerator(), feed.site
    written.id(feed.id)
    written.title(scrub(feed.title))
    written.subtitle(scrub(feed.subtitle))
    written.updated(_moment(feed.updated))
    written.author(name=scrub(site.author))
    written.rights(scrub(site.rights))
    written.generator("Seedwire", version=site.version)
    written.language(feed.language)
    written.icon(f"{site.base_url}{ICON}")
    written.link([_attributes(link) for link in feed.links])
    if feed.archive is not None:
        written.register_extension("history", _History)
    element: etree._Element = written._create_atom()[0]  # noqa: SLF001 - the public ones give bytes
    return element


def _attributes(link: Link) -> dict[str, str]:
    """Give what an ``atom:link`` of a feed says, in the order of the specification."""
    attributes = {
        "rel": link.rel,
        "type": link.type,
        "hreflang": link.hreflang,
        "title": scrub(link.title),
        "href": link.href,
    }
    return {name: value for name, value in attributes.items() if value}

"""Claims: what a page says of itself in its head, its scripts and the top of its article.

Nothing is believed here: each claim is the page's own words with where they stood, best first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.model import Claim
from feeds.readers.head import MOST, Head, kept, line_of, text_in
from feeds.readers.markup import absolute, untagged
from feeds.readers.titles import titles_of
from feeds.text.people import is_name, spoken
from feeds.text.unicode import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

BYLINE = 200
"""Characters of a byline."""

PARAGRAPH = 100
"""Characters from which an element is a paragraph of the article; after three of them its top has ended."""

_AUTHORS = (
    "author article:author dc.creator dcterms.creator parsely-author sailthru.author cxenseparse:author byl"
)
_PUBLISHERS = "publisher dc.publisher dcterms.publisher application-name"
_PUBLISHED = (
    "article:published_time article:published og:published_time datepublished date pubdate publishdate "
    "publish-date publish_date publication_date dc.date dc.date.issued dcterms.created dcterms.issued "
    "dcterms.date parsely-pub-date sailthru.date originalpublicationdate article.published"
)
_UPDATED = (
    "article:modified_time article:modified og:updated_time og:modified_time datemodified last-modified "
    "lastmod dcterms.modified dc.date.modified revised article.updated"
)
_PROFILE = re.compile(
    r"/(?:authors?|autore?s?|autoren|auteurs?|contributors?|columnists?|writers?)/", re.IGNORECASE
)
"""In the address of a page about an author."""
_SMALL = 8
"""Elements within a byline."""
_BYLINE = re.compile(r"(?:^|[\s_-])(?:byline|author(?:s|[_-]?name)?|writer)(?:$|[\s_-])", re.IGNORECASE)
_CHANGED = re.compile(r"updat|modif", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claims:
    """Everything that a page claims, each kind best first.

    *images* are absolute addresses; *base* is the address that links are relative to, "" if not known.
    """

    titles: tuple[Claim, ...]
    authors: tuple[Claim, ...]
    publishers: tuple[Claim, ...]
    published: tuple[Claim, ...]
    updated: tuple[Claim, ...]
    urls: tuple[Claim, ...]
    languages: tuple[Claim, ...]
    summaries: tuple[Claim, ...]
    topics: tuple[Claim, ...]
    images: tuple[str, ...]
    base: str


def read_claims(root: HtmlElement, address: str) -> Claims:
    """Collect the claims of the page at *root*; *address* is where it came from, "" if not known."""
    head = Head(root, address)
    publishers = kept(
        head.describe("publisher"), head.say("opengraph", "og:site_name"), head.say("meta", _PUBLISHERS)
    )
    return Claims(
        titles=titles_of(head, publishers),
        authors=_authors(head),
        publishers=publishers,
        published=kept(
            head.describe("datePublished dateCreated"),
            head.say("meta", _PUBLISHED),
            _times(head, changed=False),
        ),
        updated=kept(head.describe("dateModified"), head.say("meta", _UPDATED), _times(head, changed=True)),
        urls=_urls(head),
        languages=_languages(head),
        summaries=_summaries(head),
        topics=_topics(head),
        images=_images(head),
        base=head.base,
    )


def _authors(head: Head) -> tuple[Claim, ...]:
    """Give the authors: as data, then as marked in the text, there the innermost marks."""
    marked = [
        Claim(text, "byline", line_of(element))
        for element in head.root.iter("a", "span", "p", "div", "address", "em", "strong", "li", "h3", "h4")
        if _is_byline(element) and 3 < len(text := text_in(element)) <= BYLINE and not _in_comments(element)
    ][:MOST]
    inner = [claim for claim in marked if not any(other.text in claim.text != other.text for other in marked)]
    if not inner:
        inner = list(_spoken(head))
    stated = (*head.describe("author creator"), *head.say("meta", _AUTHORS))
    claims = kept((claim._replace(text=untagged(claim.text)) for claim in stated), inner)
    return tuple(claim for claim in claims if "://" not in claim.text and len(claim.text) <= BYLINE)


def _spoken(head: Head) -> Iterator[Claim]:
    """Give the names behind a word for "by" above the first paragraphs, where no mark tells them."""
    paragraphs = 0
    begun = False
    for element in head.root.iter("h1", "p", "span", "div", "li", "a", "h2", "h3", "h4", "h5", "h6"):
        begun = begun or element.tag == "h1"
        if len(element) > _SMALL or not begun:
            continue
        text = one_line(" ".join(element.itertext()))
        paragraphs += element.tag == "p" and len(text) > PARAGRAPH
        if paragraphs == 3:
            return
        linked = is_name(text) and _PROFILE.search(element.get("href", ""))
        if 3 < len(text) <= PARAGRAPH and (names := text if linked else spoken(text)):
            yield Claim(names, "byline", line_of(element))
            return


def _is_byline(element: HtmlElement) -> bool:
    """Say whether an element is marked as the name of the author."""
    if "author" in f"{element.get('rel', '')} {element.get('itemprop', '')}".split():
        return True
    return len(element) <= 5 and bool(_BYLINE.search(element.get("class", "")))


def _in_comments(element: HtmlElement) -> bool:
    """Say whether an element is among the comments of readers."""
    around = (f"{ancestor.get('class')} {ancestor.get('id')}" for ancestor in element.iterancestors())
    return any("comment" in names.lower() for names in around)


def _times(head: Head, *, changed: bool) -> Iterator[Claim]:
    """Give the times marked as such at the top of the article, those of a change or the others."""
    paragraphs = 0
    for element in head.root.iter("p", "time"):
        paragraphs += element.tag == "p" and len(text_in(element)) > PARAGRAPH
        if paragraphs == 3:
            return
        text = element.get("datetime") or text_in(element)
        marks = " ".join(element.get(key, "") for key in ("class", "itemprop"))
        about_change = bool(_CHANGED.search(marks))
        if element.tag == "time" and about_change is changed and any(map(str.isdigit, text)):
            yield Claim(text, "byline", line_of(element))


def _urls(head: Head) -> tuple[Claim, ...]:
    """Give the addresses the article is said to have, absolute ones only."""
    stated = (
        *head.links("canonical"),
        *head.say("opengraph", "og:url"),
        *head.describe("url mainEntityOfPage"),
    )
    return kept(Claim(absolute(claim.text, head.address), claim.provenance, claim.line) for claim in stated)


def _languages(head: Head) -> tuple[Claim, ...]:
    tag = head.root.get("lang") or head.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return kept(
        [Claim(tag, "html-lang", line_of(head.root))],
        head.describe("inLanguage"),
        head.say("opengraph", "og:locale"),
        head.say("meta", "content-language dc.language dcterms.language language"),
    )


def _summaries(head: Head) -> tuple[Claim, ...]:
    return kept(
        head.say("meta", "description"),
        head.say("opengraph", "og:description"),
        head.describe("description"),
        head.say("meta", "twitter:description dc.description dcterms.abstract"),
    )


def _topics(head: Head) -> tuple[Claim, ...]:
    """Give the topics that the page names; lists with commas are taken apart."""
    claims = kept(
        head.describe("articleSection"),
        head.say("meta", "article:section article:tag"),
        head.describe("keywords"),
        head.say("meta", "news_keywords keywords"),
    )
    return kept(
        Claim(part, claim.provenance, claim.line)
        for claim in claims
        for part in claim.text.split(",")
        if len(part) <= PARAGRAPH
    )


def _images(head: Head) -> tuple[str, ...]:
    """Give the addresses of the pictures that the page names for itself."""
    claims = (
        *head.say("opengraph", "og:image og:image:url og:image:secure_url"),
        *head.describe("image"),
        *head.say("meta", "twitter:image twitter:image:src"),
    )
    return tuple(dict.fromkeys(link for claim in claims if (link := absolute(claim.text, head.base))))

"""Reasons: why an entry looks as it does, and why it is in these feeds; `explanation` shows them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from feeds.build import feeds_of
from feeds.model import KEPT, Label
from feeds.text.language import direction
from feeds.text.names import language_name, standing
from scheduler.log import visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.model import Claim, Cleaned, Entry, Filing, Rejected
    from feeds.model import Line as Labelled
    from feeds.pipeline import Examined
    from feeds.store.values import Held
    from scheduler.lookup import Found, Memberships

USED = frozenset(
    {Label.TITLE, Label.CAPTION, Label.BYLINE, Label.DATELINE, Label.PUBLISHER, Label.SOURCE_CREDIT}
)
"""The labels whose lines are not text, and yet say something of the entry."""

_ORIGINS = {
    "front-matter": "front matter",
    "json-ld": "JSON-LD in the page",
    "meta": "a meta element of the page",
    "opengraph": "OpenGraph in the page",
    "heading": "the heading of the page",
    "title-element": "the title element of the page",
    "first-line": "headline",
    "dateline": "dateline",
    "byline": "byline",
    "credit": "credit",
    "footer": "footer",
    "html-lang": "the language that the page declares",
    "filename": "the name of the file",
    "link": "a link of the page",
    "address": "the day in the address",
    "seen": "when it came",
}
_DERIVED = {
    "id": "made from the address, or else from the bytes",
    "title": "made from the first sentence",
    "summary": "the first paragraph",
    "language": "the vote of its paragraphs",
}
_CLAIMS = {
    "title": "titles",
    "authors": "authors",
    "publisher": "publishers",
    "published": "published",
    "credits": "credits",
}
"""Fields, and the claims that may say them."""


class Fact(NamedTuple):
    """A field of the entry, its value ("" where it has none) and, in words, where it comes from."""

    field: str
    value: str
    origin: str


class Doubt(NamedTuple):
    """A candidate for a field that was not believed."""

    field: str
    value: str
    origin: str
    reason: str


class Line(NamedTuple):
    """A line of the document: *use* is ``kept`` as text, ``used`` beside it, or ``aside``; *score* 0 to 1."""

    use: str
    number: int
    label: str
    score: float
    text: str
    reason: str


class Filed(NamedTuple):
    """A topic or place, its score, and the words that speak for it."""

    kind: str
    key: str
    score: float
    evidence: str


class Reasons(NamedTuple):
    """Everything that is explained of one entry; all text can be shown as it is."""

    title: str
    language: str
    direction: str
    head: tuple[Fact, ...]
    doubts: tuple[Doubt, ...]
    lines: tuple[Line, ...]
    filed: tuple[Filed, ...]
    feeds: tuple[tuple[str, ...], ...]
    is_published: bool
    rest: tuple[Fact, ...]
    notes: tuple[str, ...]

    @property
    def uses(self) -> Counter[str]:
        """How many lines are kept, used and aside."""
        return Counter(line.use for line in self.lines)


def reasons(found: Found) -> Iterator[Reasons]:
    """Give the reasons for every entry of a document."""
    stored = {held.entry.id: held for held in found.stored}
    for position, article in enumerate(found.examination.articles):
        held = stored.get(article.entry.id) or _at(found, position)
        known = found.memberships.get(held.entry.id, ()) if held else ()
        entry = held.entry if held else article.entry
        fresh = article.entry
        yield Reasons(
            title=visible(fresh.title),
            language=entry.language,
            direction=direction(entry.language),
            head=tuple(_head(entry, article.cleaned)),
            doubts=tuple(Doubt(*map(visible, _doubt(one))) for one in fresh.rejected),
            lines=tuple(map(_line, article.cleaned.lines)),
            filed=tuple(_filed(article.filing)),
            feeds=tuple(_feeds(article, known)),
            is_published=bool(known),
            rest=tuple(_rest(found.examination.name, entry, article.cleaned)),
            notes=tuple(dict.fromkeys(map(visible, filter(None, (*_notes(article, held), found.lack))))),
        )


def _at(found: Found, position: int) -> Held | None:
    return next((held for held in found.stored if held.position == position), None)


def _head(entry: Entry, cleaned: Cleaned) -> Iterator[Fact]:
    """Give what a reader looks for first."""
    published, update = entry.published, entry.stated_update
    values = {
        "title": entry.title,
        "authors": ", ".join(author.name for author in entry.authors),
        "publisher": entry.publisher,
        "published": f"{published.value} (to the {published.precision})" if published else "",
        "updated": update.value if update else "",
        "language": _language(entry),
    }
    yield from _facts(values, entry, cleaned)


def _rest(source: str, entry: Entry, cleaned: Cleaned) -> Iterator[Fact]:
    """Give the other fields."""
    values = {
        "summary": entry.summary,
        "credits": "; ".join(entry.credits),
        "url": entry.url,
        "source": source,
        "id": entry.id,
    }
    yield from _facts(values, entry, cleaned)


def _facts(values: dict[str, str], entry: Entry, cleaned: Cleaned) -> Iterator[Fact]:
    for field, value in values.items():
        origin = _origin(field, entry.provenance.get(field, "")) if value else ""
        numbers = _numbers(field, value, cleaned) if origin else ()
        place = f"{origin}, line {' and '.join(map(str, numbers))}" if numbers else origin
        yield Fact(field, visible(value), visible(place))


def _origin(field: str, provenance: str) -> str:
    """Say in words where a field comes from."""
    if provenance == "derived":
        return _DERIVED.get(field, "worked out from the text")
    return _ORIGINS.get(provenance, provenance)


def _numbers(field: str, value: str, cleaned: Cleaned) -> list[int]:
    """Give the lines of the claims that say *value*, in order."""
    name = _CLAIMS.get(field, "")
    claims: tuple[Claim, ...] = (*getattr(cleaned, name, ()), *getattr(cleaned.article, name, ()))
    return sorted({claim.line for claim in claims if claim.line and claim.text and claim.text in value})


def _language(entry: Entry) -> str:
    name = standing(language_name(entry.language, "en"), "en")
    certain = f"{name} ({entry.language}), {entry.language_confidence:.0%} certain"
    shares = sorted(entry.languages.items(), key=lambda item: (-item[1], item[0]))
    if len(shares) < 2:
        return certain
    return f"{certain}: " + ", ".join(f"{tag} {share:.0%} of the letters" for tag, share in shares)


def _doubt(one: Rejected) -> Doubt:
    return Doubt(one.field, one.value, _origin(one.field, one.provenance), one.reason)


def _line(line: Labelled) -> Line:
    use = "kept" if line.label in KEPT else "used" if line.label in USED else "aside"
    text = visible(" ".join(line.block.text.split()))
    return Line(use, line.block.line, str(line.label), line.score, text, visible(line.reason))


def _filed(filing: Filing) -> Iterator[Filed]:
    for category in filing.categories:
        yield Filed(category.kind, category.key, category.score, visible(", ".join(category.evidence)))


def _feeds(article: Examined, known: Memberships) -> Iterator[tuple[str, ...]]:
    """Give the feeds it is in, with its place there; those it would be in, where it is in none."""
    if known:
        for path, seq, entered in known:
            yield path, f"position {seq}", f"since {entered.isoformat()}"
    else:
        for path in feeds_of(article.entry, article.filing):
            yield (path,)


def _notes(article: Examined, held: Held | None) -> Iterator[str]:
    yield from article.cleaned.article.notes
    yield from article.entry.notes
    if held is not None and held.entry.id != article.entry.id:
        yield f"kept as {held.entry.id}, revision {held.entry.revision}: ids are minted once"
    elif held is not None:
        yield f"in the store: revision {held.entry.revision}, seen {held.entry.seen.isoformat()}"

"""Explanation: the page of `seedwire explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feeds.build import feeds_of
from feeds.model import KEPT, Label
from scheduler.show import columns, heading, styled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from feeds.model import Entry, Filing, Line
    from feeds.pipeline import Examined
    from feeds.store.contract import Held
    from scheduler.lookup import Found, Memberships

SHOWN = 110
"""Characters of a line of the document that are shown."""
_BESIDE = frozenset({Label.TITLE, Label.CAPTION, Label.BYLINE, Label.DATELINE, Label.PUBLISHER})


def lines(found: Found) -> Iterator[str]:
    """Explain every entry of a document."""
    stored = {held.entry.id: held for held in found.stored}
    for position, article in enumerate(found.examination.articles):
        held = stored.get(article.entry.id) or _at(found, position)
        known = found.memberships.get(held.entry.id, ()) if held else ()
        yield heading(article.entry.title)
        yield ""
        yield from _fields(found.examination.name, held.entry if held else article.entry)
        yield from _rejected(article.entry)
        yield from _lines(article)
        yield from _languages(article.entry)
        yield from _filing(article.filing)
        yield from _feeds(article, known)
        yield from _notes(article, held)
        yield ""


def _at(found: Found, position: int) -> Held | None:
    return next((held for held in found.stored if held.position == position), None)


def _fields(name: str, entry: Entry) -> Iterator[str]:
    published = entry.published
    values = {
        "id": entry.id,
        "source": name,
        "title": entry.title,
        "authors": ", ".join(author.name for author in entry.authors),
        "publisher": entry.publisher,
        "published": f"{published.value} (to the {published.precision})" if published else "",
        "updated": entry.stated_update.value if entry.stated_update else "",
        "url": entry.url,
        "language": entry.language,
        "summary": entry.summary,
        "credits": "; ".join(entry.credits),
    }
    rows = [("FIELD", "FROM", "VALUE")]
    rows += [
        (field, entry.provenance.get(field, ""), value or "not known") for field, value in values.items()
    ]
    yield from columns(rows)


def _rejected(entry: Entry) -> Iterator[str]:
    rows = [(one.field, one.provenance, one.value, one.reason) for one in entry.rejected]
    yield from _section("Candidates that were not believed", rows)


def _lines(article: Examined) -> Iterator[str]:
    yield ""
    yield heading(f"Lines ({len(article.cleaned.lines)})")
    rows = [(line.block.line or "", line.label, line.reason, _start(line)) for line in article.cleaned.lines]
    for line, text in zip(article.cleaned.lines, columns(rows, indent="  "), strict=True):
        yield styled(text, **_style(line.label))


def _start(line: Line) -> str:
    text = " ".join(line.block.text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _style(label: Label) -> dict[str, str | bool]:
    if label in KEPT:
        return {"fg": "green"}
    return {"fg": "cyan"} if label in _BESIDE else {"dim": True}


def _languages(entry: Entry) -> Iterator[str]:
    shares = sorted(entry.languages.items(), key=lambda item: (-item[1], item[0]))
    rows = [(tag, f"{share:.0%} of the letters") for tag, share in shares]
    yield from _section(f"Language: {entry.language}, {entry.language_confidence:.0%} certain", rows)


def _filing(filing: Filing) -> Iterator[str]:
    rows = [
        (category.kind, category.key, f"{category.score:g}", ", ".join(category.evidence))
        for category in filing.categories
    ]
    yield from _section("Topics and places, with what speaks for them", rows)


def _feeds(article: Examined, known: Memberships) -> Iterator[str]:
    if known:
        rows = [(path, f"position {seq}", f"since {entered.isoformat()}") for path, seq, entered in known]
        yield from _section("Feeds", rows)
    else:
        paths = feeds_of(article.entry, article.filing)
        yield from _section("Feeds it would be in; it is in none yet", [(path,) for path in paths])


def _notes(article: Examined, held: Held | None) -> Iterator[str]:
    notes = [*article.cleaned.article.notes, *article.entry.notes]
    if held is not None and held.entry.id != article.entry.id:
        notes.append(f"kept as {held.entry.id}, revision {held.entry.revision}: ids are minted once")
    elif held is not None:
        notes.append(f"in the store: revision {held.entry.revision}, seen {held.entry.seen.isoformat()}")
    yield from _section("Notes", [(note,) for note in dict.fromkeys(notes)])


def _section(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield ""
        yield heading(title)
        yield from columns(rows, indent="  ")

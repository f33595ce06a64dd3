"""Page: an entry for people, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduler.show import columns, heading, styled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.model import Entry, Filing
    from scheduler.examination import Examination


def lines(examination: Examination) -> Iterator[str]:
    """Give the page of a document: each of its entries, or why there is none."""
    if examination.error:
        yield styled(f"{examination.name}: {examination.error}", fg="red")
        yield ""
    for article in examination.articles:
        yield from _entry(examination.name, article.entry, article.filing)


def _entry(name: str, entry: Entry, filing: Filing) -> Iterator[str]:
    yield heading(entry.title)
    yield from columns(_head(name, entry, filing), indent="  ")
    yield ""
    for paragraph in entry.paragraphs:
        yield styled(paragraph)
        yield ""
    for caption in entry.captions:
        yield styled(f"[image] {caption}", dim=True)
    for credit in entry.credits:
        yield styled(f"[credit] {credit}", dim=True)
    yield styled("—" * 40, dim=True)


def _head(name: str, entry: Entry, filing: Filing) -> list[tuple[str, str]]:
    published = entry.published.value if entry.published else "not known"
    rows = [
        ("from", name),
        ("by", ", ".join(author.name for author in entry.authors)),
        ("publisher", entry.publisher),
        ("published", published),
        ("language", f"{entry.language} ({entry.language_confidence:.0%})"),
        ("topics", ", ".join(filing.topics)),
        ("places", ", ".join(filing.places)),
        ("address", entry.url),
        ("summary", entry.summary),
        ("lines left out", str(len(entry.set_aside) or "")),
    ]
    return [(label, value) for label, value in rows if value]

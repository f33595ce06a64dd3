"""Record: an entry as a line of JSON, for programs (`seedwire read --jsonl`)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.pipeline import Examined
    from scheduler.examination import Examination


def lines(examination: Examination) -> Iterator[bytes]:
    """Give one line for each entry of a document, or one with the error."""
    if examination.error:
        yield _line(_record(examination.name, {}, examination.error))
    for article in examination.articles:
        yield _line(_record(examination.name, _fields(article), None))


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8") + b"\n"


def _record(path: str, known: dict[str, Any], error: str | None) -> dict[str, Any]:
    """Give every field in its order: null, or an empty list or table, where nothing is known."""
    return {
        "path": path,
        **{name: known.get(name, empty) for name, empty in _EMPTY.items()},
        "error": error,
    }


_EMPTY: dict[str, Any] = {
    "id": None,
    "title": None,
    "title_provenance": None,
    "authors": [],
    "publisher": None,
    "published": None,
    "published_precision": None,
    "published_provenance": None,
    "updated": None,
    "url": None,
    "language": None,
    "language_confidence": None,
    "languages": {},
    "summary": None,
    "content_text": None,
    "content_html": None,
    "captions": [],
    "credits": [],
    "images": [],
    "topics": [],
    "places": [],
    "set_aside": [],
}


def _fields(article: Examined) -> dict[str, Any]:
    entry, filing = article.entry, article.filing
    published = entry.published
    return {
        "id": entry.id,
        "title": entry.title,
        "title_provenance": entry.provenance.get("title"),
        "authors": [{"name": author.name} for author in entry.authors],
        "publisher": entry.publisher or None,
        "published": published.value if published else None,
        "published_precision": published.precision.value if published else None,
        "published_provenance": entry.provenance.get("published") if published else None,
        "updated": entry.stated_update.value if entry.stated_update else None,
        "url": entry.url or None,
        "language": entry.language,
        "language_confidence": round(entry.language_confidence, 4),
        "languages": {tag: round(share, 4) for tag, share in entry.languages.items()},
        "summary": entry.summary or None,
        "content_text": entry.content_text,
        "content_html": entry.content_html,
        "captions": list(entry.captions),
        "credits": list(entry.credits),
        "images": [{"url": image.url, "caption": image.caption} for image in entry.images],
        "topics": [
            {"key": category.key, "evidence": list(category.evidence)}
            for category in filing.categories
            if category.kind == "topic"
        ],
        "places": list(filing.places),
        "set_aside": [
            {"line": aside.line, "text": aside.text, "reason": aside.reason} for aside in entry.set_aside
        ],
    }

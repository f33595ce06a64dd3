"""Topics of sentences by the default catalogue, for the subjects that it has."""

from __future__ import annotations

from statistics import fmean
from typing import TYPE_CHECKING, Any

from feeds.model import Entry
from feeds.text.language import canonical
from feeds.topics import file, load
from tests.evaluation.data import TOPICS, records
from tests.evaluation.systems import SEEN
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from feeds.topics import Catalogue
    from tests.evaluation.data import Data

NEEDS = (TOPICS,)
SUBJECTS = {
    "politics": {"politics", "diplomacy", "defence", "conflict"},
    "sports": {"sport"},
    "health": {"health"},
    "science/technology": {"science", "technology"},
    "entertainment": {"arts"},
}
"""Subjects of the sentences, with the topics of ours that say the same; travel and geography have none."""
PRESS = frozenset("vi en fr de es pt it nl pl ru uk tr ar fa hi id th zh ja ko".split())  # noqa: SIM905 - it reads
"""The languages that the goals are for."""


def rows(data: Data) -> Iterator[Row]:
    """Measure over languages of the press: how many sentences are filed, and how many of those rightly."""
    catalogue = load(None)
    verdicts: dict[str, list[bool | None]] = {}
    for record in records(data.path(TOPICS)):
        language = canonical(record["lang"].replace("_", "-")).partition("-")[0]
        if language in PRESS and record["topic"] in SUBJECTS:
            verdicts.setdefault(language, []).append(_verdict(record, language, catalogue))
    count = len(verdicts)
    filed = {language: [one for one in each if one is not None] for language, each in verdicts.items()}
    precise = [fmean(each) for each in filed.values() if each]
    answered = fmean(len(filed[language]) / len(each) for language, each in verdicts.items())
    yield Row(f"precision, {count} languages", fmean(precise) if precise else 0.0, {}, at_least(0.80))
    yield Row("share answered", answered, {}, at_least(0.50))
    yield Row("languages with an answer", _share(filed.values()), {})


def _share(answers: Iterable[list[bool]]) -> float:
    return fmean(bool(each) for each in answers)


def _verdict(record: dict[str, Any], language: str, catalogue: Catalogue) -> bool | None:
    """Say whether the best topic of a sentence is right; None where it has none that is asked after."""
    asked = set().union(*SUBJECTS.values())
    filing = file(_entry(record["text"], language), catalogue)
    found = [(one.score, one.key) for one in filing.categories if one.kind == "topic" and one.key in asked]
    return max(found)[1] in SUBJECTS[record["topic"]] if found else None


def _entry(text: str, language: str) -> Entry:
    """Make what normalise makes of a document that is one sentence: it is the title, too."""
    return Entry(
        id="urn:uuid:00000000-0000-4000-8000-000000000000",
        document="",
        source="sentence.txt",
        title=text,
        language=language,
        paragraphs=(text,),
        content_html="",
        seen=SEEN,
        updated=SEEN,
    )

"""Languages of sentences, headlines and slugs: ours beside each detector alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from feeds.text.language import detect
from tests.evaluation.data import LANGUAGES, tagged
from tests.evaluation.measures import macro_f1
from tests.evaluation.systems import language_by_cld2, language_by_py3langid
from tests.evaluation.table import Row, at_least

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.evaluation.data import Data

NEEDS = (LANGUAGES,)
NONE = "und"
HEADLINE = 60
DENSE_HEADLINE = 30
SISTERS = {"bs": "hr", "sr": "hr", "ms": "id", "nn": "nb", "da": "nb"}
"""Languages that nobody tells apart on a headline, each with the one that stands for the group."""
SUREST = 0.95
_DENSE = frozenset({"zh", "ja"})
_SLUG = re.compile(r"[a-z0-9 -]+", re.IGNORECASE)


class Answer(NamedTuple):
    """What is right, what was said, how surely, and of which text."""

    right: str
    said: str
    confidence: float
    text: str

    @property
    def hit(self) -> bool:
        """Whether it is right."""
        return self.right == self.said


def rows(data: Data) -> Iterator[Row]:
    """Measure by base language (``pt-BR`` is ``pt``); what is no language counts apart."""
    lines = list(tagged(data.path(LANGUAGES)))
    found = {
        "ours": [_ours(tag, text) for tag, text in lines],
        "CLD2": [_other(tag, text, language_by_cld2) for tag, text in lines],
        "py3langid": [_other(tag, text, language_by_py3langid) for tag, text in lines],
    }
    spoken = {name: [one for one in each if one.right != NONE] for name, each in found.items()}
    count = len({one.right for one in spoken["ours"]})
    yield _row(f"macro-F1, {count} languages", spoken, _strict, 0.980)
    yield _row("macro-F1, sisters merged", spoken, _merged, 0.992)
    headlines = {name: list(filter(_is_headline, each)) for name, each in spoken.items()}
    yield _row("macro-F1, headlines", headlines, _strict, 0.970)
    slugs = {name: list(filter(_is_slug, each)) for name, each in spoken.items()}
    yield _row(f"Vietnamese slugs, right of {len(slugs['ours'])}", slugs, _hits, 0.98)
    yield _row("und, of what is no language", _only(found, NONE), _hits, 0.98)
    yield Row("precision, surest 95 % of lines", _precision(spoken["ours"]), {}, at_least(0.995))
    sisters = [one._replace(right=_sister(one.right), said=_sister(one.said)) for one in spoken["ours"]]
    yield Row("the same, sisters merged", _precision(sisters))
    yield _row("share answered", spoken, _answered, None)


def _only(found: dict[str, list[Answer]], right: str) -> dict[str, list[Answer]]:
    return {name: [one for one in each if one.right == right] for name, each in found.items()}


def _row(
    measure: str,
    found: dict[str, list[Answer]],
    judge: Callable[[Sequence[Answer]], float],
    goal: float | None,
) -> Row:
    figures = {name: judge(each) for name, each in found.items()}
    return Row(measure, figures.pop("ours"), figures, at_least(goal) if goal else None)


def _ours(tag: str, text: str) -> Answer:
    verdict = detect(text)
    return Answer(_base(tag), _base(verdict.language), verdict.confidence, text)


def _other(tag: str, text: str, ask: Callable[[str], str]) -> Answer:
    return Answer(_base(tag), _base(ask(text)), 1.0, text)


def _base(tag: str) -> str:
    return tag.partition("-")[0]


def _strict(answers: Sequence[Answer]) -> float:
    return macro_f1([(one.right, one.said) for one in answers])


def _merged(answers: Sequence[Answer]) -> float:
    return macro_f1([(_sister(one.right), _sister(one.said)) for one in answers])


def _sister(language: str) -> str:
    return SISTERS.get(language, language)


def _hits(answers: Sequence[Answer]) -> float:
    return sum(one.hit for one in answers) / max(1, len(answers))


def _answered(answers: Sequence[Answer]) -> float:
    return sum(one.said != NONE for one in answers) / max(1, len(answers))


def _precision(answers: Sequence[Answer]) -> float:
    """Give the share that is right of the surest 95 % of lines, or of all answers where those are fewer."""
    said = sorted((one for one in answers if one.said != NONE), key=lambda one: -one.confidence)
    return _hits(said[: round(SUREST * len(answers))])


def _is_headline(answer: Answer) -> bool:
    return len(answer.text) <= (DENSE_HEADLINE if answer.right in _DENSE else HEADLINE)


def _is_slug(answer: Answer) -> bool:
    return answer.right == "vi" and _SLUG.fullmatch(answer.text) is not None

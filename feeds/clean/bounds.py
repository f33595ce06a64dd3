"""The bounds: where among menus, teasers and comments the article begins and ends.

The article is the run of lines with the most prose and the least furniture: the maximal sum
over a row of weights (Bentley's scan), in which prose counts by its size, short lines cost a
little and lines that the lexicon knows as furniture much. Only a page that shows furniture of
several kinds is searched: a clean text has lists, headings and short lines as well.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate
from typing import TYPE_CHECKING

from feeds.clean.anchors import anchor, nearest, signed
from feeds.clean.lexicon import lexicon, words
from feeds.clean.page import LABELS, PROSE, SHORT, Page, Shape
from feeds.clean.titles import element_of, is_date
from feeds.model import Label

if TYPE_CHECKING:
    from collections.abc import Sequence

REASONS = {
    Label.SHARE: "a button to share",
    Label.NAVIGATION: "part of a menu",
    Label.WIDGET: "a control of the page",
    Label.ADVERTISEMENT: "marks an advertisement",
    Label.RELATED_HEADING: "a heading of related stories",
    Label.COMMENT: "part of the readers' comments",
    Label.FORM: "part of a form",
}

_YEAR = re.compile(r"\d{4}|\d\d$")
# Found on the dev part of the scraped pages (442 pages); neighbours within 30 % change F1 by 0.003.
FURNISHED_LINES, FURNISHED_KINDS = 3, 3
"""Lines and kinds of furniture that make a page one in which the article has to be looked for."""
FURNISHED_SURELY, FURNISHED_TIMES = 20, 2
"""Lines of furniture that make a page one, of whatever kind they are; of two, so many to a line of prose."""
NOTICE_SIZE = 300
FOOTER_LINES = 25
"""Lines at the end of a page among which its legal notices stand."""
PROSE_MOST = 300
SENTENCE_SHARE = 0.4
UNSTOPPED_SHARE = 0.7
"""What prose counts that ends without a stop: teasers, menus in one line and choices of forms do."""
FURNITURE_COST = 200
KIND_COST = {"advertisement": 0.2, "navigation": 1.5, "widget": 0.5, "related": 0.6}
"""Times as much: the mark of an advertisement, a player or a link may interrupt a text, a menu does not."""
FURNITURE_SHARE = 0.1
"""A line of furniture costs no more than this share of all prose: short articles have some, too."""
LATE, LATE_COST = 0.5, 2.0
"""Behind that share of the prose furniture costs more and more, in the end twice as much."""
SHORT_COST = {Shape.NOTHING: 5.0, Shape.FEW: 25.0, Shape.HEADLINE: 25.0}
RUN_COST = 100
"""A run of short lines that are no furniture may be a list or a table: it costs no more than this."""
SECOND_ABOVE, SECOND_BELOW = 0.35, 0.6
"""Share of the weight of the heaviest run from which another beside it is of the same article."""
ANCHORED, ANCHORED_ABOVE = 0.25, 0.1
"""The same of the heaviest run below the headline, and of one between headline and article."""
ANCHORED_TEXT = 500
"""Weight of the lines above the headline, at most, of a run that begins there: a teaser or two."""
BETWEEN = 60
"""Lines, at most, that interrupt an article."""
COMMENTED_PROSE = 500
"""Prose before a heading of comments that makes it the end of an article, not a link above one."""
STAMPS = 3
"""Days under short lines, each with text below it, that make a row of comments or of teasers."""
COMMENTS_MOST = 3
"""Times as much prose behind such a heading, at most: else the article is still to come."""


def bound(page: Page) -> None:
    """Find the article in a furnished page: set ``page.first`` and ``page.end``."""
    if page.article.marked_up:
        return
    page.furnished = len(page.furniture) >= FURNISHED_LINES and _is_furnished(page)
    if not page.furnished:
        return
    columns = zip(page.sizes, page.shapes, strict=True)
    prose = list(accumulate((size if shape is PROSE else 0 for size, shape in columns), initial=0))
    weights = _weights(page, prose[-1])
    page.commented = _comments(page, weights, prose)
    first, end = _heaviest(weights)
    element = element_of(page) if page.head < 0 else -1
    if element >= 0:
        headline = anchor(page, element)
        first, end = _anchored(weights, (first, end), headline)
        if headline <= first:
            _take(page, element, headline)
    page.end = _continued(weights, first, end, page.commented)
    page.first = max(_begun(weights, first, page.end, page.head + 1), page.head + 1)
    if element >= 0 and page.head < 0:
        headline = nearest(page, element)
        _take(page, element, headline if headline >= 0 else signed(page, element))
        page.first = max(page.first, page.head + 1)


def _take(page: Page, element: int, headline: int) -> None:
    """Take a line, if there is one, for the headline that the title *element* says in other words."""
    if headline >= 0:
        page.head = headline
        reason = f"much the same as the headline in line {page.number(headline)}"
        page.decide(element, Label.DUPLICATE, reason, 0.9)


def _is_furnished(page: Page) -> bool:
    """Say whether there is furniture of enough kinds; a title element and legal notices are two more."""
    kinds = len({page.kinds[line] for line in page.furniture}) + (page.head >= 0)
    several = max(FURNISHED_LINES + 1, FURNISHED_TIMES * page.shapes.count(PROSE))
    if len(page.furniture) >= (min(several, FURNISHED_SURELY) if kinds > 1 else FURNISHED_SURELY):
        return True
    if kinds != FURNISHED_KINDS - 1:
        return kinds >= FURNISHED_KINDS
    return any(is_notice(page, line) for line in range(max(0, len(page) - FOOTER_LINES), len(page)))


def is_notice(page: Page, line: int) -> bool:
    """Say whether a line is a legal notice: copyright, terms, licence."""
    if page.shapes[line] is PROSE and page.sizes[line] > NOTICE_SIZE:
        return False
    text = page.texts[line]
    return is_reserved(text) or lexicon().inside(text, page.tokens(line) or words(text)) == "footer"


def is_reserved(text: str) -> bool:
    """Say whether *text* has the sign of a copyright."""
    return "©" in text or "ⓒ" in text


def _weights(page: Page, prose: int) -> list[float]:
    """Weigh every line of so much *prose*: how much it speaks for an article here, below 0 against one."""
    found: list[float] = []
    run = above = 0.0
    cost = min(FURNITURE_COST, FURNITURE_SHARE * prose)
    furniture, sizes = page.furniture, page.sizes
    for line, shape in enumerate(page.shapes):
        if shape is PROSE and _is_markup(page.texts[line]):
            weight = 0.0
        elif shape is PROSE and line not in page.recurring:
            weight = min(sizes[line], PROSE_MOST) * (1 if page.stops[line] else UNSTOPPED_SHARE)
            above += sizes[line]
            run = 0.0
        elif line in furniture:
            weight = -cost * KIND_COST.get(page.kinds[line], 1.0) * _lateness(above, prose)
            run = 0.0
        elif shape is Shape.SENTENCE:
            weight = sizes[line] * SENTENCE_SHARE
        else:
            weight = max(-SHORT_COST[shape], -RUN_COST - run)
            run += weight
        found.append(weight)
    return found


def _lateness(above: float, prose: float) -> float:
    """Give how much more furniture costs below *above* of all *prose*."""
    return 1 + LATE_COST * max(0.0, above / prose - LATE) if prose else 0.0


def _is_markup(text: str) -> bool:
    """Say whether a line is tags that a scraper took for text."""
    return text[0] == "<" and text[-1] == ">"


def _comments(page: Page, weights: list[float], prose: Sequence[int]) -> int:
    """Find the heading of the readers' comments and take the weight from all behind it.

    A row of comments or teasers, each under its day, has no weight either. *prose* is how much stands above
    each line.
    """
    end = len(page)
    passed = prose[page.head + 1]
    if "comment" in page.kinds:
        headings = (line for line in range(end) if page.kinds[line] == "comment" and page.alone(line))
        end = next((line for line in headings if _is_below(prose, line, passed)), end)
    begun = bisect_left(prose, passed + COMMENTED_PROSE)
    stamps = [line for line in range(max(1, begun), end - 1) if _is_stamp(page, line)]
    last = stamps[0] if len(stamps) >= STAMPS else end
    weights[last:] = [-float(FURNITURE_COST)] * (len(weights) - last)
    return end


def _is_below(prose: Sequence[int], line: int, passed: int) -> bool:
    """Say whether so much prose stands above a heading of comments, and so little behind, that it is one."""
    before, behind = prose[line] - passed, prose[-1] - prose[line]
    return before >= COMMENTED_PROSE and behind < COMMENTS_MOST * before


def _is_stamp(page: Page, line: int) -> bool:
    """Say whether a line is a day right under a short line and above text: of a comment, or of a teaser."""
    return (
        not page.article.blocks[line].gap
        and page.shapes[line] in SHORT
        and page.shapes[line - 1] in SHORT
        and page.shapes[line + 1] >= Shape.SENTENCE
        and _YEAR.search(page.texts[line]) is not None
        and is_date(page.texts[line])
    )


def _heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """Give the bounds of the run with the greatest sum; all lines if there is no prose at all."""
    best, first, end = 0.0, 0, len(weights)
    total, start = 0.0, 0
    for line, weight in enumerate(weights):
        if total <= 0:
            total, start = 0.0, line
        total += weight
        if total > best:
            best, first, end = total, start, line + 1
    return first, end


def _anchored(weights: Sequence[float], run: tuple[int, int], headline: int) -> tuple[int, int]:
    """Give the heaviest run below the headline instead of *run*, which begins above it with little text."""
    start, stop = (headline + 1 + line for line in _heaviest(weights[headline + 1 :]))
    little = run[0] <= headline and sum(weights[run[0] : headline]) <= ANCHORED_TEXT
    heavy = sum(weights[start:stop]) >= ANCHORED * sum(weights[slice(*run)])
    return (start, stop) if little and heavy else run


def _begun(weights: Sequence[float], first: int, end: int, top: int) -> int:
    """Give where an article begins that furniture interrupts: at a run above, if that is heavy, too.

    Below a headline, above line *top*, such a run is lighter.
    """
    share = ANCHORED_ABOVE if top > 1 else SECOND_ABOVE
    start, stop = _heaviest(weights[top:first])
    heavy = sum(weights[top + start : top + stop]) >= share * sum(weights[first:end])
    return top + start if top < first <= top + stop + BETWEEN and heavy else first


def _continued(weights: Sequence[float], first: int, end: int, last: int) -> int:
    """Give where such an article ends: at a run below, if that is heavy, too."""
    start, stop = _heaviest(weights[end:last])
    heavy = sum(weights[end + start : end + stop]) >= SECOND_BELOW * sum(weights[first:end])
    return end + stop if end < last and start <= BETWEEN and heavy else end


def outside(page: Page) -> None:
    """Label what lies outside; prose between the headline and the bounds belongs to the article."""
    heading = -1
    for line in (*range(page.first), *range(page.end, len(page))):
        heading = _heading(page, line, heading)
        if not page.open(line) or (page.head < line < page.first and page.within(line)):
            continue
        if line >= page.commented:
            reason = f"below the heading of comments in line {page.number(page.commented)}"
            page.decide(line, Label.COMMENT, reason, 0.9)
        elif line in page.furniture:
            label = LABELS.get(page.kinds[line], Label.NAVIGATION)
            page.decide(line, label, REASONS[label], 0.9)
        elif is_reserved(page.texts[line]):
            page.decide(line, Label.FOOTER, "a legal notice", 0.9)
        elif heading >= 0:
            page.decide(line, Label.RELATED, under(page, heading), 0.8)
        else:
            side = "above" if line < page.first else "below"
            page.decide(line, Label.NAVIGATION, f"{side} the article, among menus", 0.8)


def under(page: Page, heading: int) -> str:
    """Say in words that a line belongs to a heading of related stories."""
    return f"under the heading of related stories in line {page.number(heading)}"


def _heading(page: Page, line: int, heading: int) -> int:
    """Give the heading of related stories that a line outside stands under: itself, the last one, or -1."""
    if page.marks[line].category == "related":
        return line
    return -1 if line in page.furniture or line == page.end else heading

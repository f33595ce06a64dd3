"""Authors and publisher: who is named, told apart as persons and agencies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from feeds.identity import canonical_url, host_of
from feeds.model import Person
from feeds.text.people import is_agency, is_name, is_office, is_role, leading, names_in, plain_byline
from feeds.text.unicode import title_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from feeds.model import Claim, Cleaned
    from feeds.normalise.judgement import Judgement

_NAME_SIZE = 80
_BRACKETS = re.compile(r"(?<=\w)\s*[(（][^()（）]*[)）]$")
_COMMA = re.compile(r"\w,\s")
_AUTHORS_MOST = 20
_PUBLISHER_SIZE = 100
_NEAR = 5
"""Lines between the authors of one article."""


def authors_of(cleaned: Cleaned, publisher: str, judgement: Judgement) -> tuple[Person, ...]:
    """Give the authors that the best source of claims names, each once, in its order.

    A source that names persons is better than one that only names the paper or an account.
    """
    claims = (*cleaned.article.authors, *cleaned.authors)
    provenances = dict.fromkeys(claim.provenance for claim in claims)
    sources = {source: _named(claims, source, judgement) for source in provenances}
    believed = next((source for source, names in sources.items() if _is_personal(names, publisher)), "")
    believed = believed or next((source for source, names in sources.items() if names), "")
    if not believed:
        return ()
    judgement.believe("authors", believed)
    people = {name.casefold(): Person(name, _role(name, publisher)) for name in reversed(sources[believed])}
    for claim in claims:
        if claim.provenance != believed:
            _compare(claim, people, judgement)
    return tuple(reversed(people.values()))[:_AUTHORS_MOST]


def _role(name: str, publisher: str) -> Literal["person", "agency"]:
    """Say what an author is: the paper itself and its offices are no persons."""
    return "agency" if is_office(name) or name.casefold() == publisher.casefold() else "person"


def _is_personal(names: Sequence[str], publisher: str) -> bool:
    """Say whether one of *names* is shaped like a person's."""
    return any(is_name(name) and _role(name, publisher) == "person" for name in names)


def _named(claims: Sequence[Claim], source: str, judgement: Judgement) -> list[str]:
    """Give the names that a source of claims gives; of those in the text, which stand together."""
    found: list[str] = []
    last = 0
    for claim in claims:
        apart = source == "byline" and found and abs(claim.line - last) > _NEAR
        if claim.provenance != source or apart:
            continue
        for name in _names(claim):
            if len(name) > _NAME_SIZE or not any(map(str.isalpha, name)):
                judgement.reject("authors", name, claim.provenance, "it is not shaped like a name")
                continue
            found.append(name)
            last = claim.line
    full = list(filter(is_name, found)) if source == "byline" else []
    return full or found


def _names(claim: Claim) -> list[str]:
    """Cut a claim into names without roles; a comma within one name (``Doe, Jane``) parts nothing."""
    names = _cut(claim.text)
    turned = len(names) == 2 and not any(map(is_name, names)) and _COMMA.search(claim.text)
    if turned and claim.provenance != "byline":
        return [title_text(claim.text)]
    if claim.provenance == "byline" and not all(is_name(name, single=True) for name in names):
        names = _cut(leading(plain_byline(claim.text))) or names
    return [name for name in names if not is_office(name) or is_agency(name)] or [
        name for name in names if claim.provenance != "byline" or not is_role(name)
    ]


def _cut(text: str) -> list[str]:
    return [title_text(_BRACKETS.sub("", name)) for name in names_in(text)]


def _compare(claim: Claim, people: dict[str, Person], judgement: Judgement) -> None:
    """Note names that another source gives and the believed one does not."""
    for name in _names(claim):
        if name.casefold() not in people:
            judgement.reject("authors", name, claim.provenance, "another source of names stood first")


def publisher_of(cleaned: Cleaned, judgement: Judgement) -> str:
    """Give the first publisher that is claimed; where none is, the host of the article, a weak name."""
    found = ""
    for claim in (*cleaned.article.publishers, *cleaned.publishers):
        name = title_text(claim.text).lstrip("@")
        if not any(map(str.isalnum, name)) or len(name) > _PUBLISHER_SIZE:
            continue
        if not found:
            found = name
            judgement.believe("publisher", claim.provenance)
        elif name.casefold() != found.casefold():
            judgement.reject("publisher", name, claim.provenance, "another publisher stood first")
    return found or _host(cleaned.article.urls, judgement)


def _host(addresses: Sequence[Claim], judgement: Judgement) -> str:
    """Give the host of the first address that has one."""
    for claim in addresses:
        host = host_of(canonical_url(claim.text))
        if host:
            judgement.believe("publisher", "host")
            return host
    return ""

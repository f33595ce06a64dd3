"""Authors and publisher: who is named, told apart as persons and agencies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from feeds.model import Person
from feeds.text.people import is_agency, is_name, is_office, names_in
from feeds.text.unicode import title_text

if TYPE_CHECKING:
    from feeds.model import Claim, Cleaned
    from feeds.normalise.judgement import Judgement

_NAME_SIZE = 80
_COMMA = re.compile(r"\w,\s")
_AUTHORS_MOST = 20
_PUBLISHER_SIZE = 100


def authors_of(cleaned: Cleaned, publisher: str, judgement: Judgement) -> tuple[Person, ...]:
    """Give the authors that the best source of claims names, each once, in its order."""
    claims = (*cleaned.article.authors, *cleaned.authors)
    people: dict[str, Person] = {}
    believed = ""
    for claim in claims:
        if believed and claim.provenance != believed:
            _compare(claim, people, judgement)
            continue
        for name in _names(claim):
            if len(name) > _NAME_SIZE or not any(map(str.isalpha, name)):
                judgement.reject("authors", name, claim.provenance, "it is not shaped like a name")
                continue
            office = is_office(name) or name.casefold() == publisher.casefold()
            people.setdefault(name.casefold(), Person(name, "agency" if office else "person"))
            believed = claim.provenance
    if believed:
        judgement.believe("authors", believed)
    return tuple(people.values())[:_AUTHORS_MOST]


def _names(claim: Claim) -> list[str]:
    """Cut a claim into names without roles; a comma within one name (``Doe, Jane``) parts nothing."""
    names = [title_text(name) for name in names_in(claim.text)]
    turned = len(names) == 2 and not any(map(is_name, names)) and _COMMA.search(claim.text)
    if turned and claim.provenance != "byline":
        return [title_text(claim.text)]
    return [name for name in names if not is_office(name) or is_agency(name)] or names


def _compare(claim: Claim, people: dict[str, Person], judgement: Judgement) -> None:
    """Note names that another source gives and the believed one does not."""
    for name in _names(claim):
        if name.casefold() not in people:
            judgement.reject("authors", name, claim.provenance, "another source of names stood first")


def publisher_of(cleaned: Cleaned, judgement: Judgement) -> str:
    """Give the first publisher that is claimed."""
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
    return found

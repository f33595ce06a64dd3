"""Bundle: the hand-written files of the default catalogue and of places, made into two that load quickly.

``python -c "from feeds.topics.bundle import write; write()"`` checks ``catalogue/*.toml`` and
``places/*.toml`` and writes ``catalogue.json`` and ``places.json``; a test tells when that is
due. Names of places that the CLDR has need no hand.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from feeds.errors import CatalogueError
from feeds.text.bundled import as_json
from feeds.text.folding import fold_term
from feeds.text.names import territories
from feeds.topics import catalogue, gazetteer
from feeds.topics.definition import check, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from feeds.topics.definition import Definition

HERE = Path(__file__).parent
CATALOGUE = HERE / "catalogue"
PLACES = HERE / "places"

LANGUAGES = (
    *("af", "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "eu", "fa", "fi"),
    *("fil", "fr", "gl", "he", "hi", "hr", "hu", "hy", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "mk"),
    *("mn", "ms", "nb", "ne", "nl", "nn", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta"),
    *("te", "tr", "uk", "ur", "uz", "vi", "zh"),
)
"""Languages with names of places; Thai and the like wait for word boundaries."""

_VARIANTS = {"en": ("en", "en-GB"), "pt": ("pt", "pt-PT"), "sr": ("sr", "sr-Latn"), "zh": ("zh", "zh-Hant")}
_KINDS = ("shared", "capitals", "names")
_TWO_NAMES = {"fk", "mm"}  # these stand as "one (the other)"; other parentheses only explain
_ALSO = re.compile(r"(.+) \((.+)\)")
_RUSSIAN_ENDINGS = {
    "ия": ("ия", "ии", "ию", "ией"),
    "ья": ("ья", "ьи", "ье", "ью", "ьей"),
    "а": ("а", "ы", "и", "е", "у", "ой"),
    "я": ("я", "и", "е", "ю", "ей"),
    "ь": ("ь", "я", "и", "ю", "е", "ем", "ью"),
    "й": ("й", "я", "ю", "е", "ем"),
    "ы": ("ы", "", "ов", "ам", "ах", "ами"),
}
_RUSSIAN_CONSONANT = ("", "а", "у", "е", "ом")


def bundled_catalogue(folder: Path) -> str:
    """Give the bundle of the topics in *folder*: JSON, a topic a line, by key."""
    definitions: dict[str, Definition] = {}
    for path in sorted(folder.glob("*.toml")):
        found = read(path)
        if list(found) != [path.stem]:
            raise CatalogueError(f"{path}: must define the topic {path.stem} and no other")
        definitions |= found
    for key in definitions:
        check(folder / f"{key}.toml", definitions, [key])
    return as_json(definitions)


def bundled_places(folder: Path) -> str:
    """Give the bundle of the names of places: JSON, a language a line."""
    return as_json({language: _places(folder, language) for language in LANGUAGES})


def _places(folder: Path, language: str) -> dict[str, dict[str, list[str]]]:
    """Join what is written by hand for *language*, if anything, with the names of the CLDR."""
    path = folder / f"{language}.toml"
    written = _written(path)
    if not written:  # what is shared in English is so in most languages that write it alike
        written = {"shared": _written(folder / f"{gazetteer.FALLBACK}.toml").get("shared", {})}
    taken = {fold_term(form): "" for form in written.get("none", [])}
    tables: dict[str, dict[str, list[str]]] = {}
    for kind in _KINDS:
        tables[kind] = {code: list(forms) for code, forms in written.get(kind, {}).items()}
        for code, form in ((code, form) for code, forms in tables[kind].items() for form in forms):
            if code not in territories("en") or not fold_term(form):
                raise CatalogueError(f"{path}: {kind}.{code}: {form!r} is no name of a territory")
            holder = taken.setdefault(fold_term(form), code)
            if holder != code:
                raise CatalogueError(f"{path}: {kind}.{code}: {form!r} already stands for {holder or 'none'}")
    for code, form in _standard(language):
        if fold_term(form) not in taken:
            taken[fold_term(form)] = code
            tables["names"].setdefault(code, []).append(form)
    tables["none"] = {"": written.get("none", [])}
    return tables


def _written(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _standard(language: str) -> Iterator[tuple[str, str]]:
    """Give the names of the CLDR in *language*, in parts where they have two, with their cases."""
    for tag in _VARIANTS.get(language, (language,)):
        for code, name in territories(tag).items():
            match = _ALSO.fullmatch(name) if code in _TWO_NAMES else None
            for form in match.groups() if match else (name,):
                yield code, form
                if " & " in form:
                    yield code, form.replace(" & ", " and ")
                if language == "ru" and form.isalpha() and not form.isupper():
                    yield from ((code, case) for case in _russian_cases(form))


def _russian_cases(name: str) -> Iterator[str]:
    for ending, cases in _RUSSIAN_ENDINGS.items():
        if name.endswith(ending):
            yield from (name.removesuffix(ending) + case for case in cases)
            return
    if name[-1] not in "еиоуэю":
        yield from (name + case for case in _RUSSIAN_CONSONANT)


def write(topics: Path = catalogue.BUNDLE, places: Path = gazetteer.BUNDLE) -> None:
    """Make both bundles."""
    topics.write_text(bundled_catalogue(CATALOGUE), encoding="utf-8")
    places.write_text(bundled_places(PLACES), encoding="utf-8")

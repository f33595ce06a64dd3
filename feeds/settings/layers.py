"""Layers: defaults, the settings file, the environment and options become one checked value.

Each value keeps its origin (its file, variable or option) for the message about a wrong one; a variable
with a misspelt section is refused, and no message shows a secret.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from feeds.errors import SettingsError
from feeds.settings.sections import PREFIX, Section, Settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

FILE = "seedwire.toml"
DEFAULT = "the default"
SECRETS = ("server.token", "store.database")
"""Never shown; each may also come from a file that a variable names: ``SEEDWIRE_SERVER__TOKEN_FILE``."""

OTHERS = frozenset({"SEEDWIRE_STRICT", "SEEDWIRE_SHARED", "SEEDWIRE_GOLDEN"})
"""Variables of the project's own tests, which are no settings."""

Values = dict[str, tuple[str, Any]]
"""Settings by key (``server.port``), each with the place where it was written."""


@dataclass(frozen=True, slots=True)
class Override:
    """A setting given as an option: how it was written, which setting it is (``paths.seeds``), its value."""

    option: str
    key: str
    value: object


def load(file: Path | None = None, overrides: Sequence[Override] = ()) -> Settings:
    """Give the settings: *file* (else ``seedwire.toml`` here, if there is one), environment, *overrides*.

    The later win. Raises ``SettingsError`` with a line for each wrong value: the file, variable or
    option, the key, and what would be right.
    """
    here = Path.cwd()
    chosen = file or (here / FILE if (here / FILE).is_file() else None)
    base = chosen.absolute().parent if chosen else here
    values: Values = {}
    for folder, layer in (
        (base, {f"paths.{name}": (DEFAULT, name) for name in ("seeds", "output", "data")}),
        (base, _from_file(chosen) if chosen else {}),
        (here, _from_environment()),
        (here, {override.key: (override.option, override.value) for override in overrides}),
    ):
        values |= {key: (place, _absolute(folder, key, value)) for key, (place, value) in layer.items()}
    settings = _with_topics(_checked(values), base, values)
    defaults = {key.removeprefix("paths.") for key, (place, _) in values.items() if place == DEFAULT}
    settings.paths.model_fields_set.difference_update(defaults)
    _refuse_loops(settings, values)
    return settings


def _from_file(file: Path) -> Values:
    try:
        tables = tomllib.loads(file.read_text("utf-8-sig"))
    except OSError as error:
        raise SettingsError(f"{file}: the settings can't be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{file}: this is not TOML: {error}") from error
    return {key: (str(file), value) for key, value in _flat(tables, str(file))}


def _from_environment() -> Values:
    ours = [name for name in os.environ if name.upper().startswith(PREFIX) and name not in OTHERS]
    for name in ours:
        _refuse_unknown(name)
    return _from_variables() if ours else {}


def _from_variables() -> Values:
    from feeds.settings.environment import tables  # noqa: PLC0415 - 45 ms; most commands find no variable

    values = {}
    for key, value in _flat(tables(), "the environment"):
        name = PREFIX + key.upper().replace(".", "__")
        secret = key.removesuffix("_file")
        if key.endswith("_file") and secret in SECRETS:
            values[secret] = (name, _secret(name, str(value)))
        else:
            values[key] = (name, value)
    return values


def _refuse_unknown(name: str) -> None:
    """Refuse a variable that is no setting; a wrong key in a right section is told with the values."""
    given = name.upper().removeprefix(PREFIX)
    section, delimiter, _ = given.partition("__")
    if delimiter:
        if section.lower() not in Settings.model_fields:
            raise SettingsError(f"{name}: {_unknown(section.lower(), Settings.model_fields)}")
        return
    known = [
        f"{table}__{key}".upper()
        for table, field in Settings.model_fields.items()
        for key in getattr(field.annotation, "model_fields", {})
    ]
    known += [f"{secret.replace('.', '__')}_file".upper() for secret in SECRETS]
    near = [variable for variable in known if variable.endswith(f"__{given}")]
    near = near or get_close_matches(given, known, n=1)
    hint = f"did you mean {PREFIX}{near[0]}?" if near else f"right: such as {PREFIX}SERVER__PORT"
    raise SettingsError(f"{name}: this variable is not a setting; {hint}")


def _secret(name: str, path: str) -> str:
    try:
        secret = Path(path).read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise SettingsError(
            f"{name}: the file {path} can't be read; right: the secret alone in a file"
        ) from error
    if not secret:
        raise SettingsError(f"{name}: the file {path} is empty; right: the secret alone in a file")
    return secret


def _flat(tables: Mapping[str, Any], place: str) -> Iterable[tuple[str, Any]]:
    """Give each setting by its key; a section that is no table is refused here."""
    for section, table in tables.items():
        if section in Settings.model_fields and not isinstance(table, dict):
            raise SettingsError(f"{place}: {section} is a section; right: [{section}] above its settings")
        if isinstance(table, dict) and table:
            yield from ((f"{section}.{name}", value) for name, value in table.items())
        elif section not in Settings.model_fields:
            raise SettingsError(f"{place}: {_unknown(section, Settings.model_fields)}")


def _absolute(folder: Path, key: str, value: Any) -> Any:
    """Let a relative path start at the folder of the place where it was written."""
    is_path = key.startswith("paths.") or key == "store.database"
    if not is_path or not isinstance(value, str) or not value or "://" in value or "\0" in value:
        return value
    return str(folder / Path(value).expanduser())


def _checked(values: Values) -> Settings:
    tables: dict[str, dict[str, Any]] = {}
    for key, (_, value) in values.items():
        section, _, name = key.partition(".")
        tables.setdefault(section, {})[name] = value
    try:
        return Settings(**tables)  # type: ignore[arg-type]  # pydantic turns the tables into sections
    except ValidationError as error:
        lines = [_explained(one, values) for one in error.errors(include_url=False)]
        raise SettingsError("\n".join(dict.fromkeys(lines))) from None


def _explained(error: ErrorDetails, values: Values) -> str:
    section, *rest = (str(part) for part in error["loc"])
    key = f"{section}.{rest[0]}" if rest else section
    place = next((place for known, (place, _) in values.items() if known == key or not rest), "")
    table = Settings.model_fields[section].annotation if section in Settings.model_fields else None
    fields = table.model_fields if isinstance(table, type) and issubclass(table, Section) else {}
    if not fields:
        place = next(place for known, (place, _) in values.items() if known.startswith(f"{section}."))
        return f"{place}: {_unknown(section, Settings.model_fields)}"
    if rest[0] not in fields:
        return f"{place}: {section}: {_unknown(rest[0], fields)}"
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, ValueError):
        return f"{place}: {key}: {cause}"
    wrong = "this value" if key in SECRETS else repr(error["input"])
    return f"{place}: {key}: {wrong} is not right ({error['msg']}); right: {fields[rest[0]].description}"


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]!r}?" if near else f"right: one of {', '.join(known)}"
    return f"{name!r} is not a setting; {hint}"


def _with_topics(settings: Settings, base: Path, values: Values) -> Settings:
    """Name the catalogue of the user's topics: the one that is set, else the one beside the settings."""
    chosen = settings.paths.topics
    if chosen is not None and not chosen.is_file():
        raise SettingsError(f"{values['paths.topics'][0]}: paths.topics: there is no file {chosen}")
    if chosen is None and (base / "topics.toml").is_file():
        paths = settings.paths.model_copy(update={"topics": base / "topics.toml"})
        return settings.model_copy(update={"paths": paths})
    return settings


def _refuse_loops(settings: Settings, values: Values) -> None:
    """Refuse folders within each other that would feed output back in, or publish the database."""
    paths = {
        "paths.seeds": settings.paths.seeds,
        "paths.output": settings.paths.output,
        "paths.data": settings.paths.data,
        "store.database": settings.database,
    }
    for inner, outer in product(paths, ("paths.seeds", "paths.output")):
        path, folder = paths[inner], paths[outer]
        if inner != outer and Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            place = values.get(inner, (DEFAULT, None))[0]
            raise SettingsError(
                f"{place}: {inner}: {path} lies inside {outer} ({folder}); right: a folder beside it"
            )

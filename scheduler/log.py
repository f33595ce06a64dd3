"""Log: events with fields on standard error, one line each.

structlog, and the one module that knows it. It is protected from: names that would write to a
terminal (every value is escaped), and other libraries' own lines (warnings of theirs become events).
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}

_chosen = {"form": "text", "level": "info"}

Event = MutableMapping[str, Any]


def visible(text: str) -> str:
    """Give *text* with everything that does not print written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def configure(form: str = "text", level: str = "info") -> None:
    """Say how events are written: *form* ``text`` or ``json``, from *level* upwards."""
    _chosen.update(form=form, level=level)
    logging.basicConfig(handlers=[_Forward()], level=logging.WARNING, force=True)


def event(name: str, *, level: str = "info", **fields: object) -> None:
    """Write one event: *name* is a constant phrase, what varies stands in *fields*."""
    if LEVELS[level] >= LEVELS[_chosen["level"]]:
        _logger().log(LEVELS[level], name, **fields)


def _logger() -> Any:
    import structlog  # noqa: PLC0415 - 60 ms that a command which says nothing does not wait for

    return structlog.wrap_logger(
        structlog.PrintLogger(sys.stderr),
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True, key="time"),
            _escape,
            structlog.processors.JSONRenderer(sort_keys=False) if _chosen["form"] == "json" else _line,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.NOTSET),
    )


def _escape(logger: object, method: str, fields: Event) -> Event:
    del logger, method
    return {name: visible(value) if isinstance(value, str) else value for name, value in fields.items()}


def _line(logger: object, method: str, fields: Event) -> str:
    del logger, method
    fields = dict(fields)
    start = f"{fields.pop('time')} {fields.pop('level'):<7} {fields.pop('event')}"
    return " ".join([start, *(f"{name}={_value(value)}" for name, value in fields.items())])


def _value(value: object) -> str:
    text = visible(str(value)) if not isinstance(value, Mapping) else str(dict(value))
    return '"' + text.replace('"', '\\"') + '"' if not text or " " in text else text


class _Forward(logging.Handler):
    """Turns lines of the standard library's logging into events."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write the line as an event, with the error where there is one."""
        cause = record.exc_info[1] if record.exc_info else None
        fields = {"error": f"{type(cause).__name__}: {cause}"} if cause else {}
        event("library said", level="warning", library=record.name, line=record.getMessage(), **fields)

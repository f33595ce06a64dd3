"""Log: one line an event, nothing that a terminal would obey."""

from __future__ import annotations

import json
import logging

import pytest

from scheduler import log


@pytest.fixture(autouse=True)
def restored():
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before[0], before[1]


def test_an_event_is_one_line_of_text(capsys):
    log.configure("text", "info")
    log.event("run done", job="scan", new=3, note="two words")
    line = capsys.readouterr().err
    assert line.endswith(' info    run done job=scan new=3 note="two words"\n')
    assert line.count("\n") == 1


def test_an_event_is_one_line_of_json(capsys):
    log.configure("json", "info")
    log.event("serving", url="http://127.0.0.1:8000/")
    told = json.loads(capsys.readouterr().err)
    assert (told["event"], told["level"], told["url"]) == ("serving", "info", "http://127.0.0.1:8000/")
    assert told["time"].endswith("Z")


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_name_writes_nothing_to_a_terminal(capsys, form):
    log.configure(form, "info")
    log.event("set aside", source="a\x1b[31m\nb\u202e\udcff.txt")
    line = capsys.readouterr().err
    assert line.rstrip("\n").isprintable()
    assert "\\x1b[31m\\nb\\u202e\\udcff.txt" in line.replace("\\\\", "\\")


def test_what_is_below_the_level_is_not_said(capsys):
    log.configure("text", "warning")
    log.event("quiet")
    log.event("loud", level="error")
    assert "loud" in (said := capsys.readouterr().err)
    assert "quiet" not in said


def test_what_a_library_warns_of_becomes_an_event(capsys):
    log.configure("text", "info")
    logging.getLogger("uvicorn.error").info("started")
    logging.getLogger("uvicorn.error").warning("odd %s", "thing")
    logging.getLogger("asyncio").error("task failed", exc_info=ValueError("bad\nvalue"))
    first, second = capsys.readouterr().err.splitlines()
    assert first.endswith('warning library said library=uvicorn.error line="odd thing"')
    assert second.endswith('line="task failed" error="ValueError: bad\\nvalue"')


def test_text_that_prints_is_left_as_it_is():
    assert log.visible("Việt Nam – 日本") == "Việt Nam – 日本"

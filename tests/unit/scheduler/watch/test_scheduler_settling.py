"""Scan: how long a file waits that is young, grows, or comes from the future."""

from __future__ import annotations

from datetime import timedelta

from scheduler.watch import GROWING
from tests.unit.scheduler.watch.conftest import NOW, Desk, reasons, sources


def test_a_young_file_waits_until_it_has_settled(desk):
    desk.write("a.txt", age=0.5)
    first = desk.scan()
    assert first.ready == ()
    assert [seen.source for seen in first.waiting] == ["a.txt"]
    assert first.due == NOW + timedelta(seconds=1.5)
    second = desk.scan(1.5)
    assert sources(second.ready) == ["a.txt"]
    assert second.cleared == ("a.txt",)
    assert second.due is None


def test_a_growing_file_waits_as_long_as_it_grows(desk):
    for second in range(0, 8, 2):
        desk.write("a.txt", "x" * (second + 1), age=-second)
        assert desk.scan(second + 0.5).ready == ()
    assert sources(desk.scan(8.5).ready) == ["a.txt"]


def test_a_file_from_the_future_is_ready_after_two_looks_that_agree(desk):
    desk.write("a.txt", age=-5000)
    assert desk.scan().due == NOW + timedelta(seconds=2)
    assert desk.scan(1).ready == ()
    last = desk.scan(2)
    assert sources(last.ready) == ["a.txt"]
    assert last.due is None


def test_a_file_from_the_future_that_changes_is_looked_at_anew(desk):
    desk.write("a.txt", age=-5000)
    desk.scan()
    desk.write("a.txt", "longer than before\n", age=-5000)
    assert desk.scan(2).ready == ()
    assert sources(desk.scan(4).ready) == ["a.txt"]


def test_a_clock_that_was_set_back_does_not_hold_a_file_for_ever(desk):
    desk.write("a.txt", age=-5000)
    desk.scan(1000)
    assert desk.scan().ready == ()
    assert sources(desk.scan(2).ready) == ["a.txt"]


def test_what_changes_for_long_is_shown_once_and_taken_in_at_last(desk):
    told = []
    for second in range(0, 42, 2):
        desk.write("a.txt", "x" * (second + 1), age=-second)
        told.append(reasons(desk.scan(second + 0.5)))
    assert [one for one in told if one] == [{"a.txt": GROWING}]
    last = desk.scan(60)
    assert sources(last.ready) == ["a.txt"]
    assert last.cleared == ("a.txt",)


def test_a_file_that_changes_for_long_is_looked_at_less_often(desk):
    desk.write("a.txt", age=0)
    desk.scan()
    desk.write("a.txt", "more\n", age=-60)
    assert desk.scan(60.5).due == NOW + timedelta(seconds=65.5)


def test_the_last_look_sets_aside_what_still_changes(desk):
    desk.write("a.txt", age=0)
    scan = desk.scan(patient=False)
    assert reasons(scan) == {"a.txt": GROWING}


def test_without_a_settle_time_everything_is_ready(tmp_path):
    desk = Desk(tmp_path, **{"watch.settle": 0})
    desk.write("a.txt", age=0)
    assert sources(desk.scan().ready) == ["a.txt"]

"""Conditions and access: pure decisions about requests."""

from __future__ import annotations

import pytest

from scheduler.access import is_loopback, refusal
from scheduler.conditions import accepts_gzip, is_unchanged


@pytest.mark.parametrize(
    ("field", "taken"),
    [
        (b"gzip", True),
        (b"GZIP", True),
        (b"br, gzip;q=0.5", True),
        (b"deflate, gzip ; q = 1.0 , br", True),
        (b"*", True),
        (b"gzip;q=0", False),
        (b"gzip;q=0, *", False),
        (b"identity", False),
        (b"", False),
        (b"x-gzip-like", False),
        (b"gzip;q=...", False),
        (b";;;,,=", False),
    ],
)
def test_gzip_is_taken_where_it_is_accepted(field, taken):
    assert accepts_gzip(field) is taken


@pytest.mark.parametrize("field", [b"", b"soon", b"\xff", b"Mon, 99 Foo 2020 00:00:00 GMT", b"1"])
def test_a_time_that_makes_no_sense_asks_for_nothing(field):
    assert not is_unchanged({b"if-modified-since": field}, b'"a"', 0)


def test_a_tag_that_makes_no_sense_matches_nothing():
    assert not is_unchanged({b"if-none-match": b"abc"}, b'"abc"', 0)


HERE = {"host": "127.0.0.1:8000"}


@pytest.mark.parametrize("client", ["127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1"])
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "localhost"])
def test_without_a_token_this_machine_may_call(client, host):
    assert refusal({"host": host}, client, "") == (0, "")


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        (HERE, "192.0.2.1"),
        (HERE, ""),
        (HERE, "::ffff:192.0.2.1"),
        ({"host": "evil.example"}, "127.0.0.1"),
        ({"host": "127.0.0.1.evil.example"}, "127.0.0.1"),
        ({"host": "[bad"}, "127.0.0.1"),
        ({}, "127.0.0.1"),
        ({**HERE, "x-forwarded-for": "127.0.0.1"}, "127.0.0.1"),
        ({**HERE, "forwarded": "for=127.0.0.1"}, "127.0.0.1"),
    ],
)
def test_without_a_token_nobody_else_may(headers, client):
    status, reason = refusal(headers, client, "")
    assert status == 403
    assert "server.token" in reason


@pytest.mark.parametrize(
    "headers",
    [
        {**HERE, "sec-fetch-site": "cross-site"},
        {**HERE, "sec-fetch-site": "same-site"},
        {**HERE, "origin": "https://evil.example"},
        {**HERE, "origin": "null"},
    ],
)
@pytest.mark.parametrize("token", ["", "t"])
def test_pages_of_other_sites_never_may(headers, token):
    assert refusal({**headers, "authorization": "Bearer t"}, "127.0.0.1", token)[0] == 403


def test_our_own_pages_may():
    own = {**HERE, "sec-fetch-site": "same-origin", "origin": "http://127.0.0.1:8000"}
    assert refusal(own, "127.0.0.1", "") == (0, "")


@pytest.mark.parametrize("field", ["Bearer tök", "bearer tök", "Bearer  tök "])
def test_whoever_holds_the_token_may_from_anywhere(field):
    assert refusal({"host": "news.example.org", "authorization": field}, "192.0.2.1", "tök") == (0, "")


@pytest.mark.parametrize("field", ["", "Bearer", "Bearer x", "Basic tök", "tök", "Bearer tök2"])
def test_a_wrong_token_is_refused_even_here(field):
    assert refusal({**HERE, "authorization": field}, "127.0.0.1", "tök")[0] == 401


def test_names_of_other_machines_are_not_this_one():
    assert not is_loopback("localhost.example")
    assert not is_loopback("")

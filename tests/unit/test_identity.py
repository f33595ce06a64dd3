"""Permanent names: one spelling of an address, and ids that never change."""

from __future__ import annotations

import re
import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.identity import LONGEST_URL, canonical_url, feed_id, host_of, is_front_page, mint, site_name

DIGEST = "a" * 64
SITE = "8b6147ca-a912-59cb-aad1-269c4eb55dcf"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Example/", "http://news.example/"),
        ("https://news.example", "https://news.example/"),
        ("http://news.example:80/a", "http://news.example/a"),
        ("https://news.example:443/a", "https://news.example/a"),
        ("https://news.example:8443/a", "https://news.example:8443/a"),
        ("http://news.example:/a", "http://news.example/a"),
        ("http://news.example./a", "http://news.example/a"),
        ("  http://news.example/a\n", "http://news.example/a"),
        ("http://news.example/a#part", "http://news.example/a"),
        ("http://news.example?id=1", "http://news.example/?id=1"),
        ("http://news.example/a?", "http://news.example/a"),
        ("http://news.example/a?b=2&a=1", "http://news.example/a?b=2&a=1"),
        ("http://news.example/a?utm_source=x&id=1&fbclid=y&UTM_Medium=z", "http://news.example/a?id=1"),
        ("http://news.example/a?gclid=1", "http://news.example/a"),
        ("http://news.example/a/./b/../c", "http://news.example/a/c"),
        ("http://news.example/../..", "http://news.example/"),
        ("http://news.example/a/b/..", "http://news.example/a/"),
        ("http://news.example/a/.hidden", "http://news.example/a/.hidden"),
        ("http://news.example/%e1%ba%bf", "http://news.example/%E1%BA%BF"),
        ("http://news.example/ế?q=ế", "http://news.example/%E1%BA%BF?q=%E1%BA%BF"),
        ("http://news.example/100%", "http://news.example/100%25"),
        ("http://bücher.example/", "http://xn--bcher-kva.example/"),
        ("http://BÜCHER.example/", "http://xn--bcher-kva.example/"),
        ("http://192.0.0.9/", "http://192.0.0.9/"),
        ("http://[2A00:1::AB]:80/", "http://[2a00:1::ab]/"),
    ],
)
def test_an_address_has_one_spelling(url, canonical):
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.example/a",
        "//news.example/a",
        "ftp://news.example/a",
        "javascript:alert(1)",
        "mailto:desk@news.example",
        "http:///a",
        "http://user@news.example/",
        "http://user:secret@news.example/",
        "http://@news.example/",
        "http://news.example/a b",
        "http://news.example/\x00",
        "http://news.example\\a",
        "http://news.example:99999/",
        "http://news.example:port/",
        "http://[::1/",
        "http://[fe80::1%25eth0]/",
        "http://[::1]/a",
        "http://[::ffff:10.0.0.1]/a",
        "http://[fd00::1]/a",
        "http://[ff0e::1]/a",
        "http://127.0.0.1/a",
        "http://127.1/a",
        "http://0x7f.1/a",
        "http://2130706433/a",
        "http://10.1.2.3:8080/a",
        "http://172.16.0.1/a",
        "http://192.168.1.1/a",
        "http://169.254.169.254/a",
        "http://224.0.0.1/a",
        "http://localhost/a",
        "http://localhost./a",
        "http://desk/a",
        "http://desk.local/a",
        "http://desk.LAN/a",
        "http://a..b/",
        "http://-news.example/",
        "http://new%73.example/",
        f"http://{'a' * 64}.example/",
        f"http://{'a.' * 130}example/",
        f"http://news.example/{'a' * LONGEST_URL}",
    ],
)
def test_what_is_no_public_address_has_no_spelling(url):
    assert canonical_url(url) == ""


@given(st.one_of(st.text(), st.builds("http://{}/{}?{}".format, st.text(), st.text(), st.text())))
def test_the_canonical_spelling_is_its_own_canonical_spelling(url):
    canonical = canonical_url(url)
    assert canonical == "" or canonical_url(canonical) == canonical
    assert canonical.isascii()


def test_the_same_address_in_two_spellings_gives_the_same_id():
    plain = mint(url="https://news.example/a", digest=DIGEST)
    assert mint(url="HTTPS://NEWS.example:443/a?utm_source=feed#top", digest="b" * 64) == plain


def test_an_article_with_an_address_keeps_its_id_when_its_bytes_change():
    assert mint(url="https://news.example/a", digest=DIGEST) == mint(url="https://news.example/a", digest="")


def test_without_an_address_the_digest_and_the_position_name_an_article():
    ids = {mint(url="", digest=digest, position=n) for digest in (DIGEST, "b" * 64) for n in range(3)}
    assert len(ids) == 6
    assert mint(url="", digest=DIGEST) == mint(url="ftp://news.example/", digest=DIGEST)


def test_ids_are_what_they_were_in_the_first_release():
    assert mint(url="https://news.example/a", digest="") == "urn:uuid:ef8aae20-7662-5fe1-a598-acc7ea739e02"
    assert mint(url="", digest=DIGEST) == "urn:uuid:9121fbbf-4db2-57b3-819f-ec44cea9a4e8"
    assert mint(url="", digest=DIGEST, position=1) == "urn:uuid:04ccb4d5-08fe-5638-b0a0-aa1db007b78e"
    assert feed_id(SITE, "topic/defence/vi") == "urn:uuid:0d12f9d2-27cd-55f2-ad32-186ffbee8203"


def test_an_id_is_a_version_5_uuid():
    minted = mint(url="", digest=DIGEST)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", minted)
    assert uuid.UUID(minted).version == 5
    assert (
        mint(url="https://news.example/a", digest="")
        == uuid.uuid5(uuid.NAMESPACE_URL, "https://news.example/a").urn
    )
    assert all(feed_id(SITE, path) == uuid.uuid5(uuid.UUID(SITE), path).urn for path in map(str, range(99)))


def test_feeds_of_one_path_differ_from_site_to_site():
    other = "1b6b8bd8-f2ed-53d9-8fc8-3d2287754db6"
    assert len({feed_id(SITE, "all"), feed_id(SITE, "lang/vi"), feed_id(other, "all")}) == 3


@pytest.mark.parametrize(
    ("url", "front"),
    [
        ("https://news.example/", True),
        ("https://news.example/index.html", True),
        ("https://news.example/INDEX.php", True),
        ("https://news.example/home", True),
        ("https://news.example/?p=12", False),
        ("https://news.example/a", False),
        ("https://news.example/index-of-prices.html", False),
    ],
)
def test_an_address_without_path_and_query_is_that_of_a_site(url, front):
    assert is_front_page(url) is front


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.example.org/news?x=1", "example.org"),
        ("http://news.example.org:8080/", "news.example.org"),
        ("http://[example/", ""),
        ("not an address", ""),
    ],
)
def test_the_host_of_an_address_has_no_www(address: str, host: str) -> None:
    assert host_of(address) == host


@pytest.mark.parametrize(
    ("host", "name"),
    [("www.example.co.uk", "example"), ("example.org", "example"), ("localhost", ""), ("", "")],
)
def test_the_longest_part_of_a_host_before_its_last_names_the_site(host: str, name: str) -> None:
    assert site_name(host) == name

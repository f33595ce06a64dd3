"""Server: published files over a real connection."""

from __future__ import annotations

import gzip
import os
from email.utils import formatdate, parsedate_to_datetime

import pytest

from scheduler import server
from scheduler.server import Files, file_name

FEED = b'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">' + b"<entry/>" * 500 + b"</feed>\n"
FILES = {
    "index.html": b"<!DOCTYPE html><title>Front</title>" + b"<p>text</p>" * 200,
    "feeds.opml": b"<opml/>",
    "all.atom": FEED,
    "topic/defence.atom": FEED,
    "archive/all/0.atom": FEED,
    "style.css": b"p {}",
    "odd.bin": b"\x00" * 5000,
    ".draft.atom": b"half",
    ".well-known/x.atom": b"no",
}


@pytest.fixture
def output(settings):
    folder = settings().paths.output
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def client(output, settings, serve):
    chosen = settings(site__base_url="https://news.example.org/wire/")
    assert chosen.paths.output == output
    return serve(Files(lambda: chosen))


def test_a_feed_is_served_with_its_validators_and_links(client, output):
    answer = client.get("/topic/defence.atom")
    assert answer.status_code == 200
    assert answer.content == FEED
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert answer.headers["link"] == '<https://news.example.org/wire/topic/defence.atom>; rel="self"'
    assert answer.headers["cache-control"] == "public, max-age=60"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["vary"] == "Accept-Encoding, Sec-Fetch-Dest"
    assert answer.headers["etag"].startswith('"')
    modified = parsedate_to_datetime(answer.headers["last-modified"]).timestamp()
    assert modified == int((output / "topic" / "defence.atom").stat().st_mtime)


@pytest.mark.parametrize("path", sorted(name for name in FILES if not name.startswith(".")))
def test_head_is_get_without_a_body(client, path):
    get, head = client.get(f"/{path}"), client.head(f"/{path}")
    assert head.content == b""
    assert {**head.headers, "date": ""} == {**get.headers, "date": ""}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feeds.opml", "text/x-opml; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/odd.bin", "application/octet-stream"),
    ],
)
def test_each_kind_has_its_media_type(client, path, kind):
    assert client.get(path).headers["content-type"] == kind


def test_a_browser_that_navigates_gets_a_feed_as_xml(client):
    shown = client.get("/all.atom", headers={"sec-fetch-dest": "document"})
    assert shown.headers["content-type"] == "application/xml; charset=utf-8"
    assert shown.content == FEED
    fetched = client.get("/all.atom", headers={"sec-fetch-dest": "empty"})
    assert fetched.headers["content-type"] == "application/atom+xml; charset=utf-8"


def test_gzip_is_the_same_bytes_packed_with_a_tag_of_its_own(client):
    plain = client.get("/all.atom")
    with client.stream("GET", "/all.atom", headers={"accept-encoding": "gzip"}) as packed:
        content = b"".join(packed.iter_raw())
    assert packed.headers["content-encoding"] == "gzip"
    assert len(content) == int(packed.headers["content-length"]) < len(FEED)
    assert gzip.decompress(content) == FEED
    assert packed.headers["etag"] != plain.headers["etag"]


def test_what_is_small_or_packed_already_is_not_packed(client):
    answer = client.get("/feeds.opml", headers={"accept-encoding": "gzip"})
    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "Sec-Fetch-Dest"


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', '"a","b" , W/{}', "*"])
def test_whoever_has_it_is_not_sent_it_again(client, form):
    first = client.get("/all.atom")
    again = client.get("/all.atom", headers={"if-none-match": form.format(first.headers["etag"])})
    assert again.status_code == 304
    assert again.content == b""
    for name in ("etag", "cache-control", "vary"):
        assert again.headers[name] == first.headers[name]
    assert "content-length" not in again.headers


def test_the_tag_of_one_coding_is_not_that_of_another(client):
    tag = client.get("/all.atom").headers["etag"]
    given = {"if-none-match": tag, "accept-encoding": "gzip"}
    assert client.get("/all.atom", headers=given).status_code == 200


def test_tags_go_before_times(client):
    modified = client.get("/all.atom").headers["last-modified"]
    assert client.get("/all.atom", headers={"if-modified-since": modified}).status_code == 304
    both = {"if-modified-since": modified, "if-none-match": '"other"'}
    assert client.get("/all.atom", headers=both).status_code == 200
    early = {"if-modified-since": formatdate(0, usegmt=True)}
    assert client.get("/all.atom", headers=early).status_code == 200


def test_a_file_that_was_replaced_is_served_anew(client, output):
    first = client.get("/all.atom")
    (output / "draft").write_bytes(FEED + b"<!-- more -->")
    (output / "draft").replace(output / "all.atom")
    second = client.get("/all.atom", headers={"if-none-match": first.headers["etag"]})
    assert second.status_code == 200
    assert second.content.endswith(b"<!-- more -->")


def test_archives_never_change(client):
    assert "immutable" in client.get("/archive/all/0.atom").headers["cache-control"]


def test_a_page_may_do_no_more_than_a_page_needs(client):
    headers = client.get("/").headers
    assert headers["content-security-policy"].startswith("default-src 'none'; img-src https: data:;")
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path",
    [
        "/none.atom",
        "/.draft.atom",
        "/.well-known/x.atom",
        "/topic",
        "/topic/",
        "/../data/seedwire.sqlite3",
        "/%2e%2e/data/seedwire.sqlite3",
        "/topic/..%2f..%2fdata/seedwire.sqlite3",
        "//etc/passwd",
        "/all.atom/",
        "/all.atom%00",
        "/" + "a" * 5000,
        "/link.atom",
        "/linked/hostname",
        "/pipe.atom",
        "/%ff%fe",
    ],
)
def test_what_is_not_published_is_not_there(client, output, path):
    (output / "link.atom").symlink_to("/etc/hostname")
    (output / "linked").symlink_to("/etc")
    os.mkfifo(output / "pipe.atom")
    (output.parent / "data").mkdir()
    (output.parent / "data" / "seedwire.sqlite3").write_bytes(b"SECRET")
    answer = client.get(path)
    assert answer.status_code == 404
    assert b"SECRET" not in answer.content


def test_a_missing_page_helps(client):
    html = client.get("/topic/defense.atom", headers={"accept": "text/html"})
    assert html.status_code == 404
    assert html.headers["content-type"] == "text/html; charset=utf-8"
    assert '<a href="/topic/defence.atom">' in html.text
    assert '<a href="/feeds.opml">' in html.text
    text = client.get("/topic/defense.atom", headers={"accept": "*/*"})
    assert "Did you mean /topic/defence.atom?" in text.text


def test_a_missing_page_repeats_nothing_as_markup(client):
    answer = client.get("/<script>alert(1)</script>", headers={"accept": "text/html"})
    assert "<script>" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_a_missing_page_without_its_suffix_is_found(client, output):
    (output / "topic" / "defence.html").write_bytes(b"<p>")
    (output / "topic" / "defences.atom").write_bytes(FEED)
    html = client.get("/topic/defence", headers={"accept": "text/html"})
    assert html.status_code == 404
    assert '<a href="/topic/defence.html">' in html.text
    assert '<a href="/">' in html.text
    assert "Did you mean /all.atom?" in client.get("/all").text


def test_a_missing_page_is_not_guessed_at(client):
    headers = client.get("/none", headers={"accept": "*/*"}).headers
    assert headers["content-type"] == "text/plain; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_files_can_only_be_read(client, method):
    answer = client.request(method, "/all.atom")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_of_other_sites_are_told_that_they_may_read_feeds(client):
    answer = client.options("/all.atom")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"
    assert answer.headers["access-control-allow-headers"] == "If-None-Match, If-Modified-Since"
    assert "content-length" not in answer.headers


@pytest.mark.parametrize("path", ["/", "/none.atom", "/style.css", "/.draft.atom"])
def test_of_anything_but_feeds_they_are_not(client, path):
    answer = client.options(path)
    assert answer.status_code == 405
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.usefixtures("output")
def test_memory_is_bounded(settings, serve, monkeypatch):
    monkeypatch.setattr(server, "CACHE_BYTES", 10_000)
    files = Files(settings)
    client = serve(files)
    for name in ("all.atom", "topic/defence.atom", "odd.bin", "index.html", "all.atom"):
        assert client.get(f"/{name}").content == FILES[name]
    assert files._bytes == sum(kept.size for kept in files._kept.values()) <= 10_000


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/a/", "a/index.html"),
        ("/a.atom", "a.atom"),
        ("/a//b", ""),
        ("/../b", ""),
        ("", "index.html"),
    ],
)
def test_an_address_means_a_name_below_the_folder_or_none(path, name):
    assert file_name(path) == name

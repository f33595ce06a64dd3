"""What bytes are."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from feeds.text.mediatype import describe, sniff

PLAIN, PAGE, MARKDOWN = "text/plain", "text/html", "text/markdown"


def archive(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name in names:
            opened.writestr(name, "x")
    return target.getvalue()


@pytest.mark.parametrize(
    ("body", "name", "media_type"),
    [
        (b"Title\n\nText of the article.", "a.txt", PLAIN),
        (b"Title\n\nText of the article.", "a", PLAIN),
        (b"<!DOCTYPE html><title>x</title>", "a.txt", PAGE),
        (b"\xef\xbb\xbf \n<!-- x -->\n<html lang=vi><p>x", "a.txt", PAGE),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html xmlns="x">', "a.xml", PAGE),
        (b"<BODY><p>x</p>", "a.txt", PAGE),
        (b"<article>\n<h1>x</h1></article>", "a", PAGE),
        (b"<article> is an element for articles", "a.txt", PLAIN),
        (b"<p class=x>Text</p><p>more</p>", "a.txt", PAGE),
        (b"<h1>Text</h1>", "a", PAGE),
        (b"<meta charset=utf-8><p>x", "a", PAGE),
        (b"<p> is the tag of a paragraph", "a.txt", PLAIN),
        (b"Prose that names the <html> tag", "a.txt", PLAIN),
        (b"Prose with <b>a tag</b>", "a.html", PAGE),
        (b"Prose &amp; a reference", "a.HTM", PAGE),
        (b"Prose without any", "a.html", PLAIN),
        (b"# Title\n\nText", "a.md", MARKDOWN),
        (b"# Title\n\nText", "a.txt", PLAIN),
        (b"---\ntitle: x\n---\ntext", "a.txt", MARKDOWN),
        (b"+++\r\ntitle = 'x'\r\n+++\r\ntext", "a", MARKDOWN),
        (b"---\nno key here\n---\ntext", "a.txt", PLAIN),
        (b"---\ntitle: never ends\n", "a.txt", PLAIN),
        (b"---\ndate: 2024\ntitle: never ends\nauthor: A\n\nText", "a.txt", MARKDOWN),
        (b"---\nNote: no title\n\nText", "a.txt", PLAIN),
        ("<html><p>Việt</p></html>".encode("utf-16"), "a.txt", PAGE),
        ("Tiếng Việt có dấu, rất nhiều dấu.".encode("utf-16-le"), "a.txt", PLAIN),
        ("\x02\x05 Chữ hoa hiếm gặp".encode(), "a.txt", PLAIN),
        (b"\x1b$B\x24\x22\x1b(B text in seven bits", "a.txt", PLAIN),
        (b'<?xml version="1.0"?><rss version="2.0">', "a.xml", "application/rss+xml"),
        (b'<!-- x --><feed xmlns="http://www.w3.org/2005/Atom">', "a", "application/atom+xml"),
        (b"<rdf:RDF xmlns:rdf='x'>", "a", "application/rdf+xml"),
        (b"<opml version='2.0'>", "a", "text/x-opml"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "a.svg", "image/svg+xml"),
        (b"<?xml version='1.0'?><other/>", "a.xml", "application/xml"),
        (b'  {"title": "x"}', "a.json", "application/json"),
        (b'[{"title": "x"}]', "a", "application/json"),
        (b"[1] A footnote\n[2] Another", "a.txt", PLAIN),
        (b"{curly prose}", "a.txt", PLAIN),
        (b'["a", 2]', "a", "application/json"),
        (b"[" * 9000 + b"]" * 6000, "a", PLAIN),
        (b"<note>x</note>", "a.xml", "application/xml"),
    ],
)
def test_text_is_told_by_its_beginning_and_only_then_by_its_name(body, name, media_type):
    assert sniff(body, name=name) == media_type


@pytest.mark.parametrize(
    ("claimed", "media_type"),
    [("text/markdown; charset=utf-8", MARKDOWN), ("TEXT/HTML", PAGE), ("image/png", PLAIN), ("", PLAIN)],
)
def test_what_the_sender_says_counts_like_a_name(claimed, media_type):
    assert sniff(b"Text with <i>one</i> tag", name="a", claimed=claimed) == media_type


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "a PNG image"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "a JPEG image"),
        (b"GIF89a" + bytes(20), "a GIF image"),
        (b"%PDF-1.7\n1 0 obj", "a PDF document"),
        (b"{\\rtf1\\ansi text}", "a rich text (RTF) document"),
        (b"%!PS-Adobe-3.0", "a PostScript document"),
        (gzip.compress(b"text"), "a gzip file"),
        (archive("a.txt"), "a zip archive"),
        (archive("[Content_Types].xml", "word/document.xml"), "a Word document"),
        (archive("xl/workbook.xml"), "an Excel workbook"),
        (b"ID3\x03\x00\x00\x00" + bytes(40), "an MP3 recording"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 " + bytes(20), "a WEBP image"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2", "an MP4 video"),
        (b"wOF2\x00\x01\x00\x00" + bytes(20), "a WOFF2 font"),
        (b"MZ\x90\x00\x03" + bytes(60), "a program"),
        (b"\xca\xfe\xba\xbe\x00\x00\x004" + bytes(20), "a file of the type application/java"),
        (b"\x00\x01\x02\x03" * 20, "a binary file of an unknown kind"),
        (b"L\x00\x00\x00", "a binary file of an unknown kind"),
    ],
)
def test_a_binary_file_is_named_whatever_its_name_is(body, words):
    assert describe(sniff(body, name="article.txt")) == words


@pytest.mark.parametrize("start", [b"GIF89a", b"BM", b"ID3", b"MZ", b"BZh"])
def test_letters_that_also_begin_binary_files_may_begin_text(start):
    assert sniff(start + b" is how a sentence in plain text may begin.", name="a.txt") == PLAIN


def test_a_match_without_a_media_type_is_a_binary_file_of_an_unknown_kind():
    assert sniff(b"regf" + bytes(60), name="a.txt") == "application/octet-stream"


def test_a_few_stray_controls_do_not_make_text_binary():
    assert sniff(b"a\x00b\x01c" + b" words of text" * 40, name="a.txt") == PLAIN
    assert sniff(b"\x07one bell", name="a.txt") == PLAIN
    assert sniff(b"\x01\x02\x03\x04 text" * 20, name="a.txt") == "application/octet-stream"


LINE = b"The ferry crossed the bay again on Sunday, after a week of storms.\n"


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        (b"From: a@b\nSubject: x\n\n" + LINE, "a.txt", "an e-mail message"),
        (b"Received: by x;\n\tSunday\nDate: Sun, 3 May 2026\n\n" + LINE, "a", "an e-mail message"),
        (b"From desk Sun May  3\r\nTo: Ann\r\nSubject: x\r\n\r\n" + LINE, "a", "an e-mail message"),
        (b"From: Ann\nX-Only: x\n\n" + LINE, "a.eml", "an e-mail message"),
        (b"From: Ann\n" + b"X-Only: x\n" * 4000, "a.eml", "an e-mail message"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n",
            "a.mhtml",
            "a saved web page (MHTML)",
        ),
        (b"#!/bin/sh\necho ferry\n", "a.txt", "a script"),
        (b"import sys\n\nprint(sys.path)\n", "a.py", "a Python program"),
        (b"int main(void) { return 0; }\n", "a.c", "a program's source in C"),
        (b"alert(1);\n", "a.js", "a JavaScript program"),
        (b"p { color: red; }\n", "a.css", "a style sheet (CSS)"),
        (b"ferry,time\nAnna,12:00\n", "a.csv", "a table (CSV)"),
        (b"ferry\ttime\nAnna\t12:00\n", "a.tsv", "a table (TSV)"),
    ],
)
def test_mail_sources_and_tables_are_named(body, name, words):
    assert describe(sniff(body, name=name)) == words


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (b"From: the ministry\nDate: 3 May 2026\n\n" + LINE, "a.txt"),
        (b"From: a@b\nSubject: x\n" + LINE, "a.txt"),
        (b"Note: this is prose\n\n" + LINE, "a.txt"),
        (b"Note: this is prose\n\n" + LINE, "a.eml"),
        (b"Crossing again\n\n" + LINE * 3, "a.py"),
        (b"Crossing again\n\n" + LINE * 3, "a.csv"),
        (b"#! is how a script begins", "a.txt"),
    ],
)
def test_prose_that_looks_like_mail_or_has_the_name_of_a_source_is_prose(body, name):
    assert sniff(body, name=name) == PLAIN


@pytest.mark.parametrize(
    "start",
    [
        b"<script>alert(1)</script> ",
        b"<img src=x onerror=alert(1)>",
        b"<p>x</p>\n",
        b"<!-- a comment -->",
        b"<!-- a comment that never ends\n",
    ],
)
def test_a_stray_tag_before_ordinary_lines_makes_no_page(start):
    assert sniff(start + LINE * 4, name="a.txt") == PLAIN
    assert sniff(start + b"<p>" + LINE * 4 + b"</p>", name="a.txt") == (PLAIN if b"never" in start else PAGE)

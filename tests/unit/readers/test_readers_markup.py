"""Elements to blocks, and blocks to inline markup."""

from __future__ import annotations

import pytest

from feeds.readers.markup import absolute, blocks_of, inline_html, prepare


def blocks(root):
    return [(found.kind.value, found.text) for found in blocks_of(prepare(root))]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>a</p>b<p>c</p>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<p>a<br>b</p>", [("paragraph", "a b")]),
        ("<p>a<br> <br>b<br>c</p>", [("paragraph", "a"), ("paragraph", "b c")]),
        ("<p><br>a</p>", [("paragraph", "a")]),
        ("<div>a<p>b</p>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<a href=x><h2>a</h2>b</a>", [("heading", "a"), ("paragraph", "b")]),
        ("<ul><li>a<ol><li>b</ol><li><p>c</ul>", [("item", "a"), ("numbered", "b"), ("item", "c")]),
        ("<dl><dt>a<dd>b</dl>", [("item", "a"), ("item", "b")]),
        ("<blockquote>a<p>b</blockquote>", [("quotation", "a"), ("quotation", "b")]),
        ("<figure><img src=x><figcaption>a</figcaption></figure>", [("caption", "a")]),
        ("<pre>\n a\n  b\n</pre><pre> </pre>", [("preformatted", " a\n  b")]),
        (
            "<table><caption>c</caption><tr><th>a<th>b<tr><td><td></table>",
            [("caption", "c"), ("table", "a | b")],
        ),
        ("<table><tr><td>a<td><p>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table><tr><td>a<tr><td>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table role=presentation><tr><td>a<td>b</table>", [("paragraph", "a"), ("paragraph", "b")]),
        ("<table><tr><td><td></table>", []),
        ("<table></table>", []),
        ("<script>a</script><style>b</style><button>c</button>d", [("paragraph", "d")]),
        ("<p>&#1;&#xa0;\u200b</p>", []),
    ],
)
def test_elements_are_blocks_by_their_names(tree, markup, expected):
    assert blocks(tree(markup)) == expected


@pytest.mark.parametrize(
    ("markup", "html"),
    [
        ("a <i>b</i> <b>c</b> <tt>d</tt>", "a <em>b</em> <strong>c</strong> <code>d</code>"),
        ("a<br>b", "a<br> b"),
        ("<a href=/x>b</a>", '<a href="https://a.example/x">b</a>'),
        ("<a href=//b.example/x>b</a>", '<a href="https://b.example/x">b</a>'),
        ("<a href='javascript:x'>b</a> <i>c</i>", "b <em>c</em>"),
        ("<a href='&quot;&gt;'>b</a>", '<a href="https://a.example/b/&quot;&gt;">b</a>'),
        ("<em></em><em> </em>a", ""),
        ("<span class=x>a</span>", ""),
        ("<span lang=fr dir=ltr>a</span>", '<span dir="ltr" lang="fr">a</span>'),
        ("<abbr title=x>a</abbr><abbr>b</abbr>", '<abbr title="x">a</abbr><abbr>b</abbr>'),
        ("<i>a <b>&lt;b&gt;</b> c</i>", "<em>a <strong>&lt;b&gt;</strong> c</em>"),
        ("<font>a</font> &amp; <o:p>b</o:p>", ""),
    ],
)
def test_inline_markup_is_written_anew(tree, markup, html):
    (found,) = blocks_of(prepare(tree(f"<p>{markup}</p>")))
    assert inline_html(found, "https://a.example/b/") == html


def test_a_sign_that_would_be_composed_with_a_tag_does_not_swallow_it(tree):
    (found,) = blocks_of(prepare(tree("<p>a <b>&#824;x</b></p>")))
    assert inline_html(found, "") == "a <strong>&#824;x</strong>"


@pytest.mark.parametrize(
    ("link", "base", "result"),
    [
        ("x", "https://a.example/b/c", "https://a.example/b/x"),
        (" https://a.example/x y\n", "", "https://a.example/x%20y"),
        ("x", "", ""),
        ("#part", "https://a.example/", ""),
        ("https://[broken", "https://a.example/", ""),
        ("mailto:a@b.example", "", "mailto:a@b.example"),
        ("tel:123", "https://a.example/", ""),
        ("https://a.example/" + "x" * 3000, "", ""),
        ("java\x01script:x", "", ""),
    ],
)
def test_a_link_is_absolute_or_nothing(link, base, result):
    assert absolute(link, base) == result

"""Whatever an entry says: its Atom parses strictly, alone and whole, and says the same."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.model import Filing, Site
from feeds.text.unicode import printable
from feeds.writers.atom import ATOM, fragment
from tests.contract.store_values import entry

SITE = Site("8a13a81f-5280-5bd6-b906-2ecad62dd8e7", "Wire", "http://127.0.0.1:8000/", "Desk")
STRICT = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
HOSTILE = "\x00\x01\x1b\x85\u2028\u202e\u0338\ufeff\ufffe\ud800\U0010ffff<>&\"']/"
PIECES = ("<content", '<content type="html"/>', "</entry>", "]]>", "<![CDATA[", "&lt;", "&#1;", "<!--", "<?x")

texts = st.lists(
    st.one_of(
        st.text(st.one_of(st.characters(), st.sampled_from(HOSTILE)), max_size=20), st.sampled_from(PIECES)
    ),
    max_size=8,
).map("".join)


@given(content=texts, title=texts, summary=texts, author=texts)
def test_the_atom_of_any_entry_parses_and_holds_its_content(content, title, summary, author):
    said = replace(entry("a"), content_html=content, title=title, summary=summary, publisher=author)
    written = etree.fromstring(fragment(said, Filing(), SITE, {}), STRICT)
    contents = written.findall(f"{{{ATOM}}}content")
    assert [found.text for found in contents] == [
        f'<div lang="{said.language}" dir="ltr">{printable(content)}</div>'
    ]
    assert written[-1].tag in {f"{{{ATOM}}}link", f"{{{ATOM}}}source"}

"""The published pages in Debian's Chromium, under the content security policy of the server."""

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import sync_playwright

from feeds.build import build, describe, title
from feeds.model import Category, Entry, Filing, Member, Moment, Precision, Site, Topic
from feeds.writers import Listed, Shelf, atom, opml, page

pytestmark = pytest.mark.browser

POLICY = (
    "default-src 'none'; img-src https: data:; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
SEEN = datetime(2024, 3, 5, 8, tzinfo=UTC)
TOPICS = {"sea": Topic("sea", {"en": "Sea and harbours", "ar": "البحر والموانئ"}, {})}
ITEM = "item/00000000-0000-5000-8000-000000000001.html"


@dataclass(frozen=True)
class Filed:
    entry: Entry
    filing: Filing


def filed(number: int, language: str, name: str, words: str) -> Filed:
    entry = Entry(
        id=f"urn:uuid:00000000-0000-5000-8000-{number:012d}",
        document="",
        source="",
        title=name,
        language=language,
        paragraphs=(words,),
        content_html=f"<p>{words}</p>",
        summary=words,
        seen=SEEN,
        updated=SEEN,
        published=Moment("2024-03-05", Precision.DAY),
    )
    return Filed(entry, Filing((Category("topic", "sea", 4.0),)))


ENTRIES = (
    filed(1, "ar", "الميناء الجديد يستقبل أول سفينة", "استقبل الميناء صباح اليوم أول سفينة شحن."),
    filed(2, "en", "A harbour opens " + "wide" * 40, "The first ship has come in."),
)


class Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # 1.0 closes after each answer, which the browser now and then finds reset
    extensions_map = {".html": "text/html; charset=utf-8", ".css": "text/css", ".atom": "application/xml"}  # noqa: RUF012

    def end_headers(self):
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def address(tmp_path):
    """Publish a small newswire and serve it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}/"
    publish(tmp_path, base)
    yield base
    server.shutdown()
    thread.join()
    server.server_close()


def publish(folder, base):
    site = Site("0b9f3f4e-6c64-4f0c-9d6e-5a3c1f0f2b11", "Harbour Wire", base, "Harbour Wire", version="1")
    sources = [describe(path, site=site, created=SEEN) for path in ("all", "lang/ar", "lang/en", "topic/sea")]
    listed = tuple(Listed(source, title(source, site=site, topics=TOPICS)) for source in sources)
    shelf = Shelf(site, TOPICS, listed)
    members = [
        Member(n, each.entry.id, 1, SEEN, atom.fragment(each.entry, each.filing, site, TOPICS))
        for n, each in enumerate(ENTRIES)
    ]
    files = {"index.html": page.front(shelf, ENTRIES), "feeds.opml": opml.write(shelf), **page.assets()}
    for source in sources:
        feed = build(source, members, site=site, topics=TOPICS)
        files[f"{source.path}.atom"] = atom.write(feed)
        files[f"{source.path}.html"] = page.feed_page(feed, ENTRIES, TOPICS)
    for each in ENTRIES:
        files[f"item/{each.entry.key}.html"] = page.item(each.entry, each.filing, site, TOPICS)
    for path, written in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written)


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield running
        running.close()


@pytest.fixture
def tab(browser):
    """Open a page, and fail at the end if the browser complained."""
    complaints = []
    context = browser.new_context(viewport={"width": 390, "height": 844})
    opened = context.new_page()
    opened.on("console", lambda message: complaints.append(message.text))
    opened.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    yield opened
    context.close()
    assert complaints == []


def style(tab, selector, name):
    return tab.locator(selector).first.evaluate("(element, name) => getComputedStyle(element)[name]", name)


def test_a_reader_goes_from_the_front_page_to_an_article_and_back(tab, address):
    tab.goto(address)
    assert tab.title() == "Harbour Wire"
    tab.get_by_role("link", name="الميناء الجديد").click()
    assert tab.url == address + ITEM
    tab.get_by_role("link", name="البحر والموانئ").click()
    assert tab.url == address + "topic/sea.html"
    tab.get_by_role("link", name="Harbour Wire").click()
    assert tab.url == address + "index.html"


@pytest.mark.parametrize(
    "path", ["", ITEM, "item/00000000-0000-5000-8000-000000000002.html", "topic/sea.html"]
)
def test_a_telephone_shows_every_page_in_its_width(tab, address, path):
    tab.goto(address + path)
    assert tab.evaluate("document.documentElement.scrollWidth") == 390
    assert style(tab, "body", "backgroundColor") == "rgb(253, 252, 248)"


def test_pages_are_dark_for_those_who_ask_for_it(tab, address):
    tab.emulate_media(color_scheme="dark")
    tab.goto(address)
    assert style(tab, "body", "backgroundColor") == "rgb(23, 22, 19)"


def test_right_to_left_text_stands_on_the_right(tab, address):
    tab.goto(address + ITEM)
    right = tab.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector("article p"));
            return range.getBoundingClientRect().right;
        }"""
    )
    assert right == 390 - 20
    tab.goto(address)
    assert style(tab, "li[dir=rtl] h3", "direction") == "rtl"


def test_a_feed_opened_in_the_browser_is_a_page_to_read(tab, address):
    tab.goto(address + "lang/ar.atom")
    assert style(tab, "feed > title", "display") == "block"
    assert style(tab, "entry > content", "display") == "none"
    assert style(tab, "entry", "direction") == "rtl"


@pytest.mark.usefixtures("address")
def test_pages_find_each_other_on_a_disk_too(tab, tmp_path):
    tab.goto((tmp_path / "topic" / "sea.html").as_uri())
    assert style(tab, "body", "backgroundColor") == "rgb(253, 252, 248)"
    tab.get_by_role("link", name="الميناء الجديد").click()
    assert tab.url == (tmp_path / ITEM).as_uri()

"""A small newswire, made by hand: six entries, three topics, two places."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from feeds.model import (
    Category,
    Entry,
    Feed,
    Filing,
    Link,
    Member,
    Moment,
    Person,
    Precision,
    Site,
    Source,
    Topic,
)
from feeds.writers import atom
from feeds.writers.shelf import Listed, Shelf

SITE = Site(
    id="0b9f3f4e-6c64-4f0c-9d6e-5a3c1f0f2b11",
    title="Harbour Wire",
    base_url="http://127.0.0.1:8000/",
    author="Harbour Wire",
    rights="Each text belongs to its outlet.",
    version="0.1.0",
)
TOPICS = {
    "trade": Topic(
        "trade",
        {"en": "Trade", "vi": "Thương mại", "ar": "التجارة", "ja": "貿易"},
        {},
        scheme="http://cv.iptc.org/newscodes/mediatopic/20000385",
    ),
    "sea": Topic("sea", {"en": "Sea & harbours", "vi": "Biển và cảng", "ar": "البحر والموانئ"}, {}),
    "sport": Topic("sport", {"en": "Sport"}, {}),
}


@dataclass(frozen=True, slots=True)
class Filed:
    entry: Entry
    filing: Filing


def at(day: int, hour: int = 8) -> datetime:
    return datetime(2024, 3, day, hour, 30, tzinfo=UTC)


def filing(*topics: str, places: tuple[str, ...] = ()) -> Filing:
    return Filing(
        (*(Category("topic", key, 4.0) for key in topics), *(Category("place", key, 4.0) for key in places))
    )


def entry(number: int, title: str, language: str, *paragraphs: str, **more: object) -> Entry:
    values = {
        "id": f"urn:uuid:00000000-0000-5000-8000-{number:012d}",
        "document": f"{number:064x}",
        "source": f"private/desk/{number}.txt",
        "title": title,
        "language": language,
        "paragraphs": paragraphs,
        "content_html": "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs),
        "seen": at(number),
        "updated": at(number),
        "summary": paragraphs[0],
    }
    return Entry(**{**values, **more})


ENTRIES = (
    Filed(
        entry(
            6,
            "Cảng mới đón chuyến tàu đầu tiên sau ba năm xây dựng",
            "vi",
            "Sáng nay, cảng nước sâu ở cửa sông đã đón con tàu chở hàng đầu tiên sau ba năm xây dựng.",
            "Theo ban quản lý, cảng có thể tiếp nhận bốn tàu lớn cùng lúc và giúp rút ngắn một ngày đường.",
            "Các doanh nghiệp trong vùng chờ đợi phí bốc dỡ sẽ giảm trước cuối năm.",
            authors=(Person("Lan Phương"), Person("Hữu Thọ")),
            publisher="Báo Cửa Sông",
            published=Moment("2024-03-05", Precision.DAY),
            captions=("Con tàu đầu tiên cập cầu cảng số một.",),
            credits=("Ban quản lý cảng",),
            url="https://news.example/cang-moi?a=1&b=2",
        ),
        filing("trade", "sea", places=("vn",)),
    ),
    Filed(
        entry(
            5,
            "الميناء الجديد يستقبل أول سفينة بعد ثلاث سنوات من العمل",
            "ar",
            "استقبل الميناء العميق عند مصب النهر صباح اليوم أول سفينة شحن بعد ثلاث سنوات من العمل.",
            "وتقول الإدارة إن الميناء يتسع لأربع سفن كبيرة في وقت واحد، ويختصر الرحلة يومًا كاملًا (24 ساعة).",
            authors=(Person("هدى السالم"),),
            publisher="صحيفة المصب",
            published=Moment("2024-03", Precision.MONTH),
            revision=2,
        ),
        filing("sea"),
    ),
    Filed(
        entry(
            4,
            "Harbour fees to fall by a third, say <b>owners</b> & crews",
            "en",
            "Fees for loading and unloading will fall by a third before the end of the year.",
            "Crews had asked for half. &lt;Nobody&gt; expects the last word to have been spoken.",
            published=Moment("2024-03-04T07:15:00+07:00", Precision.SECOND),
            publisher="The Estuary",
        ),
        filing("trade", places=("gb", "vn")),
    ),
    Filed(
        entry(3, "新しい港に最初の船", "ja", "三年の工事を経て、新しい港に最初の貨物船が入った。"),
        filing("sea"),
    ),
    Filed(
        entry(
            2,
            "Notice to mariners",
            "mul",
            "Lights at the northern mole are out.",
            "Đèn ở đê chắn sóng phía bắc đã tắt.",
            languages={"en": 0.5, "vi": 0.45, "fr": 0.05},
            provenance={"title": "derived"},
        ),
        filing(),
    ),
    Filed(entry(1, "\u202e\u200b", "und", "4711 0815 · 20 × 7", summary=""), filing("retired")),
)


def source(path: str, count: int, *, topic: str = "", place: str = "", language: str = "") -> Source:
    return Source(
        path=path,
        id=f"urn:uuid:11111111-0000-5000-8000-{len(path):012d}",
        created=at(1),
        changed=at(7),
        count=count,
        topic=topic,
        place=place,
        language=language,
    )


SHELF = Shelf(
    SITE,
    TOPICS,
    (
        Listed(source("all", 6), "Harbour Wire"),
        Listed(source("lang/ar", 1, language="ar"), "العربية — Harbour Wire"),
        Listed(source("lang/en", 2, language="en"), "English — Harbour Wire"),
        Listed(source("lang/fr", 0, language="fr"), "Français — Harbour Wire"),
        Listed(source("lang/mul", 1, language="mul"), "Multiple languages — Harbour Wire"),
        Listed(source("lang/vi", 2, language="vi"), "Tiếng Việt — Harbour Wire"),
        Listed(source("place/gb", 1, place="gb"), "United Kingdom — Harbour Wire"),
        Listed(source("place/vn", 2, place="vn"), "Vietnam — Harbour Wire"),
        Listed(source("place/vn/vi", 1, place="vn", language="vi"), "Việt Nam — Tiếng Việt — Harbour Wire"),
        Listed(source("topic/retired", 1, topic="retired"), "retired — Harbour Wire"),
        Listed(source("topic/sea", 3, topic="sea"), "Sea & harbours — Harbour Wire"),
        Listed(
            source("topic/sea/ar", 1, topic="sea", language="ar"), "البحر والموانئ — العربية — Harbour Wire"
        ),
        Listed(
            source("topic/sea/vi", 1, topic="sea", language="vi"), "Biển và cảng — Tiếng Việt — Harbour Wire"
        ),
        Listed(source("topic/sport", 0, topic="sport"), "Sport — Harbour Wire"),
        Listed(source("topic/trade", 2, topic="trade"), "Trade — Harbour Wire"),
        Listed(
            source("topic/trade/vi", 1, topic="trade", language="vi"),
            "Thương mại — Tiếng Việt — Harbour Wire",
        ),
    ),
)


def feed(path: str = "topic/sea/vi", entries: tuple[Filed, ...] = ENTRIES, **more: object) -> Feed:
    """Make a feed of all six, newest first, with links such as the step before gives."""
    members = tuple(
        Member(
            seq=len(entries) - place,
            entry=filed.entry.id,
            revision=1,
            entered=filed.entry.seen,
            fragment=atom.fragment(filed.entry, filed.filing, SITE, TOPICS),
        )
        for place, filed in enumerate(entries)
    )
    values = {
        "path": path,
        "id": "urn:uuid:22222222-0000-5000-8000-000000000001",
        "title": "Biển và cảng — Tiếng Việt — Harbour Wire",
        "subtitle": "Chủ đề: Biển và cảng · Ngôn ngữ: Tiếng Việt",
        "updated": at(7),
        "language": "vi",
        "links": (
            Link("self", f"{SITE.base_url}{path}.atom", "application/atom+xml"),
            Link("alternate", f"{SITE.base_url}{path}.html", "text/html"),
            Link("prev-archive", f"{SITE.base_url}archive/{path}/1.atom", "application/atom+xml"),
            Link("related", f"{SITE.base_url}topic/sea/ar.atom", "application/atom+xml", "ar", "العربية"),
        ),
        "members": members,
        "site": SITE,
    }
    return Feed(**{**values, **more})


@pytest.fixture(scope="session")
def wire() -> SimpleNamespace:
    """The newswire and what makes it."""
    return SimpleNamespace(
        site=SITE,
        topics=TOPICS,
        entries=ENTRIES,
        shelf=SHELF,
        entry=entry,
        filing=filing,
        feed=feed,
        at=at,
        fragment=lambda filed: atom.fragment(filed.entry, filed.filing, SITE, TOPICS),
        with_site=lambda shelf, **more: replace(shelf, site=replace(SITE, **more)),
    )

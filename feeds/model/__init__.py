"""The values that flow through Seedwire: frozen, without behaviour that touches the world."""

from feeds.model.article import KEPT, Article, Block, Claim, Cleaned, Image, Kind, Label, Line
from feeds.model.document import Document
from feeds.model.entry import Entry, Moment, Person, Precision, Rejected, SetAside
from feeds.model.feed import ARCHIVE_SIZE, Feed, Link, Member, Site, Source
from feeds.model.topic import Category, Filing, Topic

__all__ = [
    "ARCHIVE_SIZE",
    "KEPT",
    "Article",
    "Block",
    "Category",
    "Claim",
    "Cleaned",
    "Document",
    "Entry",
    "Feed",
    "Filing",
    "Image",
    "Kind",
    "Label",
    "Line",
    "Link",
    "Member",
    "Moment",
    "Person",
    "Precision",
    "Rejected",
    "SetAside",
    "Site",
    "Source",
    "Topic",
]

-- The first shape of the store.
--
-- Times are whole microseconds since 1970 in UTC. Digests are hexadecimal. An entry and a feed go by a
-- small number inside the store, so that a membership takes a few bytes; outside they go by id and path.

PRAGMA application_id = 0x53574952;

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The seeds folder as it was when last looked at.
CREATE TABLE files (
    source   TEXT PRIMARY KEY,
    size     INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    ctime_ns INTEGER NOT NULL,
    inode    INTEGER NOT NULL,
    state    TEXT NOT NULL,
    digest   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE set_aside (
    source TEXT PRIMARY KEY,
    reason TEXT NOT NULL,
    since  INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One delivery of bytes; body is compressed with zstandard.
CREATE TABLE documents (
    number     INTEGER PRIMARY KEY,
    digest     TEXT NOT NULL UNIQUE,
    source     TEXT NOT NULL,
    retrieved  INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    charset    TEXT NOT NULL,
    body       BLOB NOT NULL
) STRICT;

-- What the newest revision of an entry says, as far as something is looked up by it.
-- sort: published where known to the day, else seen. page_published: its reading page is out.
CREATE TABLE entries (
    number         INTEGER PRIMARY KEY,
    id             TEXT NOT NULL UNIQUE,
    revision       INTEGER NOT NULL,
    document       TEXT NOT NULL,
    source         TEXT NOT NULL,
    position       INTEGER NOT NULL,
    url            TEXT NOT NULL,
    language       TEXT NOT NULL,
    significant    TEXT NOT NULL,
    cosmetic       TEXT NOT NULL,
    sort           INTEGER NOT NULL,
    page_published INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entries_by_source ON entries (source, position);
CREATE INDEX entries_by_document ON entries (document, position);
CREATE INDEX entries_by_url ON entries (url) WHERE url != '';
CREATE INDEX entries_by_text ON entries (significant);
CREATE INDEX entries_without_page ON entries (number) WHERE page_published = 0;

-- body is JSON compressed with zstandard, filing is JSON. Rows are long, therefore ordinary tables with
-- an index beside them.
CREATE TABLE revisions (
    entry    INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    filing   TEXT NOT NULL,
    body     BLOB NOT NULL,
    UNIQUE (entry, revision)
) STRICT;

-- A revision as Atom XML, as it stands in every feed.
CREATE TABLE fragments (
    entry    INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    body     BLOB NOT NULL,
    UNIQUE (entry, revision)
) STRICT;

-- What files the newest revision where it is filed: the words, a row a topic or place.
CREATE TABLE evidence (
    kind     TEXT NOT NULL,
    key      TEXT NOT NULL,
    entry    INTEGER NOT NULL,
    score    REAL NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (entry, kind, key)
) STRICT, WITHOUT ROWID;

-- The outbox: what the next publication turns into memberships, in the order taken in.
CREATE TABLE pending (
    number   INTEGER PRIMARY KEY AUTOINCREMENT,
    entry    INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    feed     TEXT NOT NULL,
    sort     INTEGER NOT NULL
) STRICT;
CREATE INDEX pending_by_entry ON pending (entry);

-- length: positions given so far. entries: different entries that were not withdrawn.
-- archives: documents 0 to archives - 1 are out and show what they would show if written now.
CREATE TABLE feeds (
    number               INTEGER PRIMARY KEY,
    path                 TEXT NOT NULL UNIQUE,
    id                   TEXT NOT NULL,
    created              INTEGER NOT NULL,
    changed              INTEGER NOT NULL,
    topic                TEXT NOT NULL,
    place                TEXT NOT NULL,
    language             TEXT NOT NULL,
    length               INTEGER NOT NULL DEFAULT 0,
    entries              INTEGER NOT NULL DEFAULT 0,
    generation           INTEGER NOT NULL DEFAULT 1,
    published_generation INTEGER NOT NULL DEFAULT 0,
    archives             INTEGER NOT NULL DEFAULT 0,
    head_digest          TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX feeds_behind ON feeds (path) WHERE published_generation < generation;

-- Clustered by feed and position, so that the newest of a feed lie side by side.
CREATE TABLE memberships (
    feed      INTEGER NOT NULL,
    seq       INTEGER NOT NULL,
    entry     INTEGER NOT NULL,
    revision  INTEGER NOT NULL,
    entered   INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (feed, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX memberships_by_entry ON memberships (entry) WHERE withdrawn = 0;

CREATE TABLE archives (
    feed   INTEGER NOT NULL,
    number INTEGER NOT NULL,
    digest TEXT NOT NULL,
    PRIMARY KEY (feed, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
    number  INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    job     TEXT NOT NULL,
    started INTEGER NOT NULL,
    ended   INTEGER,
    outcome TEXT NOT NULL,
    counts  TEXT NOT NULL,
    message TEXT NOT NULL
) STRICT;
CREATE INDEX runs_by_start ON runs (started);

-- An entry as it is held: its newest revision.
CREATE VIEW held AS
SELECT entries.number, entries.id, entries.document, entries.source, entries.url,
       entries.significant, entries.cosmetic, entries.position, revisions.body, revisions.filing
FROM entries
JOIN revisions ON revisions.entry = entries.number AND revisions.revision = entries.revision;

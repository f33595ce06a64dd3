-- Lines that recur in documents of one origin: a host, or a folder of the seeds.
--
-- documents counts those in which something was seen; fresh are counted, but not yet settled: evidence
-- changes between two runs only, so that what comes of a document does not hang on which came first.
-- seen is the number of documents of the origin when the line was last among them.

CREATE TABLE origins (
    number    INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE,
    documents INTEGER NOT NULL DEFAULT 0,
    fresh     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX origins_fresh ON origins (number) WHERE fresh > 0;

CREATE TABLE lines (
    origin    INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0,
    fresh     INTEGER NOT NULL DEFAULT 0,
    seen      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (origin, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX lines_fresh ON lines (origin, line) WHERE fresh > 0;

-- Entries: written.

-- name: add_entry
INSERT INTO entries (id, revision, document, source, position, url, language, significant, cosmetic, sort)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO NOTHING
RETURNING number;

-- name: add_fragment
INSERT INTO fragments (entry, revision, body) VALUES (?, ?, ?);

-- name: keep_entry
INSERT INTO entries (id, revision, document, source, position, url, language, significant, cosmetic, sort)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    revision = excluded.revision, document = excluded.document, source = excluded.source,
    position = excluded.position, url = excluded.url, language = excluded.language,
    significant = excluded.significant, cosmetic = excluded.cosmetic, sort = excluded.sort,
    page_published = 0
RETURNING number;

-- name: keep_revision
INSERT INTO revisions (entry, revision, filing, body) VALUES (?, ?, ?, ?)
ON CONFLICT (entry, revision) DO UPDATE SET filing = excluded.filing, body = excluded.body;

-- name: keep_fragment
INSERT INTO fragments (entry, revision, body) VALUES (?, ?, ?)
ON CONFLICT (entry, revision) DO UPDATE SET body = excluded.body WHERE body != excluded.body
RETURNING 1;

-- name: forget_evidence
DELETE FROM evidence WHERE entry = ?;

-- name: keep_evidence
INSERT INTO evidence (entry, kind, key, score, evidence) VALUES (?, ?, ?, ?, ?);

-- name: forget_pending
DELETE FROM pending WHERE entry = ?;

-- name: append_pending
INSERT INTO pending (entry, revision, feed, sort) VALUES (?, ?, ?, ?);

-- name: feeds_awaited
SELECT DISTINCT feed FROM pending WHERE entry = ? ORDER BY feed;

-- name: leave_pending
DELETE FROM pending WHERE entry = ? AND feed = ?;

-- name: feeds_joined
SELECT feed FROM pending WHERE entry = ?1
UNION
SELECT feeds.path FROM memberships JOIN feeds ON feeds.number = memberships.feed
WHERE memberships.entry = ?1 AND memberships.withdrawn = 0;

-- name: entry_number
SELECT number FROM entries WHERE id = ?;

-- name: feeds_holding
SELECT DISTINCT feeds.number, feeds.path
FROM memberships JOIN feeds ON feeds.number = memberships.feed
WHERE memberships.entry = ? AND memberships.withdrawn = 0;

-- name: stale_archives_of_feed
DELETE FROM archives
WHERE feed = ?1 AND number IN
    (SELECT seq / ?3 FROM memberships WHERE entry = ?2 AND feed = ?1 AND withdrawn = 0);

-- name: leave_feed
UPDATE feeds SET
    entries = entries - 1, generation = generation + 1, changed = max(changed, ?4),
    archives = min(archives, (SELECT min(seq) / ?3 FROM memberships
                              WHERE entry = ?2 AND feed = ?1 AND withdrawn = 0))
WHERE number = ?1;

-- name: withdraw
UPDATE memberships SET withdrawn = 1 WHERE feed = ? AND entry = ? AND withdrawn = 0;

-- name: stale_archives
DELETE FROM archives
WHERE (feed, number) IN
    (SELECT feed, seq / ?3 FROM memberships WHERE entry = ?1 AND revision = ?2 AND withdrawn = 0);

-- name: stale_feeds
UPDATE feeds SET
    generation = generation + 1,
    archives = min(archives, place.first)
FROM (SELECT feed, min(seq) / ?3 AS first FROM memberships
      WHERE entry = ?1 AND revision = ?2 AND withdrawn = 0 GROUP BY feed) AS place
WHERE feeds.number = place.feed;

-- name: bodies_from
SELECT revisions.body, entries.number, entries.revision
FROM entries JOIN revisions ON revisions.entry = entries.number AND revisions.revision = entries.revision
WHERE entries.source = ?;

-- name: move_body
UPDATE revisions SET body = ? WHERE entry = ? AND revision = ?;

-- name: move_entries
UPDATE entries SET source = ? WHERE source = ?;

-- name: move_documents
UPDATE documents SET source = ?1
WHERE source = ?2 AND digest IN (SELECT document FROM entries WHERE source = ?1);

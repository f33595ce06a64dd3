-- The outbox, the feeds and what is out.

-- name: promise
INSERT INTO feeds (path, id, created, changed, topic, place, language) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (path) DO NOTHING;

-- name: pending
SELECT count(*) FROM pending;

-- name: pending_feeds
SELECT DISTINCT feed FROM pending ORDER BY feed;

-- name: unknown_feeds
SELECT DISTINCT feed FROM pending
WHERE NOT EXISTS (SELECT 1 FROM feeds WHERE feeds.path = pending.feed) ORDER BY feed;

-- name: admit_as_taken_in
INSERT INTO memberships (feed, seq, entry, revision, entered)
SELECT feeds.number,
       feeds.length - 1 + row_number() OVER (PARTITION BY feeds.number ORDER BY pending.number),
       pending.entry, pending.revision, ?
FROM pending JOIN feeds ON feeds.path = pending.feed;

-- name: admit_by_published
INSERT INTO memberships (feed, seq, entry, revision, entered)
SELECT feeds.number,
       feeds.length - 1 + row_number() OVER (PARTITION BY feeds.number ORDER BY pending.sort, entries.id),
       pending.entry, pending.revision, ?
FROM pending
JOIN feeds ON feeds.path = pending.feed
JOIN entries ON entries.number = pending.entry;

-- name: lengthen_feeds
UPDATE feeds SET
    length = length + taken.positions, entries = entries + taken.fresh,
    generation = generation + 1, changed = max(changed, ?)
FROM (
    SELECT pending.feed AS path, count(*) AS positions,
           count(*) FILTER (WHERE NOT EXISTS (
               SELECT 1 FROM memberships
               WHERE memberships.entry = pending.entry AND memberships.feed = feeds.number
                 AND memberships.seq < feeds.length AND memberships.withdrawn = 0)) AS fresh
    FROM pending JOIN feeds ON feeds.path = pending.feed
    GROUP BY pending.feed
) AS taken
WHERE feeds.path = taken.path;

-- name: empty_pending
DELETE FROM pending;

-- name: feeds
SELECT path, id, created, changed, entries, topic, place, language,
       length, generation, published_generation, archives, head_digest
FROM feeds ORDER BY path;

-- name: feed
SELECT path, id, created, changed, entries, topic, place, language,
       length, generation, published_generation, archives, head_digest
FROM feeds WHERE path = ?;

-- name: behind
SELECT path, id, created, changed, entries, topic, place, language,
       length, generation, published_generation, archives, head_digest
FROM feeds WHERE published_generation < generation ORDER BY path;

-- name: touch
UPDATE feeds SET generation = generation + 1 WHERE path = ?;

-- name: members
SELECT memberships.seq, entries.id, memberships.revision, memberships.entered, fragments.body
FROM feeds
JOIN memberships ON memberships.feed = feeds.number
JOIN entries ON entries.number = memberships.entry
JOIN fragments ON fragments.entry = memberships.entry AND fragments.revision = memberships.revision
WHERE feeds.path = ? AND memberships.seq >= ? AND memberships.seq < ? AND memberships.withdrawn = 0
ORDER BY memberships.seq DESC;

-- name: memberships
SELECT feeds.path, max(memberships.seq), memberships.entered
FROM entries
JOIN memberships ON memberships.entry = entries.number AND memberships.withdrawn = 0
JOIN feeds ON feeds.number = memberships.feed
WHERE entries.id = ? GROUP BY feeds.path ORDER BY feeds.path;

-- name: archived
INSERT INTO archives (feed, number, digest) SELECT number, ?2, ?3 FROM feeds WHERE path = ?1
ON CONFLICT (feed, number) DO UPDATE SET digest = excluded.digest;

-- name: count_archive
UPDATE feeds SET archives = (
    SELECT archives.number + 1 FROM archives
    WHERE archives.feed = feeds.number AND archives.number >= ?2 AND NOT EXISTS (
        SELECT 1 FROM archives AS next
        WHERE next.feed = archives.feed AND next.number = archives.number + 1)
    ORDER BY archives.number LIMIT 1)
WHERE path = ?1 AND archives = ?2;

-- name: published
UPDATE feeds SET published_generation = ?2, head_digest = ?3 WHERE path = ?1;

-- name: unpublished_pages
SELECT id FROM entries WHERE page_published = 0 ORDER BY number;

-- name: page_published
UPDATE entries SET page_published = 1 WHERE id = ?;

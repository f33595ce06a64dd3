-- Documents and entries: asked.

-- name: document
SELECT source, body, retrieved, media_type, charset FROM documents WHERE digest = ?;

-- name: keep_document
INSERT INTO documents (digest, source, retrieved, media_type, charset, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (digest) DO NOTHING;

-- name: known_documents
SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM documents WHERE digest = wanted.value);

-- name: known_sources
SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM entries WHERE source = wanted.value);

-- name: known_ids
SELECT value FROM json_each(?) AS wanted WHERE EXISTS (SELECT 1 FROM entries WHERE id = wanted.value);

-- name: known_urls
SELECT value FROM json_each(?) AS wanted
WHERE EXISTS (SELECT 1 FROM entries WHERE url = wanted.value AND url != '');

-- name: known_texts
SELECT value FROM json_each(?) AS wanted
WHERE EXISTS (SELECT 1 FROM entries WHERE significant = wanted.value);

-- name: entry
SELECT body, filing, significant, cosmetic, position FROM held WHERE id = ?;

-- name: entries_from
SELECT body, filing, significant, cosmetic, position FROM held WHERE source = ? ORDER BY position, number;

-- name: entries_of
SELECT body, filing, significant, cosmetic, position FROM held WHERE document = ? ORDER BY position, number;

-- name: entry_with_url
SELECT body, filing, significant, cosmetic, position FROM held
WHERE url = ? AND url != '' ORDER BY number LIMIT 1;

-- name: entry_with_text
SELECT body, filing, significant, cosmetic, position FROM held
WHERE significant = ? ORDER BY number LIMIT 1;

-- name: entries
SELECT body, filing, significant, cosmetic, position FROM held WHERE id > ? ORDER BY id LIMIT ?;

-- name: revisions
SELECT revisions.body FROM entries JOIN revisions ON revisions.entry = entries.number
WHERE entries.id = ? ORDER BY revisions.revision;

-- name: count_entries
SELECT count(*) FROM entries;

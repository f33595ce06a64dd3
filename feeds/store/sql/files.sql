-- The seeds folder, what was set aside, and facts of the installation.

-- name: meta
SELECT value FROM meta WHERE key = ?;

-- name: set_meta
INSERT INTO meta (key, value) VALUES (?, ?)
ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: files
SELECT source, size, mtime_ns, ctime_ns, inode, state, digest
FROM files WHERE source > ? ORDER BY source LIMIT ?;

-- name: file
SELECT source, size, mtime_ns, ctime_ns, inode, state, digest FROM files WHERE source = ?;

-- name: saw
INSERT INTO files (source, size, mtime_ns, ctime_ns, inode, state, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (source) DO UPDATE SET
    size = excluded.size, mtime_ns = excluded.mtime_ns, ctime_ns = excluded.ctime_ns,
    inode = excluded.inode, state = excluded.state, digest = excluded.digest;

-- name: set_aside
INSERT INTO set_aside (source, reason, since, digest) VALUES (?, ?, ?, ?)
ON CONFLICT (source) DO UPDATE SET
    since = CASE WHEN reason = excluded.reason THEN since ELSE excluded.since END,
    reason = excluded.reason, digest = excluded.digest;

-- name: clear_aside
DELETE FROM set_aside WHERE source = ?;

-- name: asides
SELECT source, reason, since, digest FROM set_aside ORDER BY source;

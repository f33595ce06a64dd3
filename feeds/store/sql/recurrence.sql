-- Lines that recur in documents of one origin.

-- name: count_origin
INSERT INTO origins (name, fresh) VALUES (?, 1)
ON CONFLICT (name) DO UPDATE SET fresh = fresh + 1
RETURNING number;

-- name: count_line
INSERT INTO lines (origin, line, fresh) VALUES (?, ?, 1)
ON CONFLICT (origin, line) DO UPDATE SET fresh = fresh + 1;

-- name: recurring
SELECT lines.line FROM origins JOIN lines ON lines.origin = origins.number
WHERE origins.name = ? AND lines.documents >= ?;

-- name: fresh_origins
SELECT number FROM origins WHERE fresh > 0;

-- name: settle_origin
UPDATE origins SET documents = documents + fresh, fresh = 0 WHERE number = ?;

-- name: settle_lines
UPDATE lines SET
    documents = documents + fresh, fresh = 0,
    seen = (SELECT origins.documents FROM origins WHERE origins.number = lines.origin)
WHERE origin = ? AND fresh > 0;

-- name: forget_old_lines
DELETE FROM lines
WHERE origin = ?1 AND seen + ?2 < (SELECT origins.documents FROM origins WHERE origins.number = ?1);

-- name: forget_rare_lines
DELETE FROM lines
WHERE origin = ?1 AND line IN (
    SELECT rare.line FROM lines AS rare WHERE rare.origin = ?1
    ORDER BY rare.documents DESC, rare.seen DESC, rare.line LIMIT -1 OFFSET ?2);

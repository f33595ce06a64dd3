-- Executions of jobs.

-- name: note_run
INSERT INTO runs (id, job, started, ended, outcome, counts, message) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
    ended = excluded.ended, outcome = excluded.outcome, counts = excluded.counts, message = excluded.message;

-- name: interrupt_runs
UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running';

-- name: runs
SELECT id, job, started, ended, outcome, counts, message FROM runs
ORDER BY started DESC, number DESC LIMIT ?;

-- name: run
SELECT id, job, started, ended, outcome, counts, message FROM runs WHERE id = ?;

-- What a person waits for is claimed first, each kind in the order of its index. Reads probes once: a moment, for few are waiting.
CREATE INDEX IF NOT EXISTS "probes_due_asked" ON "probes" ("next_try_at", "id") WHERE "state" = 'waiting' AND "trigger" = 'asked';

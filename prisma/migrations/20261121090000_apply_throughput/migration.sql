-- Jobs that were tried before are looked for alone, in each round of the worker: without an index of their own that walks the whole
-- backlog, however long it is. As many tries as in lib/ledger/apply/backoff. Built in a moment: the queue is short, or a million rows
-- at most, whose writers (the door among them) wait for it about a second.
CREATE INDEX IF NOT EXISTS "apply_jobs_tried" ON "apply_jobs" ("available_at", "callback_id") WHERE "tries" >= 3;

-- Jobs that were tried before are looked for alone, in each round of the worker: without an index of their own that walks the whole
-- backlog, however long it is. As many tries as in lib/ledger/apply/backoff. Built in a moment: the queue is short, or a million rows
-- at most, whose writers (the door among them) wait for it about a second.
CREATE INDEX "apply_jobs_tried" ON "apply_jobs" ("available_at", "callback_id") WHERE "tries" >= 3;

-- Hashes are looked for in either case, by the indexes over lower(…). These two served no other statement, and a random hash in an
-- index costs a page of its own for each line that is written. Dropping takes a moment.
-- DropIndex
DROP INDEX "suborders_tx_id_idx";

-- DropIndex
DROP INDEX "transfers_tx_hash_idx";

-- Most callbacks have no batch: they need no place in the index of batches. Reads callbacks once and holds their writers meanwhile, or
-- is built beforehand.
CREATE INDEX IF NOT EXISTS "callbacks_of_batch" ON "callbacks" ("account_id", "batch_id", "id") WHERE "batch_id" IS NOT NULL;

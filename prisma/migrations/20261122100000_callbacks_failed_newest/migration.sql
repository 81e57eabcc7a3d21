-- Failed callbacks are asked for together with anything else of them, newest first, and are few: each of these conditions is answered by one
-- small index, which was two large ones laid over each other. Reads callbacks once and holds their writers meanwhile, or is built beforehand.
CREATE INDEX IF NOT EXISTS "callbacks_failed_newest" ON "callbacks" ("received_at" DESC, "id" DESC, "account_id", "provider", "outcome")
  WHERE "status" = 'failed';

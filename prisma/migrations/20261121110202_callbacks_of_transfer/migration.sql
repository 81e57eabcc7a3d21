-- Those without a transfer need no place in the index of transfers. Reads callbacks once and holds their writers meanwhile, or is built
-- beforehand.
CREATE INDEX IF NOT EXISTS "callbacks_of_transfer" ON "callbacks" ("account_id", "transfer_id", "id") WHERE "transfer_id" IS NOT NULL;

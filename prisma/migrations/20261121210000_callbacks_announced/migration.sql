-- Announcements are judged in the order in which they were applied: one that is proven later than it arrived is not passed by. Reads
-- callbacks once and holds their writers meanwhile, or is built beforehand; afterwards announcements alone write to it.
CREATE INDEX IF NOT EXISTS "callbacks_announced" ON "callbacks" ("provider", "type", "applied_at", "id")
  WHERE "type" = 'pre_transaction' AND "applied_at" IS NOT NULL;

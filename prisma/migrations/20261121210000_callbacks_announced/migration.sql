-- Announcements are judged in the order in which they were proven, which is that of their ids: one that is proven later than it arrived is
-- not passed by. Nothing in here ever changes, so applying a callback writes no index anew on its account. Reads callbacks once and holds
-- their writers meanwhile, or is built beforehand; afterwards announcements alone write to it.
CREATE INDEX IF NOT EXISTS "callbacks_announced" ON "callbacks" ("provider", "id")
  WHERE "type" = 'pre_transaction' AND "verified";

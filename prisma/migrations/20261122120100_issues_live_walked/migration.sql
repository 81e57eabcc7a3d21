-- The oldest and the newest live issue of a kind and account are the ends of a range of the first. The second gives out the records that
-- money hangs on with the kinds of their live issues, in order and without a look at the rows: those of several kinds are counted once.
-- Each reads the issues once and holds their writers meanwhile (a second for 400,000 issues), or is built beforehand.
CREATE INDEX IF NOT EXISTS "issues_live_opened" ON "issues" ("kind", "account_id", "opened_at") WHERE "state" IN ('open', 'acknowledged');
CREATE INDEX IF NOT EXISTS "issues_live_records" ON "issues" ("record_key", "kind")
  WHERE "state" IN ('open', 'acknowledged') AND "value_at_risk" <> '[]' AND "record_key" IS NOT NULL;

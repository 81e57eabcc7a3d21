-- Lists are walked newest first, which finds a page at once among what is common, and reads the whole table for what is rare. The
-- rare rows get indexes of their own: small ones, which the door seldom writes to.
-- Building them reads each table once and holds its writers meanwhile (some seconds for a million callbacks; the door answers
-- 503, and providers send again). Where that is too long, build them beforehand by the statements of docs/operations.md, which hold
-- nobody; then nothing is left to do here.
CREATE INDEX IF NOT EXISTS "callbacks_rare_outcomes" ON "callbacks" ("outcome", "received_at" DESC, "id" DESC)
  WHERE "outcome" IN ('failed', 'partial', 'blocked', 'cancelled', 'expired', 'none');
CREATE INDEX IF NOT EXISTS "callbacks_unverified" ON "callbacks" ("received_at" DESC, "id" DESC) WHERE NOT "verified";
-- The channel named as its provider is served by the provider's index.
CREATE INDEX IF NOT EXISTS "callbacks_further_channels" ON "callbacks" ("channel", "received_at" DESC, "id" DESC)
  WHERE "channel" <> "provider";
CREATE INDEX IF NOT EXISTS "requests_of_cause" ON "requests" ("cause", "received_at" DESC, "id" DESC) WHERE "cause" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "batches_outcome_opened_at_id_idx" ON "batches"("outcome", "opened_at" DESC, "id" DESC);

-- What a person waits for is claimed first, each kind in the order of its index.
CREATE INDEX IF NOT EXISTS "probes_due_asked" ON "probes" ("next_try_at", "id") WHERE "state" = 'waiting' AND "trigger" = 'asked';

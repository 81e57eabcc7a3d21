-- Lists are walked newest first, which finds a page at once among what is common, and reads the whole table for what is rare. The
-- rare rows get indexes of their own: small ones, which the door seldom writes to. One a folder, here and in those that follow: a
-- migration that held one table while it waits for the next would hold up the door, and be waited for crosswise by whoever applies.
-- Building one reads its table once and holds its writers meanwhile (some seconds for a million callbacks; the door answers
-- 503, and providers send again). Where that is too long, build them beforehand by the statements of docs/operations.md, which hold
-- nobody; then nothing is left to do here.
CREATE INDEX IF NOT EXISTS "callbacks_rare_outcomes" ON "callbacks" ("outcome", "received_at" DESC, "id" DESC)
  WHERE "outcome" IN ('failed', 'partial', 'blocked', 'cancelled', 'expired', 'none');

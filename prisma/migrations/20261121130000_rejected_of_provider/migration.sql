-- The rejected requests of one provider were counted by reading rejected requests of all of them, each from its place in the table.
-- Building it reads each month of requests once and holds the door meanwhile (some seconds for a million; it answers 503, and
-- providers send again). It holds rejected requests alone, so what is accepted writes nothing to it.
CREATE INDEX IF NOT EXISTS "requests_rejected_of_provider" ON "requests" ("provider", "received_at" DESC, "id" DESC)
  WHERE "verdict" = 'rejected';

-- Rejected requests are looked for by their cause. Reads each month of requests once and holds their writers, the door among them,
-- until all are read: `concurrently`, by which others are built beforehand, does not know partitioned tables.
CREATE INDEX IF NOT EXISTS "requests_of_cause" ON "requests" ("cause", "received_at" DESC, "id" DESC) WHERE "cause" IS NOT NULL;

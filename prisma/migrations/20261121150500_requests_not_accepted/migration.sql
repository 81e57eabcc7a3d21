-- Nearly all requests are accepted, and found by their own key: the newest first, or as the first of their callback. Only the others
-- need a place in an index of verdicts and in one of callbacks (those that follow take the wide ones away). Building these two reads
-- each month of requests twice and holds the door meanwhile (some seconds for a million; it answers 503, and providers send again).
CREATE INDEX IF NOT EXISTS "requests_not_accepted" ON "requests" ("verdict", "received_at" DESC, "id" DESC)
  WHERE "verdict" <> 'accepted';
CREATE INDEX IF NOT EXISTS "requests_further_of_callback" ON "requests" ("callback_id", "id") WHERE "verdict" <> 'accepted';

-- Terms, and with them the stretch of 4,096 callbacks that a row lies in: of a term that millions hold, only what lies in the newest stretches
-- is read. Reads the facts once and holds their writers meanwhile (the worker, which goes on afterwards), or is built beforehand.
CREATE INDEX IF NOT EXISTS "payload_facts_found" ON "payload_facts"
  USING GIN (array_append("terms", (("callback_id" >> 12) & 2147483647)::int));

-- What is not proven is rare. Reads callbacks once and holds their writers meanwhile, some seconds for a million: with the door
-- answering 503, or beforehand by the statement of docs/operations.md, which holds nobody.
CREATE INDEX IF NOT EXISTS "callbacks_unverified" ON "callbacks" ("received_at" DESC, "id" DESC) WHERE NOT "verified";

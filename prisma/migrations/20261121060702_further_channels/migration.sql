-- The channel named as its provider is served by the provider's index. Reads callbacks once and holds their writers meanwhile, some
-- seconds for a million: with the door answering 503, or beforehand by the statement of docs/operations.md, which holds nobody.
CREATE INDEX IF NOT EXISTS "callbacks_further_channels" ON "callbacks" ("channel", "received_at" DESC, "id" DESC)
  WHERE "channel" <> "provider";

-- A provider and a type that few callbacks have together, or none, were looked for among all of one of them.
-- Most callbacks have no batch, most changes none either: they need no place in the indexes of batches and transfers.
-- Building them reads callbacks and transitions once each and holds their writers meanwhile (some seconds for a million callbacks;
-- the door answers 503, and providers send again). Where that is too long, build them beforehand by the statements of
-- docs/operations.md, which hold nobody; then only the wider ones are dropped here, at once.
CREATE INDEX IF NOT EXISTS "callbacks_provider_type_received_at_id_idx" ON "callbacks"("provider", "type", "received_at" DESC, "id" DESC);
CREATE INDEX IF NOT EXISTS "callbacks_of_batch" ON "callbacks" ("account_id", "batch_id", "id") WHERE "batch_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "callbacks_of_transfer" ON "callbacks" ("account_id", "transfer_id", "id") WHERE "transfer_id" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "transitions_of_batch" ON "transitions" ("batch_ref", "id") WHERE "batch_ref" IS NOT NULL;
DROP INDEX IF EXISTS "callbacks_account_id_batch_id_id_idx";
DROP INDEX IF EXISTS "callbacks_account_id_transfer_id_id_idx";
DROP INDEX IF EXISTS "transitions_batch_ref_id_idx";

-- A provider and a type that few callbacks have together, or none, were looked for among all of one of them.
-- Building this, and each of the three that follow, reads its table once and holds the table's writers meanwhile (some seconds for a
-- million callbacks; the door answers 503, and providers send again), and lets them through before the next. Where that is too long,
-- build them beforehand by the statements of docs/operations.md, which hold nobody.
CREATE INDEX IF NOT EXISTS "callbacks_provider_type_received_at_id_idx" ON "callbacks"("provider", "type", "received_at" DESC, "id" DESC);

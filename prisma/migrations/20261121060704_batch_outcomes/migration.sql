-- Batches are listed by their outcome. Reads batches once and holds those who apply callbacks meanwhile, the door not; beforehand by
-- the statement of docs/operations.md it holds nobody.
CREATE INDEX IF NOT EXISTS "batches_outcome_opened_at_id_idx" ON "batches"("outcome", "opened_at" DESC, "id" DESC);

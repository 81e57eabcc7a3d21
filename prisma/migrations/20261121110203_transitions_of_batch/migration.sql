-- Most changes are of no batch. Reads transitions once and holds those who apply callbacks meanwhile, the door not, or is built beforehand.
CREATE INDEX IF NOT EXISTS "transitions_of_batch" ON "transitions" ("batch_ref", "id") WHERE "batch_ref" IS NOT NULL;

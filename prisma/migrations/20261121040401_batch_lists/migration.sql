-- What the list of batches is searched and narrowed by.
-- CreateIndex
CREATE INDEX "suborders_batch_ref_currency_idx" ON "suborders"("batch_ref", "currency");

-- Hashes and addresses in hexadecimal are written in either case: searched without regard to it.
CREATE INDEX "suborders_tx_id_lower" ON "suborders" (lower("tx_id"));
CREATE INDEX "suborders_address_lower" ON "suborders" (lower("address"));

-- Conflicts are few among many.
CREATE INDEX "batches_conflicted" ON "batches" ("opened_at" DESC, "id" DESC) WHERE "conflicted";

-- What the list of transfers is searched and narrowed by.
-- CreateIndex
CREATE INDEX "transfers_kind_opened_at_id_idx" ON "transfers"("kind", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfers_currency_opened_at_id_idx" ON "transfers"("currency", "opened_at" DESC, "id" DESC);

-- Hashes and addresses in hexadecimal are written in either case: searched without regard to it.
CREATE INDEX "transfers_tx_hash_lower" ON "transfers" (lower("tx_hash"));
CREATE INDEX "transfers_from_address_lower" ON "transfers" (lower("from_address"));
CREATE INDEX "transfers_to_address_lower" ON "transfers" (lower("to_address"));

-- Amounts are only ever compared within one currency.
CREATE INDEX "transfers_amount" ON "transfers" ("currency", (coalesce("requested_amount", "actual_amount")));

-- Conflicts are few among many.
CREATE INDEX "transfers_conflicted" ON "transfers" ("opened_at" DESC, "id" DESC) WHERE "conflicted";

-- What the checks of money need to remember between callbacks.
-- AlterTable
ALTER TABLE "batches" ADD COLUMN "listed" JSONB;

-- CreateTable
CREATE TABLE "signature_uses" (
    "account_id" BIGINT NOT NULL,
    "signature" BYTEA NOT NULL,
    "transfer_ref" BIGINT NOT NULL,

    CONSTRAINT "signature_uses_pkey" PRIMARY KEY ("account_id","signature","transfer_ref")
);

-- AddForeignKey
ALTER TABLE "signature_uses" ADD CONSTRAINT "signature_uses_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "signature_uses" ADD CONSTRAINT "signature_uses_transfer_ref_fkey" FOREIGN KEY ("transfer_ref") REFERENCES "transfers"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The transfers that paid one deposit of B2BinPay.
CREATE INDEX "transfers_of_deposit" ON "transfers" ("account_id", ("detail"->>'deposit.id')) WHERE "provider" = 'b2binpay' AND "kind" = 'deposit';

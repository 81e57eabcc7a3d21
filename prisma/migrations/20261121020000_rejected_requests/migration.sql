-- A rejected request stays what it was; that it was proven later stands beside it.
-- AlterTable
ALTER TABLE "requests" ADD COLUMN "verified_again_at" TIMESTAMPTZ(3),
ADD COLUMN "verified_by" TEXT;

-- CreateTable
CREATE TABLE "rejected_days" (
    "day" DATE NOT NULL,
    "account_id" BIGINT NOT NULL,
    "kept_rows" INTEGER NOT NULL DEFAULT 0,
    "kept_bytes" BIGINT NOT NULL DEFAULT 0,
    "dropped_rows" BIGINT NOT NULL DEFAULT 0,
    "dropped_bytes" BIGINT NOT NULL DEFAULT 0,
    "last_dropped_at" TIMESTAMPTZ(3),

    CONSTRAINT "rejected_days_pkey" PRIMARY KEY ("day","account_id")
);

-- AddForeignKey
ALTER TABLE "rejected_days" ADD CONSTRAINT "rejected_days_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Only what was rejected is proven later, by somebody, and is then a callback.
ALTER TABLE "requests" ADD CONSTRAINT "requests_verified_again_whole" CHECK (("verified_again_at" IS NULL AND "verified_by" IS NULL) OR ("verified_again_at" IS NOT NULL AND "verified_by" IS NOT NULL AND "verdict" = 'rejected' AND "callback_id" IS NOT NULL));

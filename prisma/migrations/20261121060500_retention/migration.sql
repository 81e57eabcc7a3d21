-- What retention removed, and where it stands. Two new tables: nothing that is there is looked at or locked.
-- CreateTable
CREATE TABLE "retention_removals" (
    "account_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "removed_rows" BIGINT NOT NULL,
    "removed_bytes" BIGINT NOT NULL,
    "removed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "retention_removals_pkey" PRIMARY KEY ("account_id","kind","day")
);

-- CreateTable
CREATE TABLE "retention_positions" (
    "account_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "after_at" TIMESTAMPTZ(3) NOT NULL,
    "after_id" TEXT NOT NULL,
    "removed_rows" BIGINT NOT NULL DEFAULT 0,
    "rests_until" TIMESTAMPTZ(3),

    CONSTRAINT "retention_positions_pkey" PRIMARY KEY ("account_id","kind")
);

-- AddForeignKey
ALTER TABLE "retention_removals" ADD CONSTRAINT "retention_removals_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "retention_positions" ADD CONSTRAINT "retention_positions_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "retention_removals" ADD CONSTRAINT "retention_removals_kind_known" CHECK ("kind" IN ('request', 'attempt', 'answer'));
ALTER TABLE "retention_positions" ADD CONSTRAINT "retention_positions_kind_known" CHECK ("kind" IN ('request', 'attempt', 'answer'));

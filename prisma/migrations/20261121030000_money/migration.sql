-- What finance follows: issues with figures and people, questions to providers, lists of transfers.
ALTER TABLE "callbacks" ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'provider';

-- AlterTable
ALTER TABLE "issues" ADD COLUMN     "acknowledged_at" TIMESTAMPTZ(3),
ADD COLUMN     "actual" TEXT,
ADD COLUMN     "closed_by" TEXT,
ADD COLUMN     "difference" TEXT,
ADD COLUMN     "expected" TEXT,
ADD COLUMN     "owner_id" BIGINT,
ADD COLUMN     "record_key" TEXT,
ADD COLUMN     "value_at_risk" JSONB NOT NULL DEFAULT '[]';

-- CreateTable
CREATE TABLE "issue_comments" (
    "id" BIGSERIAL NOT NULL,
    "issue_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author_name" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "issue_comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "probes" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "resource_id" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "requested_by" TEXT,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "next_try_at" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "status_code" SMALLINT,
    "error_class" TEXT,
    "error_words" TEXT,
    "sealed" BYTEA,
    "comparison" JSONB NOT NULL DEFAULT '[]',
    "callback_id" BIGINT,

    CONSTRAINT "probes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "issue_comments_issue_id_id_idx" ON "issue_comments"("issue_id", "id");

-- CreateIndex
CREATE INDEX "probes_subject_id_idx" ON "probes"("subject", "id" DESC);

-- CreateIndex
CREATE INDEX "probes_account_id_created_at_id_idx" ON "probes"("account_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_kind_state_opened_at_id_idx" ON "issues"("kind", "state", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_record_key_idx" ON "issues"("record_key");

-- CreateIndex
CREATE INDEX "transfers_provider_opened_at_id_idx" ON "transfers"("provider", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfers_outcome_opened_at_id_idx" ON "transfers"("outcome", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfers_status_opened_at_id_idx" ON "transfers"("status", "opened_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issue_comments" ADD CONSTRAINT "issue_comments_issue_id_fkey" FOREIGN KEY ("issue_id") REFERENCES "issues"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "probes" ADD CONSTRAINT "probes_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What is not open any more keeps when; what is open has no end.
ALTER TABLE "issues" ADD CONSTRAINT "issues_value_at_risk_is_list" CHECK (jsonb_typeof("value_at_risk") = 'array');
-- Not valid: rows of before have the default, and looking at all of them would keep the door waiting.
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_origin_known" CHECK ("origin" IN ('provider', 'probe')) NOT VALID;
ALTER TABLE "probes" ADD CONSTRAINT "probes_state_known" CHECK ("state" IN ('waiting', 'answered', 'failed'));

-- Asked once at a time, however many people and sweeps want to know.
CREATE UNIQUE INDEX "probes_one_waiting" ON "probes" ("account_id", "resource", "resource_id") WHERE "state" = 'waiting';
CREATE INDEX "probes_due" ON "probes" ("next_try_at", "id") WHERE "state" = 'waiting';

-- What is stuck is among what has not ended, oldest first.
CREATE INDEX "transfers_open" ON "transfers" ("opened_at", "id") WHERE NOT "terminal";
CREATE INDEX "batches_open" ON "batches" ("opened_at", "id") WHERE NOT "terminal";

-- CreateTable
CREATE TABLE "accounts" (
    "id" BIGSERIAL NOT NULL,
    "provider" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);

-- Requests hold bytes: monthly partitions (bounds are the UUIDv7 of each month's first instant, made ahead by
-- lib/platform/db/partitions), so that retention drops a month at once. The default partition keeps a late or early id
-- from ever failing an insert.
-- CreateTable
CREATE TABLE "requests" (
    "id" UUID NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "cause" TEXT,
    "cause_detail" TEXT,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "source_address" TEXT NOT NULL,
    "content_type" TEXT,
    "sealed" BYTEA NOT NULL,
    "body_bytes" INTEGER NOT NULL,
    "body_kept_bytes" INTEGER NOT NULL,
    "body_sha256" BYTEA NOT NULL,
    "key_hint" TEXT,
    "answer_status" SMALLINT NOT NULL,
    "answer_body" TEXT NOT NULL,
    "answer_type" TEXT,
    "callback_id" BIGINT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "requests_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateTable
CREATE TABLE "callbacks" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "provider_status" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'new',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "verified" BOOLEAN NOT NULL,
    "verification" JSONB NOT NULL,
    "dedup_key" TEXT NOT NULL,
    "duplicates" INTEGER NOT NULL DEFAULT 0,
    "transfer_id" TEXT,
    "batch_id" TEXT,
    "amount" DECIMAL,
    "currency" TEXT,
    "url" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3),
    "first_request_id" UUID NOT NULL,
    "apply_state" TEXT NOT NULL DEFAULT 'pending',
    "applied_at" TIMESTAMPTZ(3),
    "apply_error" TEXT,

    CONSTRAINT "callbacks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "apply_jobs" (
    "callback_id" BIGINT NOT NULL,
    "available_at" TIMESTAMPTZ(3) NOT NULL,
    "leased_by" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "apply_jobs_pkey" PRIMARY KEY ("callback_id")
);

-- CreateTable
CREATE TABLE "batches" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "batch_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "terminal" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "conflicted" BOOLEAN NOT NULL DEFAULT false,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "precedence" JSONB NOT NULL DEFAULT '{}',
    "line_count" INTEGER NOT NULL DEFAULT 0,
    "done_count" INTEGER NOT NULL DEFAULT 0,
    "failed_count" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "batches_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "suborders" (
    "id" BIGSERIAL NOT NULL,
    "batch_ref" BIGINT NOT NULL,
    "line_key" TEXT NOT NULL,
    "suborder_id" TEXT,
    "merchant_withdraw_id" TEXT,
    "status" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "terminal" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "conflicted" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT,
    "chain" TEXT,
    "amount" DECIMAL,
    "fee" DECIMAL,
    "sub_amount" DECIMAL,
    "done_amount" DECIMAL,
    "fee_type" TEXT,
    "tx_id" TEXT,
    "from_address" TEXT,
    "address" TEXT,
    "memo" TEXT,
    "finished_at" TIMESTAMPTZ(3),
    "detail" JSONB NOT NULL DEFAULT '{}',
    "precedence" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "suborders_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transfers" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "transfer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "rank" SMALLINT NOT NULL,
    "terminal" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "conflicted" BOOLEAN NOT NULL DEFAULT false,
    "currency" TEXT,
    "chain" TEXT,
    "requested_amount" DECIMAL,
    "actual_amount" DECIMAL,
    "fee" DECIMAL,
    "from_address" TEXT,
    "to_address" TEXT,
    "tx_hash" TEXT,
    "merchant_reference" TEXT,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "precedence" JSONB NOT NULL DEFAULT '{}',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfers_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transitions" (
    "id" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" BIGINT NOT NULL,
    "batch_ref" BIGINT,
    "callback_id" BIGINT NOT NULL,
    "verdict" TEXT NOT NULL,
    "from_status" TEXT,
    "to_status" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transitions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issues" (
    "id" BIGSERIAL NOT NULL,
    "account_id" BIGINT NOT NULL,
    "provider" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "title" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',
    "seen_count" INTEGER NOT NULL DEFAULT 1,
    "callback_id" BIGINT,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "issues_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" BIGSERIAL NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "address" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "token_sha256" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_windows" (
    "key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "rate_windows_pkey" PRIMARY KEY ("key","started_at")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "address" TEXT,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "accounts_provider_slug_key" ON "accounts"("provider", "slug");

-- CreateIndex
CREATE INDEX "requests_callback_id_id_idx" ON "requests"("callback_id", "id");

-- CreateIndex
CREATE INDEX "requests_verdict_received_at_id_idx" ON "requests"("verdict", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "requests_account_id_received_at_id_idx" ON "requests"("account_id", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callbacks_received_at_id_idx" ON "callbacks"("received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callbacks_provider_received_at_id_idx" ON "callbacks"("provider", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callbacks_status_received_at_id_idx" ON "callbacks"("status", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callbacks_type_received_at_id_idx" ON "callbacks"("type", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "callbacks_account_id_batch_id_id_idx" ON "callbacks"("account_id", "batch_id", "id");

-- CreateIndex
CREATE INDEX "callbacks_account_id_transfer_id_id_idx" ON "callbacks"("account_id", "transfer_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "callbacks_account_id_dedup_key_key" ON "callbacks"("account_id", "dedup_key");

-- CreateIndex
CREATE INDEX "apply_jobs_available_at_callback_id_idx" ON "apply_jobs"("available_at", "callback_id");

-- CreateIndex
CREATE INDEX "batches_opened_at_id_idx" ON "batches"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "batches_status_opened_at_id_idx" ON "batches"("status", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "batches_batch_id_idx" ON "batches"("batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "batches_account_id_batch_id_key" ON "batches"("account_id", "batch_id");

-- CreateIndex
CREATE INDEX "suborders_suborder_id_idx" ON "suborders"("suborder_id");

-- CreateIndex
CREATE INDEX "suborders_merchant_withdraw_id_idx" ON "suborders"("merchant_withdraw_id");

-- CreateIndex
CREATE INDEX "suborders_tx_id_idx" ON "suborders"("tx_id");

-- CreateIndex
CREATE UNIQUE INDEX "suborders_batch_ref_line_key_key" ON "suborders"("batch_ref", "line_key");

-- CreateIndex
CREATE INDEX "transfers_opened_at_id_idx" ON "transfers"("opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transfers_transfer_id_idx" ON "transfers"("transfer_id");

-- CreateIndex
CREATE INDEX "transfers_merchant_reference_idx" ON "transfers"("merchant_reference");

-- CreateIndex
CREATE INDEX "transfers_tx_hash_idx" ON "transfers"("tx_hash");

-- CreateIndex
CREATE UNIQUE INDEX "transfers_account_id_kind_transfer_id_key" ON "transfers"("account_id", "kind", "transfer_id");

-- CreateIndex
CREATE INDEX "transitions_batch_ref_id_idx" ON "transitions"("batch_ref", "id");

-- CreateIndex
CREATE INDEX "transitions_callback_id_idx" ON "transitions"("callback_id");

-- CreateIndex
CREATE UNIQUE INDEX "transitions_subject_subject_id_callback_id_key" ON "transitions"("subject", "subject_id", "callback_id");

-- CreateIndex
CREATE INDEX "issues_state_opened_at_id_idx" ON "issues"("state", "opened_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "issues_subject_idx" ON "issues"("subject");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_sha256_key" ON "api_tokens"("token_sha256");

-- CreateIndex
CREATE INDEX "rate_windows_started_at_idx" ON "rate_windows"("started_at");

-- CreateIndex
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries"("subject");

-- AddForeignKey
ALTER TABLE "requests" ADD CONSTRAINT "requests_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "apply_jobs" ADD CONSTRAINT "apply_jobs_callback_id_fkey" FOREIGN KEY ("callback_id") REFERENCES "callbacks"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "batches" ADD CONSTRAINT "batches_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suborders" ADD CONSTRAINT "suborders_batch_ref_fkey" FOREIGN KEY ("batch_ref") REFERENCES "batches"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_callback_id_fkey" FOREIGN KEY ("callback_id") REFERENCES "callbacks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issues" ADD CONSTRAINT "issues_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "requests_default" PARTITION OF "requests" DEFAULT;

-- Sealed bytes do not compress; trying costs time at the door.
ALTER TABLE "requests" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "requests_default" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;

-- Closed sets, held by the database too: a word outside them would be invisible to every filter.
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_source_known" CHECK ("source" IN ('environment', 'console'));
ALTER TABLE "requests" ADD CONSTRAINT "requests_verdict_known" CHECK ("verdict" IN ('accepted', 'duplicate', 'rejected'));
ALTER TABLE "requests" ADD CONSTRAINT "requests_rejected_with_cause" CHECK (("verdict" = 'rejected') = ("cause" IS NOT NULL));
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_status_known" CHECK ("status" IN ('new', 'in_progress', 'failed', 'sent', 'recorded'));
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_outcome_known" CHECK ("outcome" IN ('pending', 'succeeded', 'failed', 'partial', 'blocked', 'cancelled', 'expired', 'none'));
ALTER TABLE "callbacks" ADD CONSTRAINT "callbacks_apply_state_known" CHECK ("apply_state" IN ('pending', 'applied', 'failed'));
ALTER TABLE "transitions" ADD CONSTRAINT "transitions_verdict_known" CHECK ("verdict" IN ('opened', 'advanced', 'superseded', 'conflict', 'unrecognised'));
ALTER TABLE "issues" ADD CONSTRAINT "issues_state_known" CHECK ("state" IN ('open', 'acknowledged', 'resolved', 'ignored'));
ALTER TABLE "users" ADD CONSTRAINT "users_role_known" CHECK ("role" IN ('viewer', 'operator', 'finance', 'admin'));

-- The same trouble is one live issue, however often it is seen.
CREATE UNIQUE INDEX "issues_one_live" ON "issues" ("account_id", "kind", "subject") WHERE "state" IN ('open', 'acknowledged');

-- A queue: rows come and go by the thousand, dead ones must not pile up in front of the claim.
ALTER TABLE "apply_jobs" SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000, fillfactor = 70);

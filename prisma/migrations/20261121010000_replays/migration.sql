-- CreateTable
CREATE TABLE "replay_jobs" (
    "id" BIGSERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "filter" JSONB,
    "destination_id" BIGINT,
    "destination_ids" BIGINT[],
    "callback_count" INTEGER NOT NULL,
    "sent_count" INTEGER NOT NULL,
    "rate_per_second" INTEGER NOT NULL,
    "reason" TEXT,
    "requested_by" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "approval_cause" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "fed_count" INTEGER NOT NULL DEFAULT 0,
    "unwanted_count" INTEGER NOT NULL DEFAULT 0,
    "delivery_count" INTEGER NOT NULL DEFAULT 0,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tokens_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "swept_at" TIMESTAMPTZ(3),

    CONSTRAINT "replay_jobs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "replay_items" (
    "job_id" BIGINT NOT NULL,
    "callback_id" BIGINT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "reapplied" BOOLEAN NOT NULL DEFAULT false,
    "fed_at" TIMESTAMPTZ(3),

    CONSTRAINT "replay_items_pkey" PRIMARY KEY ("job_id","callback_id")
);

-- CreateTable
CREATE TABLE "console_settings" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" TEXT NOT NULL,

    CONSTRAINT "console_settings_pkey" PRIMARY KEY ("key")
);

-- AddForeignKey
ALTER TABLE "replay_items" ADD CONSTRAINT "replay_items_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "replay_jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Closed sets, and what belongs together, held by the database too.
ALTER TABLE "replay_jobs" ADD CONSTRAINT "replay_jobs_state_known" CHECK ("state" IN ('waiting_approval', 'running', 'paused', 'finished', 'cancelled', 'declined', 'expired'));
ALTER TABLE "replay_jobs" ADD CONSTRAINT "replay_jobs_bounds" CHECK ("callback_count" >= 0 AND "rate_per_second" BETWEEN 1 AND 500);
ALTER TABLE "replay_jobs" ADD CONSTRAINT "replay_jobs_approval_known" CHECK ("approval_cause" IN ('sent', 'count'));
ALTER TABLE "replay_jobs" ADD CONSTRAINT "replay_jobs_waits_until" CHECK ("state" <> 'waiting_approval' OR ("approval_cause" IS NOT NULL AND "expires_at" IS NOT NULL));
ALTER TABLE "replay_jobs" ADD CONSTRAINT "replay_jobs_counted" CHECK ("fed_count" <= "callback_count" AND "unwanted_count" <= "fed_count");
ALTER TABLE "replay_items" ADD CONSTRAINT "replay_items_state_known" CHECK ("state" IN ('waiting', 'fed', 'unwanted'));

-- Jobs that somebody still has to work on: a handful, whatever the table holds.
CREATE INDEX "replay_jobs_open" ON "replay_jobs" ("id") WHERE "state" IN ('running', 'waiting_approval') OR ("state" = 'cancelled' AND "swept_at" IS NULL);
-- The next items of a job, and what nobody wanted.
CREATE INDEX "replay_items_by_state" ON "replay_items" ("job_id", "state", "callback_id");
-- What a job's deliveries came to, counted from the index alone.
CREATE INDEX "deliveries_results_of_replay_job" ON "deliveries" ("replay_job_id", "status", "attempt_count") WHERE "replay_job_id" IS NOT NULL;

ALTER TABLE "replay_jobs" SET (fillfactor = 50);
ALTER TABLE "replay_items" SET (autovacuum_vacuum_scale_factor = 0.05);

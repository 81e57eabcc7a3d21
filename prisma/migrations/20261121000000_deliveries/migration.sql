-- CreateTable
CREATE TABLE "destinations" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "filter" JSONB NOT NULL DEFAULT '{}',
    "body_mode" TEXT NOT NULL DEFAULT 'original',
    "headers_sealed" BYTEA,
    "timeout_ms" INTEGER NOT NULL DEFAULT 15000,
    "rate_per_second_max" INTEGER,
    "concurrency_max" INTEGER NOT NULL DEFAULT 20,
    "schedule_seconds" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "state" TEXT NOT NULL DEFAULT 'active',
    "paused_reason" TEXT,
    "paused_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "destinations_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "destination_gates" (
    "destination_id" BIGINT NOT NULL,
    "breaker" TEXT NOT NULL DEFAULT 'closed',
    "opened_at" TIMESTAMPTZ(3),
    "probe_at" TIMESTAMPTZ(3),
    "probe_failures" INTEGER NOT NULL DEFAULT 0,
    "tokens" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "tokens_at" TIMESTAMPTZ(3),

    CONSTRAINT "destination_gates_pkey" PRIMARY KEY ("destination_id")
);

-- CreateTable
CREATE TABLE "destination_windows" (
    "destination_id" BIGINT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "succeeded" INTEGER NOT NULL DEFAULT 0,
    "failed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "destination_windows_pkey" PRIMARY KEY ("destination_id","started_at")
);

-- CreateTable
CREATE TABLE "destination_secrets" (
    "id" UUID NOT NULL,
    "destination_id" BIGINT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retires_at" TIMESTAMPTZ(3),

    CONSTRAINT "destination_secrets_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "id" BIGSERIAL NOT NULL,
    "callback_id" BIGINT,
    "destination_id" BIGINT NOT NULL,
    "trigger" TEXT NOT NULL,
    "webhook_id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "replay_of" BIGINT,
    "replay_job_id" BIGINT,
    "requested_by" TEXT,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'waiting',
    "lane" SMALLINT NOT NULL DEFAULT 0,
    "order_key" TEXT,
    "attempt_count" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "leased_by" TEXT,
    "leased_until" TIMESTAMPTZ(3),
    "attempt_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "first_attempt_at" TIMESTAMPTZ(3),
    "last_attempt_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "last_error_class" TEXT,
    "last_status_code" SMALLINT,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);

-- Attempts hold bytes: monthly partitions as of `requests`.
-- CreateTable
CREATE TABLE "attempts" (
    "id" UUID NOT NULL,
    "delivery_id" BIGINT NOT NULL,
    "callback_id" BIGINT,
    "destination_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "body_mode" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "dns_ms" INTEGER,
    "connect_ms" INTEGER,
    "tls_ms" INTEGER,
    "first_byte_ms" INTEGER,
    "total_ms" INTEGER,
    "address" TEXT,
    "status_code" SMALLINT,
    "error_class" TEXT,
    "error_words" TEXT,
    "request_bytes" INTEGER,
    "request_sha256" BYTEA,
    "response_bytes" INTEGER,
    "response_truncated" BOOLEAN NOT NULL DEFAULT false,
    "sealed" BYTEA,

    CONSTRAINT "attempts_pkey" PRIMARY KEY ("id")
) PARTITION BY RANGE ("id");

-- CreateIndex
CREATE INDEX "destination_windows_started_at_idx" ON "destination_windows"("started_at");

-- CreateIndex
CREATE INDEX "destination_secrets_destination_id_idx" ON "destination_secrets"("destination_id");

-- CreateIndex
CREATE INDEX "deliveries_callback_id_id_idx" ON "deliveries"("callback_id", "id");

-- CreateIndex
CREATE INDEX "deliveries_destination_id_id_idx" ON "deliveries"("destination_id", "id");

-- CreateIndex
CREATE INDEX "attempts_delivery_id_id_idx" ON "attempts"("delivery_id", "id");

-- CreateIndex
CREATE INDEX "attempts_callback_id_id_idx" ON "attempts"("callback_id", "id");

-- CreateIndex
CREATE INDEX "attempts_destination_id_id_idx" ON "attempts"("destination_id", "id");

-- AddForeignKey
ALTER TABLE "destination_gates" ADD CONSTRAINT "destination_gates_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destination_windows" ADD CONSTRAINT "destination_windows_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "destination_secrets" ADD CONSTRAINT "destination_secrets_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destinations"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_callback_id_fkey" FOREIGN KEY ("callback_id") REFERENCES "callbacks"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_destination_id_fkey" FOREIGN KEY ("destination_id") REFERENCES "destinations"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE TABLE "attempts_default" PARTITION OF "attempts" DEFAULT;
ALTER TABLE "attempts" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;
ALTER TABLE "attempts_default" ALTER COLUMN "sealed" SET STORAGE EXTERNAL;

-- Closed sets, and what belongs together, held by the database too.
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_source_known" CHECK ("source" IN ('environment', 'console'));
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_body_mode_known" CHECK ("body_mode" IN ('original', 'normalized'));
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_state_known" CHECK ("state" IN ('active', 'paused'));
ALTER TABLE "destinations" ADD CONSTRAINT "destinations_bounds" CHECK ("timeout_ms" BETWEEN 100 AND 60000 AND "concurrency_max" BETWEEN 1 AND 1000 AND ("rate_per_second_max" IS NULL OR "rate_per_second_max" BETWEEN 1 AND 100000));
ALTER TABLE "destination_gates" ADD CONSTRAINT "destination_gates_breaker_known" CHECK ("breaker" IN ('closed', 'open', 'half_open'));
ALTER TABLE "destination_gates" ADD CONSTRAINT "destination_gates_probe_planned" CHECK (("breaker" = 'closed') = ("probe_at" IS NULL));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_trigger_known" CHECK ("trigger" IN ('automatic', 'replay', 'test'));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_status_known" CHECK ("status" IN ('waiting', 'in_progress', 'delivered', 'exhausted', 'cancelled'));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_lane_known" CHECK ("lane" IN (0, 1, 2));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_of_a_callback" CHECK ("callback_id" IS NOT NULL OR "trigger" = 'test');
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_waiting_until" CHECK (("status" = 'waiting') = ("next_attempt_at" IS NOT NULL));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_leased_while_in_progress" CHECK (("status" = 'in_progress') = ("leased_by" IS NOT NULL AND "leased_until" IS NOT NULL AND "attempt_id" IS NOT NULL));
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_finished_at_the_end" CHECK (("status" IN ('delivered', 'exhausted', 'cancelled')) = ("finished_at" IS NOT NULL));

-- Applying twice never delivers twice.
CREATE UNIQUE INDEX "deliveries_automatic_once" ON "deliveries" ("callback_id", "destination_id") WHERE "trigger" = 'automatic';
-- The claim: each destination's due deliveries, lane by lane, oldest first.
CREATE INDEX "deliveries_due" ON "deliveries" ("destination_id", "lane", "next_attempt_at", "id") WHERE "status" = 'waiting';
-- Order within a transfer or batch: is there an earlier one that has not begun?
CREATE INDEX "deliveries_not_begun" ON "deliveries" ("destination_id", "order_key", "callback_id") WHERE "status" = 'waiting' AND "attempt_count" = 0 AND "order_key" IS NOT NULL;
-- What runs now: room of a destination, and leases that ended.
CREATE INDEX "deliveries_running" ON "deliveries" ("destination_id", "leased_until") WHERE "status" = 'in_progress';
CREATE INDEX "deliveries_of_replay_job" ON "deliveries" ("replay_job_id", "id") WHERE "replay_job_id" IS NOT NULL;
CREATE UNIQUE INDEX "destinations_one_from_the_environment" ON "destinations" ("source") WHERE "source" = 'environment';

-- Queues: rows change by the thousand, dead ones must not pile up in front of the claim.
ALTER TABLE "deliveries" SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000, fillfactor = 80);
ALTER TABLE "destination_gates" SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500, fillfactor = 50);
ALTER TABLE "destination_windows" SET (autovacuum_vacuum_threshold = 500, fillfactor = 50);

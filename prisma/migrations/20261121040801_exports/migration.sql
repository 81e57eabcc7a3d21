-- Files that were handed out, with their hashes.
CREATE TABLE "exports" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "zone" TEXT,
    "state" TEXT NOT NULL,
    "row_count" BIGINT NOT NULL DEFAULT 0,
    "byte_count" BIGINT NOT NULL DEFAULT 0,
    "sha256" BYTEA,
    "content_sha256" BYTEA,
    "requested_by" TEXT NOT NULL,
    "requester_key" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "exports_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "exports_started_at_id_idx" ON "exports"("started_at" DESC, "id" DESC);

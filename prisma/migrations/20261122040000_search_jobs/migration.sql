-- Callbacks that were applied while others waited for it, a group a row: what they are searched by is still to be made. Written in the
-- transaction that applies them.
-- CreateTable
CREATE TABLE "search_jobs" (
    "id" BIGSERIAL NOT NULL,
    "callback_ids" BIGINT[],
    "enqueued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_jobs_pkey" PRIMARY KEY ("id")
);

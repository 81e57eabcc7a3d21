-- What is searched by any part of what it holds: the values of each callback's payload and of each rejected request that are
-- not sensitive, and keyed fingerprints of those that are. Derived: made by the worker, made again from the sealed bytes.
-- CreateTable
CREATE TABLE "search_documents" (
    "callback_id" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "sensitive" BIGINT[],

    CONSTRAINT "search_documents_pkey" PRIMARY KEY ("callback_id")
);

-- CreateTable
CREATE TABLE "search_rejections" (
    "request_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "sensitive" BIGINT[],

    CONSTRAINT "search_rejections_pkey" PRIMARY KEY ("request_id")
);

-- CreateIndex
CREATE INDEX "search_documents_sensitive_idx" ON "search_documents" USING GIN ("sensitive");

-- CreateIndex
CREATE INDEX "search_rejections_sensitive_idx" ON "search_rejections" USING GIN ("sensitive");

-- Part of every Postgres and trusted since 13, so that the owner of a database may make it. Where it cannot be made, parts of
-- values are found among the newest records only, and whole values and beginnings of ids everywhere (docs/search.md).
DO $$ BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
EXCEPTION
  WHEN insufficient_privilege OR undefined_file OR feature_not_supported THEN
    RAISE NOTICE 'pg_trgm cannot be made here: parts of values are searched among the newest records only.';
END $$;

DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
    CREATE INDEX "search_documents_text_idx" ON "search_documents" USING GIN ("text" gin_trgm_ops);
    CREATE INDEX "search_rejections_text_idx" ON "search_rejections" USING GIN ("text" gin_trgm_ops);
  END IF;
END $$;

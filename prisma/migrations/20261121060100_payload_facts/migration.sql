-- What payloads are filtered by: hashes of `path = value` for an index, and the values that they are compared with. A table of its
-- own, empty at first: nothing that is written or read meanwhile waits, however many callbacks there are. The worker fills it for
-- the callbacks that are there, oldest first; until then a filter by payload finds the newer ones alone.
-- CreateTable
CREATE TABLE "payload_facts" (
    "callback_id" BIGINT NOT NULL,
    "terms" INTEGER[],
    "facts" JSONB NOT NULL,

    CONSTRAINT "payload_facts_pkey" PRIMARY KEY ("callback_id")
);

-- CreateIndex
CREATE INDEX "payload_facts_terms_idx" ON "payload_facts" USING GIN ("terms");

-- Documents are looked through again for what they lack.
DELETE FROM "sweep_positions" WHERE "sweep" = 'search-callbacks';

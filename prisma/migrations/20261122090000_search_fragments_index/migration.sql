-- By fragment, and what has none yet: nothing, but for some hours after this. Reads the documents twice and holds their writers meanwhile
-- (the worker, which goes on afterwards), or is built beforehand.
CREATE INDEX IF NOT EXISTS "search_documents_fragments_idx" ON "search_documents" USING GIN ("fragments");

CREATE INDEX IF NOT EXISTS "search_documents_without_fragments" ON "search_documents" ("callback_id") WHERE "fragments" IS NULL;

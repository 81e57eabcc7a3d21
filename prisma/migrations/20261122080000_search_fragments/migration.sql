-- Numbers of fragments of the ids in a document, by which a part of one is found among many millions. Null of documents from before and of
-- those that a process of the version before still writes: the worker gives them theirs, and until then they are found as before.
ALTER TABLE "search_documents" ADD COLUMN IF NOT EXISTS "fragments" INTEGER[];

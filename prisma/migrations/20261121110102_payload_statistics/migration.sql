-- Nor does the planner learn anything of the distribution of whole payloads. Changes the catalogue alone, and nobody waits for it.
ALTER TABLE "payload_facts" ALTER COLUMN "facts" SET STATISTICS 0;

-- What it answered is answered by "payload_facts_found".
DROP INDEX IF EXISTS "payload_facts_terms_idx";

-- The wider ones, now that the narrow ones are there. Dropping takes a moment, whatever the size, once nobody is at the table.
DROP INDEX IF EXISTS "requests_verdict_received_at_id_idx";
DROP INDEX IF EXISTS "requests_callback_id_id_idx";

-- As of the callbacks: the wider index, in whose place the narrow one is. Dropping takes a moment, whatever the size.
DROP INDEX IF EXISTS "transitions_batch_ref_id_idx";

-- The wider ones, now that the narrow ones are there. Dropping takes a moment, whatever the size, once nobody is at the table; readers
-- wait for it too, so it stands apart from what takes long.
DROP INDEX IF EXISTS "callbacks_account_id_batch_id_id_idx";
DROP INDEX IF EXISTS "callbacks_account_id_transfer_id_id_idx";

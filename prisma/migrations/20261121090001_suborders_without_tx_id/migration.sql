-- Hashes are looked for in either case, by the index over lower(…). This one served no other statement, and a random hash in an index
-- costs a page of its own for each line that is written. Dropping takes a moment, whatever the size, once nobody is at the table.
DROP INDEX IF EXISTS "suborders_tx_id_idx";

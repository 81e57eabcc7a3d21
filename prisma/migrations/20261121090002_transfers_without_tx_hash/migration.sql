-- As of the lines: hashes are looked for by the index over lower(…). Dropping takes a moment, whatever the size.
DROP INDEX IF EXISTS "transfers_tx_hash_idx";

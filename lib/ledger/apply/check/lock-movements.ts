import { createHash } from 'node:crypto';
import { lockKeys } from '@/lib/platform/db/lock-keys';
import type { Transaction } from '@/lib/platform/db/transaction';

/** Few enough for ten thousand hashes to fit Postgres' table of locks, many enough for groups to seldom meet. */
const buckets = 64;

// In one order for everybody, so that two groups never wait for each other crosswise.
const statement = `
select pg_advisory_xact_lock($1::bigint + bucket) from (select bucket from unnest($2::int[]) as b (bucket) order by bucket offset 0) as sorted`;

/**
 * Lets one group at a time look for what shares one of `keys` (a hash, a signature, a payment) with what it writes: without it
 * two groups that write at once would each miss the other's. Taken after all rows are written, held until the commit.
 */
export async function lockMovements(tx: Transaction, keys: Iterable<string>): Promise<void> {
  const wanted = new Set<number>();
  for (const key of keys) wanted.add(createHash('sha256').update(key).digest().readUInt32BE() % buckets);
  if (wanted.size > 0) await tx.query(statement, [lockKeys.movements, [...wanted].sort((a, b) => a - b)]);
}

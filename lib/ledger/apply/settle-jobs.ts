import type { Transaction } from '@/lib/platform/db/transaction';

// Locked in the order in which the door locks them when it counts duplicates, so that the two never wait for each other crosswise.
const applied = `
update callbacks c set apply_state = 'applied', applied_at = $2, apply_error = null,
  status = case when c.status = 'new' and not (c.id = any($3::bigint[])) then 'recorded' else c.status end
where c.id = any(array(
  select id from callbacks where id = any(array(select unnest($1::bigint[]))) order by account_id, dedup_key for no key update))`;

/** Marks callbacks as applied; those that no destination wants (all but `wanted`) are `recorded`. */
export async function markApplied(
  tx: Transaction,
  callbackIds: readonly string[],
  wanted: readonly string[],
  at: Date,
): Promise<void> {
  if (callbackIds.length > 0) await tx.query(applied, [callbackIds, at, wanted]);
}

const done = 'delete from apply_jobs where callback_id = any($1::bigint[]) and leased_by = $2';

/** Removes finished jobs. Throws, so that the transaction is rolled back, where one of them is not the lease's own. */
export async function deleteJobs(tx: Transaction, callbackIds: readonly string[], leaseId: string): Promise<void> {
  const { rowCount } = await tx.query(done, [callbackIds, leaseId]);
  if (rowCount !== callbackIds.length) throw new Error('A job was applied without its lease.');
}

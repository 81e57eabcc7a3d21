import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
select j.callback_id::text as "callbackId", c.apply_state as "applyState"
from apply_jobs j join callbacks c on c.id = j.callback_id
where j.callback_id = any(array(select unnest($1::bigint[]))) and j.leased_by = $2
order by j.callback_id
for update of j`;

export interface HeldJobs {
  /** Jobs that are still this lease's; their rows are locked until the transaction ends. */
  held: ReadonlySet<string>;
  /** Those of them whose callback is still to be applied. */
  pending: ReadonlySet<string>;
}

/**
 * Locks the jobs that the lease still holds. A worker that lost its lease gets nothing, one that has it keeps everybody else
 * out: whoever applies a callback holds its job's row.
 */
export async function lockJobs(tx: Transaction, callbackIds: readonly string[], leaseId: string): Promise<HeldJobs> {
  const { rows } = await tx.query<{ callbackId: string; applyState: string }>(statement, [callbackIds, leaseId]);
  return {
    held: new Set(rows.map(({ callbackId }) => callbackId)),
    pending: new Set(rows.filter(({ applyState }) => applyState === 'pending').map(({ callbackId }) => callbackId)),
  };
}

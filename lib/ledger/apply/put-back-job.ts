import type { Transaction } from '@/lib/platform/db/transaction';

const putBack = `
update apply_jobs set available_at = $3, leased_by = null, last_error = $4
where callback_id = $1 and leased_by = $2`;

/** Gives a job up until `availableAt`, with the class of what went wrong; does nothing where the lease was lost. */
export async function putBackJob(
  tx: Pick<Transaction, 'query'>,
  job: { callbackId: string; leaseId: string; availableAt: Date; error: string },
): Promise<void> {
  await tx.query(putBack, [job.callbackId, job.leaseId, job.availableAt, job.error]);
}

const bury = `
with gone as (delete from apply_jobs where callback_id = $1 and leased_by = $2 returning callback_id)
update callbacks c set apply_state = 'failed', apply_error = $3
from gone where c.id = gone.callback_id and c.apply_state = 'pending'
returning c.account_id::text as "accountId", c.provider`;

/**
 * Ends the tries of a job: the callback stays, as `failed`, and the queue is rid of it (`requeueCallback` puts it back).
 * Null where the lease was lost.
 */
export async function buryJob(
  tx: Transaction,
  job: { callbackId: string; leaseId: string; error: string },
): Promise<{ accountId: string; provider: string } | null> {
  const { rows } = await tx.query<{ accountId: string; provider: string }>(bury, [
    job.callbackId,
    job.leaseId,
    job.error,
  ]);
  return rows[0] ?? null;
}

import { refreshCallbacks } from '@/lib/delivery/refresh-callbacks';
import type { Transaction } from '@/lib/platform/db/transaction';

const chunkMax = 250;

const lockJob = `
select id from replay_jobs where id = $1 and state = 'cancelled' and swept_at is null for update skip locked`;

const cancelWaiting = `
with chosen as (
  select id from deliveries where replay_job_id = $1 and status = 'waiting' order by id limit ${chunkMax} for update skip locked
)
update deliveries d set status = 'cancelled', next_attempt_at = null, finished_at = $2
from chosen where d.id = chosen.id
returning d.callback_id::text as "callbackId"`;

const isSwept = `
update replay_jobs set swept_at = $2
where id = $1 and not exists (select 1 from deliveries where replay_job_id = $1 and status in ('waiting', 'in_progress'))`;

/**
 * Cancels what a cancelled job's deliveries still wait for, some of them at once; attempts that run end by themselves, and what
 * would be tried again then is cancelled in a later call. Returns how many were cancelled.
 */
export async function sweepCancelled(tx: Transaction, jobId: string, now: Date): Promise<number> {
  const { rowCount } = await tx.query(lockJob, [jobId]);
  if (rowCount === 0) return 0;
  const { rows } = await tx.query<{ callbackId: string | null }>(cancelWaiting, [jobId, now]);
  await refreshCallbacks(
    tx,
    rows.flatMap(({ callbackId }) => callbackId ?? []),
  );
  await tx.query(isSwept, [jobId, now]);
  return rows.length;
}

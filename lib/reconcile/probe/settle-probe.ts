import type { Transaction } from '@/lib/platform/db/transaction';
import type { ProbeErrorClass } from './error-class';
import type { ComparedField, ProbeState } from './types';

const statement = `
update probes set state = $3, next_try_at = $4, finished_at = $5, status_code = $6, error_class = $7, error_words = $8,
  sealed = coalesce($9, sealed), comparison = $10, callback_id = $11, leased_by = null, tries = tries - $12
where id = $1 and leased_by = $2 and state = 'waiting'`;

/** How a try ended, as it is written. */
export interface SettledProbe {
  id: string;
  workerId: string;
  state: ProbeState;
  /** Waiting: not before; else null. */
  nextTryAt: Date | null;
  finishedAt: Date | null;
  statusCode: number | null;
  errorClass: ProbeErrorClass | null;
  errorWords: string | null;
  /** Null: nothing was sent; what an earlier try left stays. */
  sealed: Buffer | null;
  comparison: readonly ComparedField[];
  callbackId: string | null;
  /** Nothing was sent for our own bound: it does not count as a try. */
  uncounted?: boolean;
}

/** Writes how a try ended; false where the lease is not the worker's any more: then nothing is written. */
export async function settleProbe(tx: Transaction, settled: SettledProbe): Promise<boolean> {
  const { id, workerId, state, nextTryAt, finishedAt, statusCode, errorClass, errorWords } = settled;
  const { sealed, comparison, callbackId, uncounted = false } = settled;
  const { rowCount } = await tx.query(statement, [
    ...[id, workerId, state, nextTryAt, finishedAt, statusCode, errorClass, errorWords],
    ...[sealed, JSON.stringify(comparison), callbackId, uncounted ? 1 : 0],
  ]);
  return rowCount === 1;
}

// What another holds at this moment, it holds for about as long: nobody waits for anybody, crosswise least of all.
const hold = `
update probes set next_try_at = $2
where id in (
  select id from probes
  where account_id = $1 and state = 'waiting' and leased_by is null and next_try_at < $2
  for update skip locked
)`;

/** Nothing of the account is asked before `until`: what is too often for one question is too often for the others as well. */
export async function holdAccount(tx: Transaction, accountId: string, until: Date): Promise<void> {
  await tx.query(hold, [accountId, until]);
}

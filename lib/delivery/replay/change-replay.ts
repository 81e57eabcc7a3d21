import type { ActorContext } from '@/lib/access/actor';
import { actorKey, recordAudit } from '@/lib/access/record-audit';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern } from '@/lib/platform/query/conditions';
import type { ReplayState } from './types';

/** A job's row, locked for the transaction. */
export interface LockedReplay {
  id: string;
  state: ReplayState;
  requesterKey: string;
  expiresAt: Date | null;
  fedCount: number;
}

const lock = `
select id::text, state, requester_key as "requesterKey", expires_at as "expiresAt", fed_count as "fedCount"
from replay_jobs where id = $1 for update`;

const stateWords: Record<ReplayState, string> = {
  waiting_approval: 'is waiting for a second person',
  running: 'is running',
  paused: 'is paused',
  finished: 'has finished',
  cancelled: 'was cancelled',
  declined: 'was declined',
  expired: 'expired',
};

/** "There is no replay …", for every verb that is given one. */
export function noSuchReplay(id: string): NotFoundError {
  return new NotFoundError(`There is no replay ${id.slice(0, 40)}.`);
}

export interface ReplayChange {
  /** States that it can be done in. */
  from: readonly ReplayState[];
  /** "paused": what cannot be done in another state. */
  done: string;
  /** Of the audit. */
  action: string;
  /** Throws where it must not be done; else writes it. */
  write(tx: Transaction, job: LockedReplay, by: { key: string; now: Date }): Promise<void>;
}

/**
 * Changes a job under its lock, with the audit in the same transaction: of two people who decide at once the second is told what
 * the first did. Throws `NotFoundError`, and `AppError('conflict')` where its state does not allow it.
 */
export async function changeReplay(ctx: ActorContext, id: string, change: ReplayChange): Promise<void> {
  if (!rowIdPattern.test(id)) throw noSuchReplay(id);
  await inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<LockedReplay>(lock, [id]);
    const [job] = rows;
    if (!job) throw noSuchReplay(id);
    const now = ctx.clock.now();
    const late = job.state === 'waiting_approval' && job.expiresAt !== null && job.expiresAt <= now;
    const state = late ? 'expired' : job.state;
    if (!change.from.includes(state)) {
      throw new AppError('conflict', `This replay ${stateWords[state]}; it cannot be ${change.done} now.`);
    }
    await change.write(tx, job, { key: actorKey(ctx.actor), now });
    await recordAudit(tx, ctx.actor, {
      action: change.action,
      subject: `replay:${id}`,
      before: { state, handedOver: job.fedCount },
    });
  });
}

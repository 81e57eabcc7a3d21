import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { nudge } from '@/lib/platform/nudge';
import { expireRequests } from './expire-requests';
import { type Fed, feedReplay } from './feed-replay';
import { sweepCancelled } from './sweep-cancelled';

const openJobs = `
select id::text, state from replay_jobs
where state in ('running', 'waiting_approval') or (state = 'cancelled' and swept_at is null)
order by id`;

export interface ReplayRound extends Fed {
  /** Jobs that are not at their end. */
  open: number;
  cancelled: number;
}

/**
 * One round over all open bulk replays: each running one is handed on as far as its speed allows, each in a transaction of its
 * own; what was cancelled is swept, requests that nobody decided expire. Safe from any number of processes.
 */
export async function runReplays(ctx: Context): Promise<ReplayRound> {
  const { rows } = await ctx.db.pool.query<{ id: string; state: string }>(openJobs);
  const round: ReplayRound = { open: 0, callbacks: 0, deliveries: 0, reapplied: 0, cancelled: 0 };
  for (const { id, state } of rows) {
    if (state === 'waiting_approval') continue;
    round.open += 1;
    if (state === 'cancelled') {
      round.cancelled += await inTransaction(ctx.db.pool, (tx) => sweepCancelled(tx, id, ctx.clock.now()));
      continue;
    }
    const fed = await inTransaction(ctx.db.pool, (tx) => feedReplay(tx, id, ctx.clock.now()));
    round.callbacks += fed.callbacks;
    round.deliveries += fed.deliveries;
    round.reapplied += fed.reapplied;
  }
  if (rows.some(({ state }) => state === 'waiting_approval')) {
    await inTransaction(ctx.db.pool, (tx) => expireRequests(tx, ctx.clock.now()));
  }
  if (round.deliveries > 0) nudge('deliver');
  if (round.callbacks + round.cancelled > 0) nudge('records');
  if (round.reapplied > 0) nudge('apply');
  return round;
}

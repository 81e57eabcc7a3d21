import type { Context } from '@/lib/platform/context';
import { cancelArchived } from './cancel-archived';
import { claimDeliveries } from './claim-deliveries';
import { ensureGates } from './lock-gates';
import { prepareAttempts } from './prepare-attempt';
import { recoverDeliveries } from './recover-deliveries';
import { runAttempt } from './run-attempt';
import type { SendTools } from './send';
import { settleAttempts } from './settle-attempts';
import { shortenWaits } from './shorten-waits';
import { wasDelivered } from './write-ended';

export interface DeliverDueInput {
  workerId: string;
  limit: number;
  tools: SendTools;
}

export interface DeliverDueResult {
  recovered: number;
  claimed: number;
  delivered: number;
}

/**
 * One whole round: takes back what others dropped, claims what may start, calls, and writes how it went. For tests and for
 * draining by hand; the worker does the same without waiting for the slowest call.
 */
export async function deliverDue(ctx: Context, { workerId, limit, tools }: DeliverDueInput): Promise<DeliverDueResult> {
  await ensureGates(ctx.db.pool);
  await shortenWaits(ctx.db.pool, ctx.clock.now());
  const recovered = await recoverDeliveries(ctx, { now: ctx.clock.now() });
  await cancelArchived(ctx, { now: ctx.clock.now() });
  const now = ctx.clock.now();
  const claimed = await claimDeliveries(ctx.db.pool, { workerId, now, slots: limit, restSlots: limit });
  const prepared = await prepareAttempts(ctx, claimed);
  const ended = await Promise.all(prepared.map((each) => runAttempt(ctx, each, tools)));
  const written = await settleAttempts(
    ctx,
    ended.filter((attempt) => attempt !== null),
    ctx.clock.now(),
  );
  return { recovered, claimed: claimed.length, delivered: written.filter(wasDelivered).length };
}

import { errorClass as faultClass } from '@/lib/ledger/apply/error-class';
import type { Context } from '@/lib/platform/context';
import { isOutage } from '@/lib/platform/db/transaction';
import { cancelArchived } from './cancel-archived';
import { ensureGates } from './lock-gates';
import { recoverDeliveries } from './recover-deliveries';
import { shortenWaits } from './shorten-waits';
import { pruneWindows } from './write-windows';

/** What a delivery worker does now and then besides delivering, in this order. */
const sweeps: Readonly<Record<string, (ctx: Context) => Promise<unknown>>> = {
  gates: ({ db }) => ensureGates(db.pool),
  waits: ({ db, clock }) => shortenWaits(db.pool, clock.now()),
  recover: (ctx) => recoverDeliveries(ctx, { now: ctx.clock.now() }),
  archived: (ctx) => cancelArchived(ctx, { now: ctx.clock.now() }),
  windows: ({ db, clock }) => pruneWindows(db.pool, clock.now()),
};

/**
 * Runs the sweeps, every `sweepMs` at most however often it is called. One that fails keeps neither the others nor deliveries from
 * going on: it is logged once until it works again. Throws only where the database does not answer.
 */
export function makeSweeps(ctx: Context, sweepMs: number): () => Promise<void> {
  const failing = new Set<string>();
  let sweptAtMs = Number.NEGATIVE_INFINITY;

  const run = async (name: string, sweep: (ctx: Context) => Promise<unknown>): Promise<void> => {
    try {
      await sweep(ctx);
      if (failing.delete(name)) ctx.log.info({ sweep: name }, 'A sweep of deliveries works again');
    } catch (error) {
      if (isOutage(error)) throw error;
      if (!failing.has(name))
        ctx.log.error({ sweep: name, error: faultClass(error) }, 'A sweep of deliveries fails; they are delivered on');
      failing.add(name);
    }
  };

  return async () => {
    if (performance.now() - sweptAtMs < sweepMs) return;
    for (const [name, sweep] of Object.entries(sweeps)) await run(name, sweep);
    sweptAtMs = performance.now();
  };
}

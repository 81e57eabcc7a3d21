import { castClock } from '@/bench/fill/cast-clock';
import { makeCast } from '@/bench/fill/make-cast';
import { markerOf } from '@/bench/fill/marker';
import { removeEnded } from '@/lib/access/remove-ended';
import { openSendTools } from '@/lib/delivery/send-tools';
import { assertKnown } from '@/lib/intake/facts/assert-known';
import { leaveForSearch } from '@/lib/intake/leave-for-search';
import { foldDeltas } from '@/lib/ledger/statistics/fold-deltas';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { makeProbeTokens } from '@/lib/reconcile/probe/probe-tokens';
import { runProbesDue } from '@/lib/reconcile/probe/run-probes-due';
import { runRetention } from '@/lib/reconcile/retention/run-retention';
import { tidyMonths } from '@/lib/reconcile/retention/tidy-months';
import { runSweeps } from '@/lib/reconcile/sweeps/run-sweeps';
import { makeFragmentFiller } from '@/lib/search/fill-fragments';
import { indexCallbacks } from '@/lib/search/index-callbacks';
import { indexWaiting } from '@/lib/search/index-waiting';
import { remakeDocuments } from '@/lib/search/remake-documents';

/** One turn of everything that a server and a worker do by themselves: callbacks arrive, are applied and delivered, and every sweep runs. */
export async function driveWorker(ctx: Context): Promise<void> {
  await makeCast({ ...ctx, clock: castClock(ctx.clock.now()) }, { callbacks: 60, marker: markerOf(1_000), tickMs: 50 });
  const tools = { ...openSendTools(ctx.environment), tokens: makeProbeTokens() };
  await foldDeltas(ctx);
  await runSweeps(ctx);
  await runProbesDue(ctx, tools, { workerId: 'plans', limit: 5 });
  await indexCallbacks(ctx, { until: ctx.clock.now(), limit: 20 });
  await remakeDocuments(ctx, { limit: 20 });
  await makeFragmentFiller(ctx)(20);
  await inTransaction(ctx.db.pool, (tx) => leaveForSearch(tx, ['1', '2'], ctx.clock.now()));
  await indexWaiting(ctx);
  await assertKnown(ctx, { payload: [{ path: 'main_order.status', operator: 'is', values: ['PARTIAL'] }], to: null });
  await runRetention(ctx, { stepsMax: 20, pauseMs: 0 });
  await tidyMonths(ctx);
  await removeEnded(ctx);
  tools.close();
}

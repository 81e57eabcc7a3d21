import { doorState } from '@/lib/intake/door-state';
import { issueKinds } from '@/lib/ledger/issue-kinds';
import type { Context } from '@/lib/platform/context';
import { labelled, ownFamilies, toExposition } from '@/lib/platform/metrics/families';
import { type Family, metrics } from '@/lib/platform/metrics/metrics';
import { secondMs } from '@/lib/platform/time';
import { queueFamilies } from './queue-families';
import { readQueues } from './read-queues';

/** However many scrape, the database is asked once in so long. */
const keptMs = 5 * secondMs;

const kept = new WeakMap<Context['db'], { readAtMs: number; families: Promise<Family[]> }>();

function sharedFamilies(ctx: Context): Promise<Family[]> {
  const known = kept.get(ctx.db);
  if (known && performance.now() - known.readAtMs < keptMs) return known.families;
  const families = readQueues(ctx.db.pool, ctx.clock.now(), issueKinds).then(queueFamilies, (error: unknown) => {
    ctx.log.warn({ err: error }, 'the queues could not be read for the metrics');
    return queueFamilies(null);
  });
  kept.set(ctx.db, { readAtMs: performance.now(), families });
  return families;
}

/**
 * Prometheus text of this process (label `process`: `own`), the processes that it brought along, and the database's queues. Never
 * fails for want of the database: then `callback_console_database_up` is 0 and the queues are left out.
 */
export async function readMetrics(ctx: Context, own: 'server' | 'worker'): Promise<string> {
  const { instruments, sources } = metrics();
  instruments.doorQueue.set(doorState(ctx).commits.depth.rows);
  const others = await Promise.all(
    [...sources].map(async ([name, source]) => labelled((await source().catch(() => null)) ?? [], name)),
  );
  const shared = await sharedFamilies(ctx);
  return toExposition([labelled(await ownFamilies(ctx.db), own), ...others, shared]);
}

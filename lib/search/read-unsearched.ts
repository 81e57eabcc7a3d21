import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';

/** Callbacks whose payloads nothing finds yet. */
export interface Unsearched {
  callbacks: number;
  /** Counting stopped there, at some 100,000. */
  bounded: boolean;
  /** When the first of them was applied; ISO 8601 UTC. */
  since: string;
}

const jobsMax = 1_000;

/**
 * What was applied in haste and waits to be searched and filtered by what its payload holds (`./index-waiting`); null where nothing does.
 * By the columns of their own, as ids, it is found all the time.
 */
export async function readUnsearched(ctx: ActorContext): Promise<Unsearched | null> {
  assertMay(ctx.actor, 'callbacks.read');
  const { rows } = await ctx.db.pool.query<{ jobs: number; callbacks: number | null; since: Date | null }>(sql`
    select count(*)::int as jobs, sum(cardinality(callback_ids))::int as callbacks, min(enqueued_at) as since
    from (select callback_ids, enqueued_at from search_jobs order by id limit ${jobsMax + 1}) as waiting`);
  const [row] = rows;
  if (!row?.callbacks || !row.since) return null;
  return { callbacks: row.callbacks, bounded: row.jobs > jobsMax, since: row.since.toISOString() };
}

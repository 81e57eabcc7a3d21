import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { overdueMs } from '@/lib/intake/facts/assert-known';
import { sql } from '@/lib/platform/query/conditions';

/** Callbacks whose payloads nothing finds yet. */
export interface Unsearched {
  callbacks: number;
  /** Counting stopped there. */
  bounded: boolean;
  /** Since when the first of them has waited; ISO 8601 UTC. */
  since: string;
}

/** Of either kind of row. */
const rowsMax = 10_000;

/**
 * What is not searched and filtered by its payload yet: what was applied in haste (`./index-waiting`) and what has waited for more than
 * five seconds to be applied; null where nothing is. By ids and other columns of their own all of it is found.
 */
export async function readUnsearched(ctx: ActorContext): Promise<Unsearched | null> {
  assertMay(ctx.actor, 'callbacks.read');
  const overdue = new Date(ctx.clock.now().getTime() - overdueMs);
  const { rows } = await ctx.db.pool.query<{ callbacks: number; bounded: boolean; since: Date | null }>(sql`
    with noted as (
      select callback_ids, enqueued_at from search_jobs order by id limit ${rowsMax + 1}
    ), unapplied as (
      select available_at from apply_jobs where available_at <= ${overdue} order by available_at, callback_id limit ${rowsMax + 1}
    )
    select coalesce((select sum(cardinality(callback_ids)) from noted), 0)::int + (select count(*) from unapplied)::int as callbacks,
      greatest((select count(*) from noted), (select count(*) from unapplied)) > ${rowsMax} as bounded,
      least((select min(enqueued_at) from noted), (select min(available_at) from unapplied)) as since`);
  const [row] = rows;
  if (!row || row.callbacks === 0 || row.since === null) return null;
  return { callbacks: row.callbacks, bounded: row.bounded, since: row.since.toISOString() };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql, where } from '@/lib/platform/query/conditions';
import { verifiableConditions } from './rejected/verifiable';
import type { RequestFilter } from './request-filter';

/** What verifying all that match would go through. */
export interface Verifiable {
  /** Rejected requests that match and were not verified again, exactly. */
  count: number;
  /** They were received before this instant: what comes later is not part of it. ISO 8601 UTC. */
  until: string;
}

/** Counts what `verifyRequests` would go through, up to now. */
export async function countVerifiable(ctx: ActorContext, filter: RequestFilter): Promise<Verifiable> {
  assertMay(ctx.actor, 'requests.read');
  const now = ctx.clock.now().toISOString();
  const until = filter.to !== null && filter.to < now ? filter.to : now;
  const { rows } = await ctx.db.pool.query<{ count: number }>(sql`
    select count(*)::int as count from requests r ${where(verifiableConditions({ ...filter, to: until }, null))}`);
  return { count: rows[0]?.count ?? 0, until };
}

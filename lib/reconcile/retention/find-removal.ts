import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';

/** What bytes were of. */
export type RemovedKind = 'request' | 'attempt' | 'answer';

/** Retention removed bytes of the day that something is of. */
export interface Removal {
  /** When the last of that day went; ISO 8601. */
  removedAt: string;
}

/**
 * When retention removed the account's bytes of the day (UTC) of `at`; null: it removed none of that day, so what is missing went
 * another way.
 */
export async function findRemoval(
  ctx: ActorContext,
  { provider, account, kind, at }: { provider: string; account: string; kind: RemovedKind; at: string },
): Promise<Removal | null> {
  assertMay(ctx.actor, 'requests.read');
  const { rows } = await ctx.db.pool.query<{ removedAt: Date }>(sql`
    select m.removed_at as "removedAt" from retention_removals m
    join accounts a on a.id = m.account_id
    where a.provider = ${provider} and a.slug = ${account} and m.kind = ${kind}
      and m.day = (${at}::timestamptz at time zone 'UTC')::date`);
  return rows[0] ? { removedAt: rows[0].removedAt.toISOString() } : null;
}

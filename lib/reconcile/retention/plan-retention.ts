import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { cutoffOf, keptDaysOf, keptDaysSchema, type RetentionSettings, readRetention } from './retention-settings';

/** Rows that a plan counts at most. */
export const plannedMax = 10_000;

/** What a bound is set for: one account by its id, or all that have none of their own. */
export type RetentionScope = string | 'otherwise';

/** A change of retention: days, null for ever; `as_others` takes an account's own bound away. */
export interface RetentionChange {
  scope: RetentionScope;
  days: number | null | 'as_others';
}

/** What a change would do, before anybody confirms it. */
export interface RetentionPlan {
  /** The days that come to be in force; null: for ever. */
  days: number | null;
  /** What came before goes; ISO 8601. Null: nothing goes. */
  before: string | null;
  /** Requests that came before, still needed ones among them; `bounded`: counting stopped there. */
  requests: { value: number; bounded: boolean };
  accounts: number;
}

/** Pure: the settings with the change made. */
export function withChange(settings: RetentionSettings, { scope, days }: RetentionChange): RetentionSettings {
  if (scope === 'otherwise') return days === 'as_others' ? settings : { ...settings, otherwiseDays: days };
  const others = settings.accounts.filter(({ accountId }) => accountId !== scope);
  return { ...settings, accounts: days === 'as_others' ? others : [...others, { accountId: scope, days }] };
}

/** Pure: a count that was ended one over `plannedMax`. */
function bounded(count: number): RetentionPlan['requests'] {
  return { value: Math.min(count, plannedMax), bounded: count > plannedMax };
}

/** What the change would remove, counted to a bound by an index. Nothing is written. */
export async function planRetention(ctx: ActorContext, change: RetentionChange): Promise<RetentionPlan> {
  assertMay(ctx.actor, 'settings.manage');
  if (change.days !== 'as_others') keptDaysSchema.parse(change.days);
  const { pool } = ctx.db;
  const { settings } = await readRetention(pool);
  const next = withChange(settings, change);
  const { rows } = await pool.query<{ id: string }>('select id::text from accounts order by id');
  const ids = rows
    .map(({ id }) => id)
    .filter((id) => (change.scope === 'otherwise' ? !keptDaysOf(next, id).own : id === change.scope));
  const days = change.scope === 'otherwise' ? next.otherwiseDays : keptDaysOf(next, change.scope).days;
  if (days === null) return { days, before: null, requests: { value: 0, bounded: false }, accounts: ids.length };
  const before = cutoffOf(days, ctx.clock.now());
  let requests = 0;
  for (const id of ids) {
    const found = await pool.query<{ count: number }>(sql`
      select count(*)::int as count from (
        select from requests where account_id = ${id}::bigint and received_at < ${before} limit ${plannedMax + 1 - requests}
      ) as each`);
    requests += found.rows[0]?.count ?? 0;
    if (requests > plannedMax) break;
  }
  return { days, before: before.toISOString(), requests: bounded(requests), accounts: ids.length };
}

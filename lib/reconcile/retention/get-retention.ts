import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { SettingChange } from '@/lib/access/settings/console-setting';
import { sql } from '@/lib/platform/query/conditions';
import { keptDaysOf, readRetention } from './retention-settings';

/** How long one account's bytes are kept, and how much there is of them. */
export interface AccountRetention {
  accountId: string;
  provider: string;
  slug: string;
  name: string;
  /** Null: for ever. */
  days: number | null;
  /** Set for this account, not for all without a bound of their own. */
  own: boolean;
  /** Requests whose bytes are there, as the statistics count them. */
  requests: number;
  /** Estimated from the size of all accounts' requests, indexes included. */
  bytes: number;
  /** When the oldest of them came, ISO 8601; null: there is none. */
  oldestAt: string | null;
  /** Requests removed so far, and when the last of them was. */
  removedRequests: number;
  removedAt: string | null;
}

export interface Retention {
  /** Of accounts without a bound of their own; null: for ever. */
  otherwiseDays: number | null;
  accounts: AccountRetention[];
  changed: SettingChange | null;
}

interface Row {
  accountId: string;
  provider: string;
  slug: string;
  name: string;
  came: string;
  removed: string | null;
  removedAt: Date | null;
  oldestAt: Date | null;
}

// What came is added up from the hourly statistics, for counting rows would read them all; the oldest is its index's first entry.
const accountsSql = sql`
select a.id::text as "accountId", a.provider, a.slug, a.name, coalesce(s.came, 0)::text as came,
  r.removed::text, r.removed_at as "removedAt", o.received_at as "oldestAt"
from accounts a
left join (
  select account_id, sum(count) as came from (
    select account_id, count from statistics where measure in ('received', 'duplicate', 'rejected')
    union all
    select account_id, count from statistics_deltas where measure in ('received', 'duplicate', 'rejected')
  ) as each
  group by account_id
) as s on s.account_id = a.id
left join (
  select account_id, sum(removed_rows) as removed, max(removed_at) as removed_at
  from retention_removals where kind = 'request' group by account_id
) as r on r.account_id = a.id
left join lateral (
  select received_at from requests where account_id = a.id order by received_at limit 1
) as o on true
order by a.provider, a.slug`;

const sizeSql = `
select coalesce(sum(pg_total_relation_size(c.oid)), 0)::float8 as bytes
from pg_partition_tree('requests') t join pg_class c on c.oid = t.relid where t.isleaf`;

/** Every account's retention with what is stored of it. Rows are exact to some seconds, bytes an estimate. */
export async function getRetention(ctx: ActorContext): Promise<Retention> {
  assertMay(ctx.actor, 'settings.read');
  const { pool } = ctx.db;
  const [{ settings, changed }, { rows }, size] = await Promise.all([
    readRetention(pool),
    pool.query<Row>(accountsSql),
    pool.query<{ bytes: number }>(sizeSql),
  ]);
  const stored = rows.map((row) => Math.max(0, Number(row.came) - Number(row.removed ?? 0)));
  const all = stored.reduce((sum, count) => sum + count, 0);
  const bytesEach = all === 0 ? 0 : (size.rows[0]?.bytes ?? 0) / all;
  return {
    otherwiseDays: settings.otherwiseDays,
    changed,
    accounts: rows.map(({ accountId, provider, slug, name, removed, removedAt, oldestAt }, index) => ({
      ...{ accountId, provider, slug, name },
      ...keptDaysOf(settings, accountId),
      requests: oldestAt === null ? 0 : (stored[index] ?? 0),
      bytes: oldestAt === null ? 0 : Math.round((stored[index] ?? 0) * bytesEach),
      oldestAt: oldestAt?.toISOString() ?? null,
      removedRequests: Number(removed ?? 0),
      removedAt: removedAt?.toISOString() ?? null,
    })),
  };
}

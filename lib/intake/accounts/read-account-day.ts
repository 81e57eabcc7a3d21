import { z } from 'zod';
import { refusedKey } from '@/lib/intake/refused-tally';
import type { Context } from '@/lib/platform/context';
import { uuidFloor } from '@/lib/platform/db/uuid';
import type { AccountDay } from './types';

const dayRowsSchema = z.array(
  z.object({ accountId: z.string(), received: z.number(), rejected: z.number(), lastReceivedAt: z.date().nullable() }),
);
const limitedRowsSchema = z.array(z.object({ key: z.string(), count: z.number() }));

// By the statistics of the hours and what is not folded into them yet: exact, and as few rows on a day of millions. The last request is the
// first entry of its own index that is no answer to a probe of ours; the bound on the id keeps it to this month's partition.
const counted = `measure in ('received', 'duplicate', 'rejected') and hour >= $2 and (measure <> 'received' or word = 'provider')`;
const daySql = `
  select a.id as "accountId",
    coalesce(sum(s.count) filter (where s.measure <> 'rejected'), 0)::int as received,
    coalesce(sum(s.count) filter (where s.measure = 'rejected'), 0)::int as rejected,
    (
      select r.received_at from requests r
      where r.account_id = a.id and r.id >= $1 and r.received_at >= $2
        and (select c.origin from callbacks c where c.id = r.callback_id) is distinct from 'probe'
      order by r.received_at desc, r.id desc limit 1
    ) as "lastReceivedAt"
  from accounts a
  left join (
    select measure, account_id, count from statistics where ${counted}
    union all
    select measure, account_id, count from statistics_deltas where ${counted}
  ) as s on s.account_id = a.id
  group by a.id`;
const limitedSql = `
  select key, sum(count)::int as count
  from rate_windows
  where key like 'door-refused:%' and started_at >= $1
  group by key`;

/** What providers sent to each account's door since midnight UTC. */
export async function readAccountDays(ctx: Context): Promise<(accountId: string) => AccountDay> {
  const since = new Date(ctx.clock.now());
  since.setUTCHours(0, 0, 0, 0);
  const [day, limited] = await Promise.all([
    ctx.db.pool.query(daySql, [uuidFloor(since), since]),
    ctx.db.pool.query(limitedSql, [since]),
  ]);
  const days = new Map(dayRowsSchema.parse(day.rows).map((row) => [row.accountId, row]));
  const counts = new Map(limitedRowsSchema.parse(limited.rows).map(({ key, count }) => [key, count]));
  return (accountId) => {
    const found = days.get(accountId);
    return {
      received: found?.received ?? 0,
      rejected: found?.rejected ?? 0,
      rateLimited: counts.get(refusedKey(accountId)) ?? 0,
      lastReceivedAt: found?.lastReceivedAt?.toISOString() ?? null,
    };
  };
}

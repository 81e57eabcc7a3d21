import { z } from 'zod';
import { refusedKey } from '@/lib/intake/refused-tally';
import type { Context } from '@/lib/platform/context';
import { uuidFloor } from '@/lib/platform/db/uuid';
import type { AccountDay } from './types';

const dayRowsSchema = z.array(
  z.object({ accountId: z.string(), received: z.number(), rejected: z.number(), lastReceivedAt: z.date() }),
);
const limitedRowsSchema = z.array(z.object({ key: z.string(), count: z.number() }));

// The bound on the id keeps it to this month's partition, the one on the time to the index.
const daySql = `
  select account_id as "accountId",
    count(*) filter (where verdict <> 'rejected')::int as received,
    count(*) filter (where verdict = 'rejected')::int as rejected,
    max(received_at) as "lastReceivedAt"
  from requests
  where id >= $1 and received_at >= $2
  group by account_id`;
const limitedSql = `
  select key, sum(count)::int as count
  from rate_windows
  where key like 'door-refused:%' and started_at >= $1
  group by key`;

/** What came to each account's door since midnight UTC. */
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
      lastReceivedAt: found?.lastReceivedAt.toISOString() ?? null,
    };
  };
}

import { z } from 'zod';
import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

/** What one provider sent since the start of the day, and where its forwarding stands. */
export interface ProviderDay {
  provider: string;
  received: number;
  sent: number;
  failed: number;
  /** New or in progress. */
  open: number;
  /** Requests turned away. */
  rejected: number;
  lastReceivedAt: string | null;
}

export interface Overview {
  /** Start of the day that is counted: midnight UTC. */
  since: string;
  /** Busiest first; the test provider is kept out. */
  providers: ProviderDay[];
  /** Stored callbacks that are not applied yet, and when the oldest of them was stored. */
  unapplied: { count: number; oldestAt: string | null };
  openIssues: number;
}

const daySchema = z.array(
  z.object({
    provider: z.string(),
    received: z.number(),
    sent: z.number(),
    failed: z.number(),
    open: z.number(),
    rejected: z.number(),
    lastReceivedAt: z.date().nullable(),
  }),
);

const restSchema = z.tuple([z.object({ count: z.number(), oldestAt: z.date().nullable(), openIssues: z.number() })]);

const daySql = `
  with arrived as (
    select provider,
      count(*)::int as received,
      count(*) filter (where status = 'sent')::int as sent,
      count(*) filter (where status = 'failed')::int as failed,
      count(*) filter (where status in ('new', 'in_progress'))::int as open,
      max(received_at) as last_received_at
    from callbacks
    where received_at >= $1 and provider <> 'test'
    group by provider
  ), refused as (
    select provider, count(*)::int as rejected
    from requests
    where verdict = 'rejected' and received_at >= $1 and provider <> 'test'
    group by provider
  )
  select provider,
    coalesce(received, 0) as received,
    coalesce(sent, 0) as sent,
    coalesce(failed, 0) as failed,
    coalesce(open, 0) as open,
    coalesce(rejected, 0) as rejected,
    last_received_at as "lastReceivedAt"
  from arrived full join refused using (provider)
  order by received desc, provider`;

const restSql = `
  select queue.count, queue.oldest_at as "oldestAt",
    (select count(*)::int from issues where state in ('open', 'acknowledged')) as "openIssues"
  from (select count(*)::int as count, min(enqueued_at) as oldest_at from apply_jobs) as queue`;

/** Today at a glance. Reads the day's rows by index; asks for nothing older. */
export async function getOverview(ctx: ActorContext): Promise<Overview> {
  assertMay(ctx.actor, 'callbacks.read');
  assertMay(ctx.actor, 'requests.read');
  assertMay(ctx.actor, 'issues.read');
  const since = new Date(ctx.clock.now());
  since.setUTCHours(0, 0, 0, 0);
  const [day, rest] = await Promise.all([ctx.db.pool.query(daySql, [since]), ctx.db.pool.query(restSql)]);
  const [{ count, oldestAt, openIssues }] = restSchema.parse(rest.rows);
  return {
    since: since.toISOString(),
    providers: daySchema
      .parse(day.rows)
      .map((row) => ({ ...row, lastReceivedAt: row.lastReceivedAt?.toISOString() ?? null })),
    unapplied: { count, oldestAt: oldestAt?.toISOString() ?? null },
    openIssues,
  };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';

/** Rejected requests of one account on one day: what was kept and what its bound dropped. For screens and metrics. */
export interface RejectedStorage {
  provider: string;
  /** Slug. */
  account: string;
  /** `2026-03-02`, UTC. */
  day: string;
  keptRows: number;
  keptBytes: number;
  /** Answered and counted, but not kept. */
  droppedRows: number;
  droppedBytes: number;
  lastDroppedAt: string | null;
}

const statement = `
select a.provider, a.slug as account, to_char(d.day, 'YYYY-MM-DD') as day, d.kept_rows as "keptRows",
  d.kept_bytes::float8 as "keptBytes", d.dropped_rows::float8 as "droppedRows", d.dropped_bytes::float8 as "droppedBytes",
  d.last_dropped_at as "lastDroppedAt"
from rejected_days d
join accounts a on a.id = d.account_id
where d.day >= $1::date
order by d.day desc, d.dropped_rows desc, a.provider, a.slug`;

/** Every account's days from `since` (UTC) on that had rejected requests, newest day first; a few seconds behind. */
export async function getRejectedStorage(ctx: ActorContext, { since }: { since: Date }): Promise<RejectedStorage[]> {
  assertMay(ctx.actor, 'requests.read');
  const { rows } = await ctx.db.pool.query<Omit<RejectedStorage, 'lastDroppedAt'> & { lastDroppedAt: Date | null }>(
    statement,
    [since.toISOString().slice(0, 10)],
  );
  return rows.map((row) => ({ ...row, lastDroppedAt: row.lastDroppedAt?.toISOString() ?? null }));
}

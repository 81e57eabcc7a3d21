import type pg from 'pg';

export interface RejectedCounts {
  keptRows: number;
  /** Sealed bytes. */
  keptBytes: number;
  droppedRows: number;
  droppedBytes: number;
  lastDroppedAt: Date | null;
}

export interface RejectedDayCounts extends RejectedCounts {
  accountId: string;
  /** Its midnight UTC. */
  day: Date;
}

/** What all processes together kept. */
export interface RejectedTotal {
  accountId: string;
  dayMs: number;
  keptRows: number;
  keptBytes: number;
}

/** In one order for everybody, so that two processes wait for each other instead of locking crosswise. */
const statement = `
insert into rejected_days as known (day, account_id, kept_rows, kept_bytes, dropped_rows, dropped_bytes, last_dropped_at)
select * from unnest($1::date[], $2::bigint[], $3::int[], $4::bigint[], $5::bigint[], $6::bigint[], $7::timestamptz[])
  as added (day, account_id, kept_rows, kept_bytes, dropped_rows, dropped_bytes, last_dropped_at)
order by day, account_id
on conflict (day, account_id) do update set
  kept_rows = known.kept_rows + excluded.kept_rows,
  kept_bytes = known.kept_bytes + excluded.kept_bytes,
  dropped_rows = known.dropped_rows + excluded.dropped_rows,
  dropped_bytes = known.dropped_bytes + excluded.dropped_bytes,
  last_dropped_at = greatest(known.last_dropped_at, excluded.last_dropped_at)
returning account_id as "accountId", (extract(epoch from day) * 1000)::float8 as "dayMs", kept_rows as "keptRows",
  kept_bytes::float8 as "keptBytes"`;

/** Adds counts to their days and answers the totals; one row an account and day. */
export async function addRejectedDays(pool: pg.Pool, days: readonly RejectedDayCounts[]): Promise<RejectedTotal[]> {
  const { rows } = await pool.query<RejectedTotal>(statement, [
    days.map(({ day }) => day.toISOString().slice(0, 10)),
    days.map(({ accountId }) => accountId),
    days.map(({ keptRows }) => keptRows),
    days.map(({ keptBytes }) => keptBytes),
    days.map(({ droppedRows }) => droppedRows),
    days.map(({ droppedBytes }) => droppedBytes),
    days.map(({ lastDroppedAt }) => lastDroppedAt?.toISOString() ?? null),
  ]);
  return rows;
}

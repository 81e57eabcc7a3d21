import type pg from 'pg';
import { sql } from '@/lib/platform/query/conditions';
import type { TimelineEntry } from './types';

type TimelineRow = Omit<TimelineEntry, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date };

/** Every transition of a batch and its lines in the order in which they happened, as far as anybody says. */
export async function readBatchTimeline(db: Pick<pg.Pool, 'query'>, batchRef: string): Promise<TimelineEntry[]> {
  const { rows } = await db.query<TimelineRow>(sql`
    select coalesce(t.occurred_at, c.received_at) as at, t.recorded_at as "recordedAt", t.subject as kind, s.line_key as "lineKey",
      t.verdict, t.from_status as "fromStatus", t.to_status as "toStatus", t.callback_id as "callbackId"
    from transitions t
    join callbacks c on c.id = t.callback_id
    left join suborders s on t.subject = 'suborder' and s.id = t.subject_id
    where t.batch_ref = ${batchRef}::bigint
    order by 1, t.id`);
  return rows.map(({ at, recordedAt, ...row }) => ({
    at: at.toISOString(),
    recordedAt: recordedAt.toISOString(),
    ...row,
  }));
}

import type pg from 'pg';
import { type Sql, sql } from '@/lib/platform/query/conditions';
import type { TimelineEntry } from './types';

type TimelineRow = Omit<TimelineEntry, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date };

async function readEntries(db: Pick<pg.Pool, 'query'>, of: Sql): Promise<TimelineEntry[]> {
  const { rows } = await db.query<TimelineRow>(sql`
    select coalesce(t.occurred_at, c.received_at) as at, t.recorded_at as "recordedAt", t.subject as kind, s.line_key as "lineKey",
      t.verdict, t.from_status as "fromStatus", t.to_status as "toStatus", t.callback_id as "callbackId"
    from transitions t
    join callbacks c on c.id = t.callback_id
    left join suborders s on t.subject = 'suborder' and s.id = t.subject_id
    where ${of}
    order by 1, t.id`);
  return rows.map(({ at, recordedAt, ...row }) => ({
    at: at.toISOString(),
    recordedAt: recordedAt.toISOString(),
    ...row,
  }));
}

/** Every transition of a batch and its lines in the order in which they happened, as far as anybody says. */
export function readBatchTimeline(db: Pick<pg.Pool, 'query'>, batchRef: string): Promise<TimelineEntry[]> {
  return readEntries(db, sql`t.batch_ref = ${batchRef}::bigint`);
}

/**
 * The same of the batch itself, of the lines called `lineKeys`, and of every line that was contradicted where there are some. Looked
 * up one by one: a batch of ten thousand lines has several times as many transitions.
 */
export function readFrontTimeline(
  db: Pick<pg.Pool, 'query'>,
  batchRef: string,
  lines: { lineKeys: readonly string[]; someConflicted: boolean },
): Promise<TimelineEntry[]> {
  const ofBatch = sql`select id from suborders where batch_ref = ${batchRef}::bigint`;
  const shown = sql`${ofBatch} and line_key = any(${[...lines.lineKeys]}::text[])`;
  const wanted = lines.someConflicted ? sql`${shown} union ${ofBatch} and conflicted` : shown;
  return readEntries(
    db,
    sql`t.subject = 'batch' and t.subject_id = ${batchRef}::bigint or t.subject = 'suborder' and t.subject_id = any(array(${wanted}))`,
  );
}

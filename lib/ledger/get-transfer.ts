import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { inTransaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { type TransferRow, toTransferSummary, transferColumnsSql } from './transfer-row';
import type { TransferDetails, TransferTimelineEntry } from './types';

type TimelineRow = Omit<TransferTimelineEntry, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date };

/** A transfer, by our id, with its timeline, as of one instant. Throws `NotFoundError` where there is none. */
export async function getTransfer(ctx: ActorContext, { id }: { id: string }): Promise<TransferDetails> {
  assertMay(ctx.actor, 'transfers.read');
  const missing = new NotFoundError(`There is no transfer ${id}.`);
  if (!rowIdPattern.test(id)) throw missing;
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const found = await tx.query<TransferRow & { detail: Record<string, string> }>(sql`
      select ${transferColumnsSql}, t.detail
      from transfers t
      join accounts a on a.id = t.account_id
      where t.id = ${id}::bigint`);
    const [row] = found.rows;
    if (!row) throw missing;
    const timeline = await tx.query<TimelineRow>(sql`
      select coalesce(t.occurred_at, c.received_at) as at, t.recorded_at as "recordedAt", t.subject as kind, t.verdict,
        t.from_status as "fromStatus", t.to_status as "toStatus", t.callback_id as "callbackId"
      from transitions t
      join callbacks c on c.id = t.callback_id
      where t.subject = 'transfer' and t.subject_id = ${id}::bigint
      order by 1, t.id`);
    return {
      ...toTransferSummary(row),
      detail: row.detail,
      timeline: timeline.rows.map(({ at, recordedAt, ...entry }) => ({
        at: at.toISOString(),
        recordedAt: recordedAt.toISOString(),
        ...entry,
      })),
    };
  });
}

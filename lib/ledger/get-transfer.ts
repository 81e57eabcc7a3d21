import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { maskDetail } from '@/lib/intake/sensitive/mask-detail';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from './issues/issue-row';
import { readTransferStanding } from './read-transfer-standing';
import { recordCallbacksSql } from './record-callbacks';
import { type TransferRow, toListedTransfer, transferColumnsSql } from './transfer-row';
import type { IssueSummary, TransferDetails, TransferTimelineEntry } from './types';

/** Issues shown of one transfer, the newest, closed ones included. */
const issuesMax = 100;

type TimelineRow = Omit<TransferTimelineEntry, 'at' | 'recordedAt'> & { at: Date; recordedAt: Date };
type DetailedRow = TransferRow & { accountId: string; detail: Record<string, string>; difference: string | null };

async function readTimeline(tx: Transaction, id: string): Promise<TransferTimelineEntry[]> {
  const { rows } = await tx.query<TimelineRow>(sql`
    select coalesce(t.occurred_at, c.received_at) as at, t.recorded_at as "recordedAt", t.subject as kind, t.verdict,
      t.from_status as "fromStatus", t.to_status as "toStatus", t.callback_id as "callbackId"
    from transitions t
    join callbacks c on c.id = t.callback_id
    where t.subject = 'transfer' and t.subject_id = ${id}::bigint
    order by 1, t.id`);
  return rows.map(({ at, recordedAt, ...entry }) => ({
    at: at.toISOString(),
    recordedAt: recordedAt.toISOString(),
    ...entry,
  }));
}

async function readIssues(tx: Transaction, id: string): Promise<IssueSummary[]> {
  const key = `transfer:${id}`;
  const { rows } = await tx.query<IssueRow>(sql`
    select ${issueColumnsSql}
    from (
      select * from issues where record_key = ${key} or subject = ${key} order by id desc limit ${issuesMax}
    ) i
    ${issueJoinsSql}
    order by i.id desc`);
  return rows.map(toIssueSummary);
}

/**
 * A transfer, by our id, with its timeline, the ids of its callbacks and its issues, as of one instant. Throws
 * `NotFoundError` where there is none.
 */
export async function getTransfer(ctx: ActorContext, { id }: { id: string }): Promise<TransferDetails> {
  assertMay(ctx.actor, 'transfers.read');
  const missing = new NotFoundError(`There is no transfer ${id.slice(0, 40)}.`);
  if (!rowIdPattern.test(id)) throw missing;
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const found = await tx.query<DetailedRow>(sql`
      select ${transferColumnsSql}, t.account_id as "accountId", t.detail,
        (t.actual_amount - t.requested_amount)::text as difference
      from transfers t
      join accounts a on a.id = t.account_id
      where t.id = ${id}::bigint`);
    const [row] = found.rows;
    if (!row) throw missing;
    const { accountId, detail, difference, ...own } = row;
    const sensitivity = (await readSensitivities(ctx, tx))(row.provider);
    const standings = await readTransferStanding(tx, [id]);
    const callbacks = await tx.query<{ id: string }>(sql`
      ${recordCallbacksSql({ kind: 'transfer', accountId, ref: id, transferId: row.transferId })} order by c.id`);
    return {
      ...toListedTransfer(own, standings),
      detail: maskDetail(detail, sensitivity),
      difference,
      timeline: await readTimeline(tx, id),
      callbackIds: callbacks.rows.map((callback) => callback.id),
      issues: await readIssues(tx, id),
    };
  });
}

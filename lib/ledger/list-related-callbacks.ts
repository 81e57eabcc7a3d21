import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from '@/lib/intake/callback-row';
import type { CallbackSummary } from '@/lib/intake/types';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import { type RecordRef, recordCallbacksMax, recordCallbacksSql } from './record-callbacks';
import type { TransitionVerdict } from './types';

/** A callback of a record, with what its news did to the record itself. */
export interface RelatedCallback extends CallbackSummary {
  providerStatus: string;
  /** Null: it told nothing new of the record, or is not applied yet. */
  verdict: TransitionVerdict | null;
  fromStatus: string | null;
  toStatus: string | null;
}

/** The callbacks of one transfer or batch; null: what was asked for is of none. */
export interface RelatedCallbacks {
  record: RecordRef;
  /** Oldest first. */
  callbacks: RelatedCallback[];
  /** There are older ones beside these. */
  more: boolean;
}

/** Whose callbacks are wanted: a record's by our row id, or those that tell of the same as a callback does. */
export type RelatedTo = { transfer: string } | { batch: string } | { callback: string };

function recordSql(to: RelatedTo): Sql {
  if ('transfer' in to) {
    return sql`select account_id as "accountId", id as "transferRef", transfer_id as "transferId" from transfers where id = ${to.transfer}::bigint`;
  }
  if ('batch' in to) {
    return sql`select account_id as "accountId", id as "batchRef", batch_id as "batchId" from batches where id = ${to.batch}::bigint`;
  }
  // The transfer that the callback was applied to, else any of its id; a callback that is not applied yet may have none.
  return sql`
    select c.account_id as "accountId", c.batch_id as "batchId", b.id as "batchRef", c.transfer_id as "transferId", t.id as "transferRef"
    from callbacks c
    left join batches b on b.account_id = c.account_id and b.batch_id = c.batch_id
    left join lateral (
      select t.id
      from transfers t
      left join transitions tr on tr.subject = 'transfer' and tr.subject_id = t.id and tr.callback_id = c.id
      where t.account_id = c.account_id and t.transfer_id = c.transfer_id
      order by tr.id is null, t.id
      limit 1
    ) t on true
    where c.id = ${to.callback}::bigint`;
}

interface RecordRow {
  accountId: string;
  batchId?: string | null;
  batchRef?: string | null;
  transferId?: string | null;
  transferRef?: string | null;
}

/** Pure: the record of a row. What is not in the ledger yet has the row id 0, which no record has. */
function refOf(row: RecordRow): RecordRef | null {
  const { accountId } = row;
  if (row.batchId != null) return { kind: 'batch', accountId, ref: row.batchRef ?? '0', batchId: row.batchId };
  if (row.transferId != null) {
    return { kind: 'transfer', accountId, ref: row.transferRef ?? '0', transferId: row.transferId };
  }
  return null;
}

/** The callbacks that tell of one transfer or batch, the newest 200; null where there is no such record or callback. */
export async function listRelatedCallbacks(ctx: ActorContext, to: RelatedTo): Promise<RelatedCallbacks | null> {
  assertMay(ctx.actor, 'callbacks.read');
  const [id = ''] = Object.values(to);
  if (!rowIdPattern.test(id)) return null;
  const found = await ctx.db.pool.query<RecordRow>(recordSql(to));
  const record = found.rows[0] ? refOf(found.rows[0]) : null;
  if (!record) return null;
  const { rows } = await ctx.db.pool.query<CallbackRow & Omit<RelatedCallback, keyof CallbackSummary>>(sql`
    select ${callbackColumnsSql}, c.provider_status as "providerStatus", t.verdict, t.from_status as "fromStatus",
      t.to_status as "toStatus"
    from callbacks c
    join accounts a on a.id = c.account_id
    left join transitions t
      on t.callback_id = c.id and t.subject = ${record.kind} and t.subject_id = ${record.ref}::bigint
    where c.id in (${recordCallbacksSql(record)})
    order by c.id`);
  const callbacks = rows.map((row) => {
    const { providerStatus, verdict, fromStatus, toStatus } = row;
    return { ...toCallbackSummary(row), providerStatus, verdict, fromStatus, toStatus };
  });
  return { record, callbacks, more: callbacks.length === recordCallbacksMax };
}

import { recordCallbackIdsSql } from '@/lib/ledger/record-callbacks';
import { type Sql, sql } from '@/lib/platform/query/conditions';

/** The record that a pack is about, by our id. */
export interface EvidenceSubject {
  kind: 'batch' | 'transfer';
  id: string;
}

/** `batch:17`, as issues and the audit name it. */
export function subjectKey({ kind, id }: EvidenceSubject): string {
  return `${kind}:${id}`;
}

/** Callbacks of the record, by id: those that tell of it as its page has them, all of them, and those that changed it. */
export function callbackIdsSql({ kind, id }: EvidenceSubject): Sql {
  return kind === 'batch'
    ? sql`
      select c.id from batches r cross join lateral (
        ${recordCallbackIdsSql({ kind, accountId: sql`r.account_id`, ref: sql`r.id`, batchId: sql`r.batch_id` })}) c
      where r.id = ${id}::bigint
      union select t.callback_id from transitions t where t.batch_ref = ${id}::bigint`
    : sql`
      select c.id from transfers r cross join lateral (
        ${recordCallbackIdsSql({ kind, accountId: sql`r.account_id`, ref: sql`r.id`, transferId: sql`r.transfer_id` })}) c
      where r.id = ${id}::bigint
      union select t.callback_id from transitions t where t.subject = 'transfer' and t.subject_id = ${id}::bigint`;
}

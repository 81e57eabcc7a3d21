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

/** Callbacks of the record, by id: those that name it, and those that changed it. */
export function callbackIdsSql({ kind, id }: EvidenceSubject): Sql {
  return kind === 'batch'
    ? sql`
      select c.id from callbacks c join batches b on b.account_id = c.account_id and b.batch_id = c.batch_id where b.id = ${id}::bigint
      union select t.callback_id from transitions t where t.batch_ref = ${id}::bigint`
    : sql`
      select c.id from callbacks c join transfers r on r.account_id = c.account_id and r.transfer_id = c.transfer_id
      where r.id = ${id}::bigint
      union select t.callback_id from transitions t where t.subject = 'transfer' and t.subject_id = ${id}::bigint`;
}

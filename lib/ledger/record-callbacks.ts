import { type Sql, sql } from '@/lib/platform/query/conditions';

/** A transfer or batch as the ledger holds it. */
export type RecordRef =
  /** `ref`: our row id. */
  | { kind: 'transfer'; accountId: string; ref: string; transferId: string }
  | { kind: 'batch'; accountId: string; ref: string; batchId: string };

/** Callbacks shown of one record at most, the newest. */
export const recordCallbacksMax = 200;

/**
 * Pure: the ids of the callbacks `c` that tell of a record, the newest 200. A provider may use one id for a payment and for its
 * refund: a callback that was applied to the other one is left out.
 */
export function recordCallbacksSql(record: RecordRef): Sql {
  if (record.kind === 'batch') {
    return sql`
      select c.id from (
        select id from callbacks
        where account_id = ${record.accountId}::bigint and batch_id = ${record.batchId}
        order by id desc
        limit ${recordCallbacksMax}
      ) as c`;
  }
  return sql`
    select c.id from (
      select b.id from callbacks b
      where b.account_id = ${record.accountId}::bigint and b.transfer_id = ${record.transferId}
        and not exists (
          select from transitions t
          where t.callback_id = b.id and t.subject = 'transfer' and t.subject_id <> ${record.ref}::bigint)
      order by b.id desc
      limit ${recordCallbacksMax}
    ) as c`;
}

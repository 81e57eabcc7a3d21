import { type Sql, sql } from '@/lib/platform/query/conditions';

/** A transfer or batch as the ledger holds it. */
export type RecordRef =
  /** `ref`: our row id. */
  | { kind: 'transfer'; accountId: string; ref: string; transferId: string }
  | { kind: 'batch'; accountId: string; ref: string; batchId: string };

/** Callbacks shown of one record at most, the newest. */
export const recordCallbacksMax = 200;

/** As `RecordRef`, each value as SQL: a column of a query around it, or a parameter. */
type RecordSql =
  | { kind: 'transfer'; accountId: Sql; ref: Sql; transferId: Sql }
  | { kind: 'batch'; accountId: Sql; ref: Sql; batchId: Sql };

/**
 * Pure: the ids of all callbacks that tell of a record. A provider may use one id for a payment and for its refund: a callback
 * that was applied to the other one is left out.
 */
export function recordCallbackIdsSql(record: RecordSql): Sql {
  if (record.kind === 'batch') {
    return sql`
      select b.id from callbacks b
      where b.account_id = ${record.accountId} and b.batch_id = ${record.batchId}`;
  }
  return sql`
      select b.id from callbacks b
      where b.account_id = ${record.accountId} and b.transfer_id = ${record.transferId}
        and not exists (
          select from transitions t
          where t.callback_id = b.id and t.subject = 'transfer' and t.subject_id <> ${record.ref})`;
}

function asSql(record: RecordRef): RecordSql {
  const { accountId, ref } = record;
  const own = { accountId: sql`${accountId}::bigint`, ref: sql`${ref}::bigint` };
  return record.kind === 'batch'
    ? { kind: record.kind, ...own, batchId: sql`${record.batchId}` }
    : { kind: record.kind, ...own, transferId: sql`${record.transferId}` };
}

/** Pure: the ids of the callbacks `c` that tell of a record (`recordCallbackIdsSql`), the newest 200. */
export function recordCallbacksSql(record: RecordRef): Sql {
  return sql`
    select c.id from (
      ${recordCallbackIdsSql(asSql(record))}
      order by b.id desc
      limit ${recordCallbacksMax}
    ) as c`;
}

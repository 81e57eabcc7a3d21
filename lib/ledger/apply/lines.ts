import type { LedgerRecord } from '@/lib/ledger/fold/fold-record';
import { suborderFields } from '@/lib/ledger/fold/news-values';
import { arrayText } from '@/lib/platform/db/array-text';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { BatchWork } from './batch-work';
import { fieldColumns, type RecordRow, recordArrays, recordColumns, recordNames, recordOf } from './stored-record';

type LineRow = RecordRow &
  Record<(typeof suborderFields)[number], string | null> & {
    id: string;
    batchRef: string;
    lineKey: string;
    finishedAt: Date | null;
  };

const read = `
select s.id::text, s.batch_ref::text as "batchRef", s.line_key as "lineKey", s.status, s.rank, s.terminal, s.outcome, s.conflicted,
  s.suborder_id as "suborderId", s.merchant_withdraw_id as "merchantWithdrawId", s.currency, s.chain, s.amount::text, s.fee::text,
  s.sub_amount::text as "subAmount", s.done_amount::text as "doneAmount", s.fee_type as "feeType", s.tx_id as "txId",
  s.from_address as "fromAddress", s.address, s.memo, s.finished_at as "finishedAt", s.detail, s.precedence,
  s.opened_at as "openedAt", s.settled_at as "settledAt"
from unnest($1::bigint[], $2::text[]) as k (batch_ref, line_key)
join suborders s on s.batch_ref = k.batch_ref and s.line_key = k.line_key`;

/** Reads the stored ones of the lines that callbacks name into their (locked) batches. */
export async function readLines(tx: Transaction, wanted: ReadonlyMap<BatchWork, ReadonlySet<string>>): Promise<void> {
  const refs: string[] = [];
  const keys: string[] = [];
  const byId = new Map<string, BatchWork>();
  for (const [work, lineKeys] of wanted) {
    if (work.id === null) continue;
    byId.set(work.id, work);
    for (const lineKey of lineKeys) {
      refs.push(work.id);
      keys.push(lineKey);
    }
  }
  if (keys.length === 0) return;
  const { rows } = await tx.query<LineRow>(read, [refs, keys]);
  for (const row of rows) {
    const columns: [string, string | null][] = suborderFields.map((field) => [field, row[field]]);
    columns.push(['finishedAt', row.finishedAt?.toISOString() ?? null]);
    const record = recordOf(row, columns);
    byId.get(row.batchRef)?.lines.set(row.lineKey, { id: row.id, record, before: record, dirty: false });
  }
}

const names = `${recordNames}, suborder_id, merchant_withdraw_id, currency, chain, amount, fee, sub_amount,
  done_amount, fee_type, tx_id, from_address, address, memo, finished_at, batch_ref, line_key`;

const write = `
insert into suborders (${names}, updated_at)
select n.*, $1
from unnest(${recordArrays}, $11::text[], $12::text[], $13::text[], $14::text[], $15::numeric[], $16::numeric[], $17::numeric[],
  $18::numeric[], $19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::timestamptz[], $25::bigint[], $26::text[]) as n (${names})
on conflict (batch_ref, line_key) do update set
  suborder_id = excluded.suborder_id, merchant_withdraw_id = excluded.merchant_withdraw_id, status = excluded.status, rank = excluded.rank,
  terminal = excluded.terminal, outcome = excluded.outcome, conflicted = excluded.conflicted, currency = excluded.currency, chain = excluded.chain,
  amount = excluded.amount, fee = excluded.fee, sub_amount = excluded.sub_amount, done_amount = excluded.done_amount, fee_type = excluded.fee_type,
  tx_id = excluded.tx_id, from_address = excluded.from_address, address = excluded.address, memo = excluded.memo, finished_at = excluded.finished_at,
  detail = excluded.detail, precedence = excluded.precedence, opened_at = excluded.opened_at, settled_at = excluded.settled_at,
  updated_at = excluded.updated_at
returning id::text, batch_ref::text as "batchRef", line_key as "lineKey"`;

/** Writes all changed lines of all batches in one statement and gives new ones their id. The batches must be written before. */
export async function writeLines(tx: Transaction, works: readonly BatchWork[], now: Date): Promise<void> {
  const refs: string[] = [];
  const keys: string[] = [];
  const records: LedgerRecord[] = [];
  const byId = new Map<string, BatchWork>();
  for (const work of works) {
    if (work.id === null) continue;
    byId.set(work.id, work);
    for (const [lineKey, { record, dirty }] of work.lines) {
      if (!dirty) continue;
      refs.push(work.id);
      keys.push(lineKey);
      records.push(record);
    }
  }
  if (records.length === 0) return;
  // In the order of `names`.
  const columns = [
    ...recordColumns(records),
    ...fieldColumns(records, [...suborderFields, 'finishedAt']),
    arrayText(refs),
    arrayText(keys),
  ];
  const written = await tx.query<{ id: string; batchRef: string; lineKey: string }>(write, [now, ...columns]);
  for (const { id, batchRef, lineKey } of written.rows) {
    const line = byId.get(batchRef)?.lines.get(lineKey);
    if (line) line.id = id;
  }
}

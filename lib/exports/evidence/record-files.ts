import type { Snapshot } from '@/lib/exports/snapshot';
import { type BatchRow, batchColumnsSql, toBatchSummary } from '@/lib/ledger/batch-row';
import { batchStateSince } from '@/lib/ledger/batch-state-since';
import { batchTotals } from '@/lib/ledger/batch-totals';
import { type SuborderRow, suborderColumnsSql, toSuborderView } from '@/lib/ledger/suborder-row';
import { type TransferRow, transferColumnsSql } from '@/lib/ledger/transfer-row';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, type Sql, sql } from '@/lib/platform/query/conditions';
import type { Disclosure } from './disclosure';
import type { EvidenceSubject } from './evidence-record';
import { jsonFile, linesFile, type PackFile } from './pack-file';
import { withoutTies } from './without-ties';

type Detailed<Row> = Row & { detail: Readonly<Record<string, string>>; precedence: unknown };

/** The record as the ledger holds it. Throws `NotFoundError` where there is none. */
export async function readRecord(
  snapshot: Snapshot,
  disclosure: Disclosure,
  { kind, id }: EvidenceSubject,
): Promise<object> {
  const missing = new NotFoundError(`There is no ${kind} ${id.slice(0, 40)}.`);
  if (!rowIdPattern.test(id)) throw missing;
  const told = ({ precedence }: { precedence: unknown }) => (disclosure.whole ? precedence : withoutTies(precedence));
  if (kind === 'transfer') {
    const [row] = await snapshot.all<Detailed<TransferRow>>(sql`
      select ${transferColumnsSql}, t.detail, t.precedence
      from transfers t join accounts a on a.id = t.account_id where t.id = ${id}::bigint`);
    if (!row) throw missing;
    return { record: kind, ...row, detail: disclosure.detail(row.provider, row.detail), precedence: told(row) };
  }
  const [row] = await snapshot.all<Detailed<BatchRow>>(sql`
    select ${batchColumnsSql}, b.detail, b.precedence
    from batches b join accounts a on a.id = b.account_id where b.id = ${id}::bigint`);
  if (!row) throw missing;
  const totals = await batchTotals(snapshot.tx, [id]);
  const since = await batchStateSince(snapshot.tx, [id]);
  const standing = { totals: totals.get(id) ?? [], stateSince: since.get(id) ?? null };
  const detail = disclosure.detail(row.provider, row.detail);
  return { record: kind, ...toBatchSummary(row, standing), detail, precedence: told(row) };
}

async function* mapped<Row, Item>(batches: AsyncIterable<Row[]>, toItem: (row: Row) => Item): AsyncGenerator<Item[]> {
  for await (const rows of batches) yield rows.map(toItem);
}

function transitionsSql({ kind, id }: EvidenceSubject): Sql {
  return sql`
    select t.id::text, t.subject, coalesce(s.line_key, '') as "lineKey", t.verdict, t.from_status as "fromStatus",
      t.to_status as "toStatus", t.callback_id::text as "callbackId", t.occurred_at as "occurredAt", t.recorded_at as "recordedAt"
    from transitions t
    left join suborders s on t.subject = 'suborder' and s.id = t.subject_id
    where ${kind === 'batch' ? sql`t.batch_ref = ${id}::bigint` : sql`t.subject = 'transfer' and t.subject_id = ${id}::bigint`}
    order by t.id`;
}

/** The record, its lines, and every change or refused change of them. */
export async function* recordFiles(
  snapshot: Snapshot,
  disclosure: Disclosure,
  subject: EvidenceSubject,
  record: object,
): AsyncGenerator<PackFile> {
  yield jsonFile('record.json', record);
  if (subject.kind === 'batch') {
    const lines = await snapshot.batches<SuborderRow & { provider: string }>(sql`
      select ${suborderColumnsSql}, (select b.provider from batches b where b.id = s.batch_ref) as provider
      from suborders s where s.batch_ref = ${subject.id}::bigint order by s.id`);
    yield linesFile(
      'suborders.jsonl',
      mapped(lines, ({ provider, ...row }) => {
        const line = toSuborderView(row);
        return { ...line, detail: disclosure.detail(provider, line.detail) };
      }),
    );
  }
  yield linesFile('transitions.jsonl', await snapshot.batches(transitionsSql(subject)));
}

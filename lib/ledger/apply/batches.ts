import { readListing } from '@/lib/ledger/checks/listed-lines';
import { arrayText } from '@/lib/platform/db/array-text';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { BatchWork } from './batch-work';
import { ChangedMeanwhile } from './changed-meanwhile';
import { type RecordRow, recordArrays, recordColumns, recordNames, recordOf } from './stored-record';

export interface BatchKey {
  accountId: string;
  provider: string;
  batchId: string;
}

interface BatchRow extends RecordRow {
  id: string;
  accountId: string;
  batchId: string;
  lineCount: number;
  doneCount: number;
  failedCount: number;
  listed: unknown;
}

export function batchKey(accountId: string, batchId: string): string {
  return `${accountId}/${batchId}`;
}

// Always in the order of ids: two groups that share batches wait for each other and never deadlock. Each is looked up by its key
// (`lateral` with a limit), also where Postgres, which takes every page for one on a disk, would rather read a whole small table.
const lock = `
select b.id::text, b.account_id::text as "accountId", b.batch_id as "batchId", b.status, b.rank, b.terminal, b.outcome, b.conflicted,
  b.detail, b.precedence, b.line_count as "lineCount", b.done_count as "doneCount", b.failed_count as "failedCount",
  b.listed, b.opened_at as "openedAt", b.settled_at as "settledAt"
from batches b
where b.id = any(array(
  select held.id from unnest($1::bigint[], $2::text[]) as k (account_id, batch_id)
  cross join lateral (select id from batches h where h.account_id = k.account_id and h.batch_id = k.batch_id limit 1) as held))
order by b.id
for update of b`;

/** Locks the batches that are stored and starts the others; the lock covers their lines too. */
export async function lockBatches(tx: Transaction, keys: readonly BatchKey[]): Promise<Map<string, BatchWork>> {
  const works = new Map<string, BatchWork>();
  if (keys.length === 0) return works;
  for (const key of keys) {
    const nothing = { id: null, record: null, counts: { lines: 0, done: 0, failed: 0 }, listing: null };
    works.set(batchKey(key.accountId, key.batchId), { ...key, ...nothing, lines: new Map(), dirty: false });
  }
  const unique = [...works.values()];
  const { rows } = await tx.query<BatchRow>(lock, [
    unique.map(({ accountId }) => accountId),
    unique.map(({ batchId }) => batchId),
  ]);
  for (const row of rows) {
    const work = works.get(batchKey(row.accountId, row.batchId));
    if (!work) continue;
    work.id = row.id;
    work.record = recordOf(row, []);
    work.counts = { lines: row.lineCount, done: row.doneCount, failed: row.failedCount };
    work.listing = readListing(row.listed);
  }
  return works;
}

const arrays = `${recordArrays}, $11::bigint[], $12::text[], $13::text[], $14::int[], $15::int[], $16::int[], $17::jsonb[]`;
const names = `${recordNames}, account_id, provider, batch_id, line_count, done_count, failed_count, listed`;

const insert = `
insert into batches (${names}, updated_at)
select n.*, $1 from unnest(${arrays}) as n (${names})
order by n.account_id, n.batch_id
on conflict (account_id, batch_id) do nothing
returning id::text, account_id::text as "accountId", batch_id as "batchId"`;

const update = `
update batches b set status = n.status, rank = n.rank, terminal = n.terminal, outcome = n.outcome, conflicted = n.conflicted,
  detail = n.detail, precedence = n.precedence, line_count = n.line_count, done_count = n.done_count, failed_count = n.failed_count,
  listed = n.listed, opened_at = n.opened_at, settled_at = n.settled_at, updated_at = $1
from unnest(${arrays}, $18::bigint[]) as n (${names}, id)
where b.id = n.id`;

/** One array a column, in the order of `names`. */
function columnsOf(works: readonly BatchWork[]): string[] {
  return [
    ...recordColumns(works.flatMap(({ record }) => record ?? [])),
    arrayText(works.map(({ accountId }) => accountId)),
    arrayText(works.map(({ provider }) => provider)),
    arrayText(works.map(({ batchId }) => batchId)),
    arrayText(works.map(({ counts }) => counts.lines)),
    arrayText(works.map(({ counts }) => counts.done)),
    arrayText(works.map(({ counts }) => counts.failed)),
    arrayText(works.map(({ listing }) => listing && JSON.stringify(listing))),
  ];
}

/**
 * Writes what changed and gives new batches their id. Throws `ChangedMeanwhile` where another worker opened one of them in
 * the meantime: it was folded without what that one knows.
 */
export async function writeBatches(tx: Transaction, works: readonly BatchWork[], now: Date): Promise<void> {
  const dirty = works.filter(({ dirty, record }) => dirty && record);
  const known = dirty.filter(({ id }) => id !== null);
  const fresh = dirty.filter(({ id }) => id === null);
  if (known.length > 0) await tx.query(update, [now, ...columnsOf(known), arrayText(known.map(({ id }) => id))]);
  if (fresh.length === 0) return;
  const { rows } = await tx.query<{ id: string; accountId: string; batchId: string }>(insert, [
    now,
    ...columnsOf(fresh),
  ]);
  if (rows.length < fresh.length) throw new ChangedMeanwhile();
  const ids = new Map(rows.map((row) => [batchKey(row.accountId, row.batchId), row.id]));
  for (const work of fresh) work.id = ids.get(batchKey(work.accountId, work.batchId)) ?? null;
}

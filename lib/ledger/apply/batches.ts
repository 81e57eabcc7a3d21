import { readListing } from '@/lib/ledger/checks/listed-lines';
import { detailOf } from '@/lib/ledger/fold/news-values';
import type { Transaction } from '@/lib/platform/db/transaction';
import type { BatchWork } from './batch-work';
import { ChangedMeanwhile } from './changed-meanwhile';
import { type RecordRow, recordColumns, recordOf } from './stored-record';

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

const columns = `account_id bigint, provider text, batch_id text, status text, rank smallint, terminal boolean, outcome text,
  conflicted boolean, detail jsonb, precedence jsonb, line_count int, done_count int, failed_count int, listed jsonb, opened_at timestamptz, settled_at timestamptz`;

const insert = `
insert into batches (account_id, provider, batch_id, status, rank, terminal, outcome, conflicted, detail, precedence,
  line_count, done_count, failed_count, listed, opened_at, settled_at, updated_at)
select n.*, $2 from json_to_recordset($1::json) as n (${columns})
order by n.account_id, n.batch_id
on conflict (account_id, batch_id) do nothing
returning id::text, account_id::text as "accountId", batch_id as "batchId"`;

const update = `
update batches b set status = n.status, rank = n.rank, terminal = n.terminal, outcome = n.outcome, conflicted = n.conflicted,
  detail = n.detail, precedence = n.precedence, line_count = n.line_count, done_count = n.done_count, failed_count = n.failed_count,
  listed = n.listed, opened_at = n.opened_at, settled_at = n.settled_at, updated_at = $2
from json_to_recordset($1::json) as n (id bigint, ${columns})
where b.id = n.id`;

function rowsOf(works: readonly BatchWork[]): string {
  return JSON.stringify(
    works.flatMap(({ id, accountId, provider, batchId, record, counts, listing }) =>
      record
        ? [
            {
              id,
              account_id: accountId,
              provider,
              batch_id: batchId,
              ...recordColumns(record),
              detail: detailOf(record.fields.values),
              line_count: counts.lines,
              done_count: counts.done,
              failed_count: counts.failed,
              listed: listing,
            },
          ]
        : [],
    ),
  );
}

/**
 * Writes what changed and gives new batches their id. Throws `ChangedMeanwhile` where another worker opened one of them in
 * the meantime: it was folded without what that one knows.
 */
export async function writeBatches(tx: Transaction, works: readonly BatchWork[], now: Date): Promise<void> {
  const dirty = works.filter((work) => work.dirty);
  const known = dirty.filter(({ id }) => id !== null);
  const fresh = dirty.filter(({ id }) => id === null);
  if (known.length > 0) await tx.query(update, [rowsOf(known), now]);
  if (fresh.length === 0) return;
  const { rows } = await tx.query<{ id: string; accountId: string; batchId: string }>(insert, [rowsOf(fresh), now]);
  if (rows.length < fresh.length) throw new ChangedMeanwhile();
  const ids = new Map(rows.map((row) => [batchKey(row.accountId, row.batchId), row.id]));
  for (const work of fresh) work.id = ids.get(batchKey(work.accountId, work.batchId)) ?? null;
}

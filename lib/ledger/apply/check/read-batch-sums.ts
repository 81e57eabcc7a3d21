import type { ValueAtRisk } from '@/lib/ledger/raise-issues';
import type { Transaction } from '@/lib/platform/db/transaction';

const statement = `
select s.batch_ref::text as "batchRef", s.currency,
  sum(s.amount)::text as "all",
  sum(coalesce(s.done_amount, s.amount)) filter (where s.outcome = 'succeeded')::text as done,
  sum(s.amount) filter (where s.terminal and s.outcome <> 'succeeded')::text as failed,
  sum(s.amount) filter (where not s.terminal)::text as open
from suborders s
where s.batch_ref = any($1::bigint[]) and s.currency is not null
group by s.batch_ref, s.currency
order by s.batch_ref, s.currency`;

const parts = ['all', 'done', 'failed', 'open'] as const;
export type BatchPart = (typeof parts)[number];

/** Exact sums of the lines of each batch by currency and by how they stand; a sum without terms is left out. */
export async function readBatchSums(
  tx: Transaction,
  batchRefs: readonly string[],
): Promise<Map<string, Record<BatchPart, ValueAtRisk[]>>> {
  const sums = new Map<string, Record<BatchPart, ValueAtRisk[]>>();
  if (batchRefs.length === 0) return sums;
  const { rows } = await tx.query<Record<BatchPart, string | null> & { batchRef: string; currency: string }>(
    statement,
    [batchRefs],
  );
  for (const row of rows) {
    const sum = sums.get(row.batchRef) ?? { all: [], done: [], failed: [], open: [] };
    for (const part of parts) {
      const amount = row[part];
      if (amount !== null) sum[part].push({ currency: row.currency, amount });
    }
    sums.set(row.batchRef, sum);
  }
  return sums;
}

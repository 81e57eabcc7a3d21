import type { LineFigures } from '@/lib/ledger/checks/line-amounts';
import type { Transaction } from '@/lib/platform/db/transaction';

/** A line with what the checks look at. */
export interface CheckedLine extends LineFigures {
  id: string;
  batchRef: string;
  lineKey: string;
  status: string;
  chain: string | null;
  txId: string | null;
}

const statement = `
select s.id::text, s.batch_ref::text as "batchRef", s.line_key as "lineKey", s.status, s.terminal, s.outcome, s.currency, s.chain,
  s.amount::text, s.sub_amount::text as "subAmount", s.fee::text, s.fee_type as "feeType", s.done_amount::text as "doneAmount",
  s.tx_id as "txId"
from suborders s
where s.batch_ref = any($1::bigint[])
order by s.batch_ref, s.line_key`;

/** All lines of batches in which a check found something: how many, and their sums, are told of the whole batch. */
export async function readCheckedLines(tx: Transaction, batchRefs: readonly string[]): Promise<CheckedLine[]> {
  if (batchRefs.length === 0) return [];
  const { rows } = await tx.query<CheckedLine>(statement, [batchRefs]);
  return rows;
}

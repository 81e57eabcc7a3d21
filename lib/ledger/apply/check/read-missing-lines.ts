import type { Transaction } from '@/lib/platform/db/transaction';

/** A line that a callback of its batch does not name. */
export interface MissingLine {
  /** Place of the asked list. */
  list: number;
  id: string;
  lineKey: string;
  amount: string | null;
  currency: string | null;
}

const statement = `
select l.list, s.id::text, s.line_key as "lineKey", s.amount::text, s.currency
from unnest($1::int[], $2::bigint[]) as l (list, batch_ref)
join suborders s on s.batch_ref = l.batch_ref
where not exists (select 1 from unnest($3::int[], $4::text[]) as n (list, line_key) where n.list = l.list and n.line_key = s.line_key)
order by l.list, s.line_key`;

/** For each list of a batch's lines: the lines of the batch that are not on it. */
export async function readMissingLines(
  tx: Transaction,
  lists: readonly { batchRef: string; named: ReadonlySet<string> }[],
): Promise<MissingLine[]> {
  if (lists.length === 0) return [];
  const named = lists.flatMap((list, index) => [...list.named].map((lineKey) => ({ index, lineKey })));
  const { rows } = await tx.query<MissingLine>(statement, [
    lists.map((_, index) => index),
    lists.map(({ batchRef }) => batchRef),
    named.map(({ index }) => index),
    named.map(({ lineKey }) => lineKey),
  ]);
  return rows;
}

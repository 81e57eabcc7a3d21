import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { maskDetail } from '@/lib/intake/sensitive/mask-detail';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { type Outcome, outcomes } from '@/lib/providers/contract';
import { toBatchSummary } from './batch-row';
import { batchStateSince } from './batch-state-since';
import { type BatchAddress, findBatchRow } from './get-batch';
import { readLineNews, readLineSums } from './read-line-sums';
import { readFrontTimeline } from './read-timeline';
import { type SuborderRow, suborderColumnsSql, toSuborderView } from './suborder-row';
import type { BatchFront, LineSum } from './types';

/** Which lines come first: those in conflict, then by their outcome as given, then as they came. */
export interface FrontOrder {
  outcomes: readonly Outcome[];
  linesMax: number;
  /** A batch of so many lines comes with all of them; at least `linesMax`. */
  wholeMax: number;
}

interface FirstLines {
  /** The outcomes that they have: lines of others, mostly by far the most, are neither ranked nor sorted. */
  among: readonly Outcome[];
  linesMax: number;
}

/** Pure: how many lines come first, and the outcomes that they have, those in conflict aside, in their order. */
function planFirstLines(sums: readonly LineSum[], order: FrontOrder): FirstLines {
  const total = sums.reduce((lines, { count }) => lines + count, 0);
  const linesMax = total <= order.wholeMax ? order.wholeMax : order.linesMax;
  let lines = 0;
  const among = order.outcomes.filter((outcome) => {
    const before = lines;
    for (const sum of sums) if (sum.outcome === outcome && !sum.conflicted) lines += sum.count;
    return before < linesMax && lines > before;
  });
  return { among, linesMax };
}

async function readFirstLines(
  tx: Transaction,
  batchRef: string,
  { among, linesMax }: FirstLines,
): Promise<SuborderRow[]> {
  const { rows } = await tx.query<SuborderRow>(sql`
    select ${suborderColumnsSql}
    from (
      select id from suborders
      where batch_ref = ${batchRef}::bigint and (conflicted or outcome = any(${[...among]}::text[]))
      order by not conflicted, case when conflicted then 0 else array_position(${[...among]}::text[], outcome) end, id
      limit ${linesMax}
    ) as first
    join suborders s on s.id = first.id
    order by not s.conflicted, case when s.conflicted then 0 else array_position(${[...among]}::text[], s.outcome) end, s.id`);
  return rows;
}

/**
 * A batch as its page begins: its first lines with their news, and of all others what they come to, however many they are. As of
 * one instant, for who may read batches. Throws as `readBatch` does.
 */
export async function getBatchFront(ctx: ActorContext, address: BatchAddress, order: FrontOrder): Promise<BatchFront> {
  assertMay(ctx.actor, 'batches.read');
  if (new Set(order.outcomes).size !== outcomes.length) throw new Error('The order of lines leaves out an outcome.');
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const row = await findBatchRow(tx, address);
    const since = await batchStateSince(tx, [row.id]);
    const { sums, totals } = await readLineSums(tx, row.id);
    const lines = (await readFirstLines(tx, row.id, planFirstLines(sums, order))).map(toSuborderView);
    const sensitivity = (await readSensitivities(ctx, tx))(row.provider);
    const lineKeys = lines.map(({ lineKey }) => lineKey);
    const someConflicted = sums.some(({ conflicted }) => conflicted);
    return {
      ...toBatchSummary(row, { totals, stateSince: since.get(row.id) ?? null }),
      detail: maskDetail(row.detail, sensitivity),
      first: lines.map((line) => ({ ...line, detail: maskDetail(line.detail, sensitivity) })),
      sums,
      news: await readLineNews(tx, row.id),
      timeline: await readFrontTimeline(tx, row.id, { lineKeys, someConflicted }),
    };
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { maskDetail } from '@/lib/intake/sensitive/mask-detail';
import { readSensitivities } from '@/lib/intake/sensitive/read-sensitivities';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { AppError, NotFoundError } from '@/lib/platform/errors';
import { sql, where } from '@/lib/platform/query/conditions';
import { storableText } from '@/lib/platform/text';
import { type BatchRow, batchColumnsSql, toBatchSummary } from './batch-row';
import { batchStateSince } from './batch-state-since';
import { batchTotals } from './batch-totals';
import { readBatchTimeline } from './read-timeline';
import { type SuborderRow, suborderColumnsSql, toSuborderView } from './suborder-row';
import type { BatchDetails } from './types';

export interface BatchAddress {
  provider: string;
  batchId: string;
  /** Slug; needed only where several accounts of the provider know a batch of that id. */
  account?: string | null | undefined;
}

export type DetailedBatchRow = BatchRow & { detail: Record<string, string> };

/**
 * The row of a batch. Throws `NotFoundError` where there is none, and `AppError('conflict')` naming the accounts where the id alone
 * does not tell which.
 */
export async function findBatchRow(
  tx: Transaction,
  { provider, batchId, account }: BatchAddress,
): Promise<DetailedBatchRow> {
  const { rows } = await tx.query<DetailedBatchRow>(sql`
    select ${batchColumnsSql}, b.detail
    from batches b
    join accounts a on a.id = b.account_id
    ${where([
      sql`b.provider = ${storableText(provider)}`,
      sql`b.batch_id = ${storableText(batchId)}`,
      account == null ? null : sql`a.slug = ${storableText(account)}`,
    ])}
    order by a.slug`);
  const [row, ...others] = rows;
  if (!row) {
    throw new NotFoundError(
      `No callback has told of a batch ${batchId} of ${provider}${account == null ? '' : `, account ${account}`} so far.`,
    );
  }
  if (others.length > 0) {
    const slugs = rows.map((one) => one.account).join(', ');
    throw new AppError(
      'conflict',
      `Several accounts of ${provider} have a batch ${batchId}: ${slugs}. Say which one by the parameter account.`,
    );
  }
  return row;
}

/**
 * A batch with all its lines, totals and timeline, as `tx` sees it: pass a repeatable-read transaction, or they may not agree.
 * Throws `NotFoundError` where there is none, and `AppError('conflict')` naming the accounts where the id alone does not tell which.
 */
export async function readBatch(tx: Transaction, address: BatchAddress): Promise<BatchDetails> {
  const row = await findBatchRow(tx, address);
  const totals = await batchTotals(tx, [row.id]);
  const since = await batchStateSince(tx, [row.id]);
  const lines = await tx.query<SuborderRow>(sql`
    select ${suborderColumnsSql} from suborders s where s.batch_ref = ${row.id}::bigint order by s.id`);
  const timeline = await readBatchTimeline(tx, row.id);
  return {
    ...toBatchSummary(row, { totals: totals.get(row.id) ?? [], stateSince: since.get(row.id) ?? null }),
    detail: row.detail,
    suborders: lines.rows.map(toSuborderView),
    timeline,
  };
}

/** `readBatch` as of one instant, for who may read batches; what is sensitive among the further fields is masked. */
export async function getBatch(ctx: ActorContext, address: BatchAddress): Promise<BatchDetails> {
  assertMay(ctx.actor, 'batches.read');
  return inTransaction(ctx.db.pool, async (tx) => {
    // One snapshot: totals, lines and counts agree with each other while callbacks are applied.
    await tx.query('set transaction isolation level repeatable read read only');
    const batch = await readBatch(tx, address);
    const sensitivity = (await readSensitivities(ctx, tx))(batch.provider);
    const suborders = batch.suborders.map((line) => ({ ...line, detail: maskDetail(line.detail, sensitivity) }));
    return { ...batch, detail: maskDetail(batch.detail, sensitivity), suborders };
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { decideDoubts, type LiveIssue, type NewestAnswer, type ResubmitDoubts } from './decide-doubts';

/**
 * What speaks against paying the failed lines of a batch (our id) again, as `tx` sees it: its live issues with those of its lines
 * and of callbacks that could not be applied to it, and the newest answer of its provider.
 */
export async function readDoubts(tx: Transaction, batchRef: string): Promise<ResubmitDoubts> {
  const subject = `batch:${batchRef}`;
  const issues = await tx.query<LiveIssue>(sql`
    select i.kind, s.line_key as "lineKey"
    from issues i
    left join suborders s on s.id = substring(i.subject from '^suborder:([0-9]{1,18})$')::bigint
    where i.state in ('open', 'acknowledged') and (
      i.record_key = ${subject} or i.subject = ${subject}
      or (i.kind = 'apply_failed' and i.callback_id in (
        select c.id from batches b join callbacks c on c.account_id = b.account_id and c.batch_id = b.batch_id
        where b.id = ${batchRef}::bigint)))`);
  const answers = await tx.query<NewestAnswer>(sql`
    select comparison from probes where subject = ${subject} and state = 'answered' order by id desc limit 1`);
  return decideDoubts(issues.rows, answers.rows[0] ?? null);
}

/** `readDoubts` for the page of a batch. */
export async function getDoubts(ctx: ActorContext, batchRef: string): Promise<ResubmitDoubts> {
  assertMay(ctx.actor, 'batches.read');
  return inTransaction(ctx.db.pool, (tx) => readDoubts(tx, batchRef));
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { callbackWhere } from '@/lib/intake/callback-conditions';
import type { CallbackFilter } from '@/lib/intake/callback-filter';
import { requestConditions } from '@/lib/intake/request-conditions';
import type { RequestFilter } from '@/lib/intake/request-filter';
import { batchWhere } from '@/lib/ledger/batch-conditions';
import type { BatchFilter } from '@/lib/ledger/batch-filter';
import { issueWhere } from '@/lib/ledger/issues/issue-conditions';
import type { IssueFilter } from '@/lib/ledger/issues/issue-filter';
import { transferWhere } from '@/lib/ledger/transfer-conditions';
import type { TransferFilter } from '@/lib/ledger/transfer-filter';
import { inTransaction } from '@/lib/platform/db/transaction';
import { type Sql, sql, where } from '@/lib/platform/query/conditions';
import { liveListActions } from './subscription';

/** A list with what it is narrowed to. */
export type ListFilter =
  | { list: 'callbacks'; filter: CallbackFilter }
  | { list: 'requests'; filter: RequestFilter }
  | { list: 'transfers'; filter: TransferFilter }
  | { list: 'batches'; filter: BatchFilter }
  | { list: 'issues'; filter: IssueFilter };

/** A filter that no index serves is given up after this; the pace then makes the next look a rare one. */
const countMsMax = 1_000;

const later = (floor: string, from: string | null) => (from !== null && from > floor ? from : floor);

/** Pure: the rows of a list from `floor` on. */
function rowsFrom(ctx: ActorContext, of: ListFilter, floor: string): Sql {
  switch (of.list) {
    case 'callbacks':
      return sql`callbacks c ${callbackWhere({ ...of.filter, from: later(floor, of.filter.from), cursor: null })}`;
    case 'requests':
      return sql`requests r ${where(requestConditions({ ...of.filter, from: later(floor, of.filter.from) }))}`;
    case 'transfers':
      return sql`(select * from transfers where id > ${floor}::bigint) t ${transferWhere({ ...of.filter, cursor: null })}`;
    case 'batches':
      return sql`(select * from batches where id > ${floor}::bigint) b ${batchWhere({ ...of.filter, cursor: null })}`;
    case 'issues':
      return sql`(select * from issues where id > ${floor}::bigint) i ${issueWhere(of.filter, { actor: ctx.actor, now: ctx.clock.now() })}`;
  }
}

/**
 * How many rows of a list lie from `floor` on, `max` at most: an instant for what is received, an id for what the ledger opens.
 * Throws where Postgres does not know within a second.
 */
export async function countRows(ctx: ActorContext, of: ListFilter, floor: string, max: number): Promise<number> {
  assertMay(ctx.actor, liveListActions[of.list]);
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query(`set local statement_timeout = ${countMsMax}`);
    const { rows } = await tx.query<{ count: number }>(sql`
      select count(*)::int as count from (select from ${rowsFrom(ctx, of, floor)} limit ${max}) as counted`);
    return rows[0]?.count ?? 0;
  });
}

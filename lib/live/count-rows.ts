import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { callbackWhere } from '@/lib/intake/callback-conditions';
import type { CallbackFilter } from '@/lib/intake/callback-filter';
import { assertAskable } from '@/lib/intake/facts/assert-askable';
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

const later = (floor: string | null, from: string | null) =>
  floor !== null && (from === null || from < floor) ? floor : from;

/** Pure: the rows of a list from `floor` on; null: all of them. */
function rowsFrom(ctx: ActorContext, of: ListFilter, floor: string | null): Sql {
  const from = (table: Sql) => (floor === null ? table : sql`(select * from ${table} where id > ${floor}::bigint)`);
  switch (of.list) {
    case 'callbacks':
      return sql`callbacks c ${callbackWhere({ ...of.filter, from: later(floor, of.filter.from), cursor: null })}`;
    case 'requests':
      return sql`requests r ${where(requestConditions({ ...of.filter, from: later(floor, of.filter.from) }))}`;
    case 'transfers':
      return sql`${from(sql`transfers`)} t ${transferWhere({ ...of.filter, cursor: null })}`;
    case 'batches':
      return sql`${from(sql`batches`)} b ${batchWhere({ ...of.filter, cursor: null })}`;
    case 'issues':
      return sql`${from(sql`issues`)} i ${issueWhere(of.filter, { actor: ctx.actor, now: ctx.clock.now() })}`;
  }
}

/**
 * How many rows of a list lie from `floor` on, `max` at most: an instant for what is received, an id for what the ledger opens, null
 * for all there are.
 * Throws where Postgres does not know within a second.
 */
export async function countRows(ctx: ActorContext, of: ListFilter, floor: string | null, max: number): Promise<number> {
  assertMay(ctx.actor, liveListActions[of.list]);
  if (of.list === 'callbacks') await assertAskable(ctx, of.filter);
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query(`set local statement_timeout = ${countMsMax}`);
    const { rows } = await tx.query<{ count: number }>(sql`
      select count(*)::int as count from (select from ${rowsFrom(ctx, of, floor)} limit ${max}) as counted`);
    return rows[0]?.count ?? 0;
  });
}

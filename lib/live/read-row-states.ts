import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type CallbackRow, callbackColumnsSql, toCallbackSummary } from '@/lib/intake/callback-row';
import { type RequestRow, requestColumnsSql, toRequestSummary } from '@/lib/intake/request-row';
import { type BatchRow, batchColumnsSql, toBatchSummary } from '@/lib/ledger/batch-row';
import { batchStateSince } from '@/lib/ledger/batch-state-since';
import { batchTotals } from '@/lib/ledger/batch-totals';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from '@/lib/ledger/issues/issue-row';
import { readTransferStanding } from '@/lib/ledger/read-transfer-standing';
import { type TransferRow, toListedTransfer, transferColumnsSql } from '@/lib/ledger/transfer-row';
import { sql } from '@/lib/platform/query/conditions';
import { rowStateOf } from './row-state';
import { type LiveList, liveListActions } from './subscription';

type Ids = readonly string[];

/** Every row by its primary key, with the columns and words of its list. */
const readers: Readonly<Record<LiveList, (ctx: ActorContext, ids: Ids) => Promise<object[]>>> = {
  async callbacks({ db }, ids) {
    const { rows } = await db.pool.query<CallbackRow>(sql`
      select ${callbackColumnsSql} from callbacks c join accounts a on a.id = c.account_id
      where c.id = any(${ids}::bigint[]) order by c.id`);
    return rows.map(toCallbackSummary);
  },
  async transfers({ db }, ids) {
    const { rows } = await db.pool.query<TransferRow>(sql`
      select ${transferColumnsSql} from transfers t join accounts a on a.id = t.account_id
      where t.id = any(${ids}::bigint[]) order by t.id`);
    const standings = await readTransferStanding(db.pool, ids);
    return rows.map((row) => toListedTransfer(row, standings));
  },
  async batches({ db }, ids) {
    const { rows } = await db.pool.query<BatchRow>(sql`
      select ${batchColumnsSql} from batches b join accounts a on a.id = b.account_id
      where b.id = any(${ids}::bigint[]) order by b.id`);
    const [totals, since] = await Promise.all([batchTotals(db.pool, ids), batchStateSince(db.pool, ids)]);
    return rows.map((row) =>
      toBatchSummary(row, { totals: totals.get(row.id) ?? [], stateSince: since.get(row.id) ?? null }),
    );
  },
  async issues({ db }, ids) {
    const { rows } = await db.pool.query<IssueRow>(sql`
      select ${issueColumnsSql} from (select * from issues where id = any(${ids}::bigint[])) i ${issueJoinsSql}
      order by i.id`);
    return rows.map(toIssueSummary);
  },
  async requests({ db }, ids) {
    const { rows } = await db.pool.query<RequestRow>(sql`
      select ${requestColumnsSql} from requests r join accounts a on a.id = r.account_id
      where r.id = any(${ids}::uuid[]) order by r.id`);
    return rows.map(toRequestSummary);
  },
};

/**
 * What moves in the rows of a list that are shown, by their ids, as one text (`parseRowStates` reads it): the same text as long as
 * nothing moved. By primary key and for one page of a list, however many rows there are. Throws `AppError('forbidden')`.
 */
export async function readRowStates(ctx: ActorContext, list: LiveList, ids: Ids): Promise<string> {
  assertMay(ctx.actor, liveListActions[list]);
  const rows = await readers[list](ctx, ids);
  return JSON.stringify(rows.map((row) => rowStateOf[list](row)));
}

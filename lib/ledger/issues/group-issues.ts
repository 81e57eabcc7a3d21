import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type IssueKind, issueKinds } from '@/lib/ledger/issue-kinds';
import { isOneOf, raw, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { issueConditions } from './issue-conditions';
import { issueCountsSql, issueMoneySql } from './issue-figures';
import type { IssueFilter } from './issue-filter';
import { issueOrder } from './issue-order';
import { liveStates } from './issue-state';

/** Live issues of one kind and account. */
export interface IssueGroup {
  kind: IssueKind;
  provider: string;
  account: string;
  open: number;
  acknowledged: number;
  /** When the oldest and the newest of them were raised. */
  oldestAt: string;
  newestAt: string;
  /** Sums of each currency, exact, the currencies by name. Within one kind: the same money can hang on several kinds. */
  valueAtRisk: { currency: string; amount: string }[];
}

type GroupRow = Omit<IssueGroup, 'oldestAt' | 'newestAt'> & { oldestAt: Date; newestAt: Date };

const seriousness = new Map(issueKinds.map((kind, at) => [kind, at]));

/** Pure: groups that money hangs on first, then by how serious their kind is, then the oldest. */
export function orderGroups(groups: readonly IssueGroup[]): IssueGroup[] {
  const rank = (group: IssueGroup) => (group.valueAtRisk.length > 0 ? 0 : 1);
  return groups.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (seriousness.get(a.kind) ?? 0) - (seriousness.get(b.kind) ?? 0) ||
      a.oldestAt.localeCompare(b.oldestAt) ||
      a.account.localeCompare(b.account),
  );
}

// Two ways to the same two tables of a statement: `counted` (kind, account_id, open, acknowledged, oldest, newest) and `sums` (kind,
// account_id, currency, amount).

const openedAt = (order: Sql) => sql`
  (select i.opened_at from issues i
    where i.state in ('open', 'acknowledged') and i.kind = k.kind and i.account_id = k.account_id order by i.opened_at ${order} limit 1)`;

/** Of all live issues: the figures that are kept of them, and the two ends of an index for each group. */
const ofAll: Sql = sql`
  counted as (
    select k.*, o.opened_at as oldest, n.opened_at as newest
    from (${raw(issueCountsSql)}) as k
    cross join lateral ${openedAt(sql`asc`)} as o
    cross join lateral ${openedAt(sql`desc`)} as n
  ), sums as (${raw(issueMoneySql)})`;

/** Pure: of the live issues that match, which are read for it. */
function ofMatching(conditions: readonly (Sql | null)[]): Sql {
  return sql`
    live as (
      select i.kind, i.account_id, i.state, i.opened_at, i.value_at_risk from issues i
      ${where([isOneOf(sql`i.state`, liveStates), ...conditions])}
    ), counted as (
      select kind, account_id, count(*) filter (where state = 'open')::int as open,
        count(*) filter (where state = 'acknowledged')::int as acknowledged, min(opened_at) as oldest, max(opened_at) as newest
      from live
      group by 1, 2
    ), sums as (
      select kind, account_id, v.currency, sum(v.amount) as amount
      from live cross join jsonb_to_recordset(value_at_risk) as v (currency text, amount numeric)
      group by 1, 2, 3
    )`;
}

/**
 * What is wrong now, by kind and account: the live issues that match, whatever states and order the filter names. Sums are made
 * by the database in exact decimals, currencies never added together. Costs the same however many live issues there are where the
 * filter asks for nothing else.
 */
export async function groupIssues(ctx: ActorContext, filter: IssueFilter): Promise<IssueGroup[]> {
  assertMay(ctx.actor, 'issues.read');
  const conditions = [
    ...issueConditions({ ...filter, state: [] }, { actor: ctx.actor, now: ctx.clock.now() }),
    ...issueOrder(filter.sort, null).conditions,
  ];
  const asksForAll = conditions.every((condition) => condition === null);
  const { rows } = await ctx.db.pool.query<GroupRow>(sql`
    with ${asksForAll ? ofAll : ofMatching(conditions)}, money as (
      select kind, account_id, json_agg(json_build_object('currency', currency, 'amount', amount::text) order by currency) as sums
      from sums
      group by 1, 2
    )
    select c.kind, a.provider, a.slug as account, c.open, c.acknowledged, c.oldest as "oldestAt", c.newest as "newestAt",
      coalesce(m.sums, '[]') as "valueAtRisk"
    from counted c
    join accounts a on a.id = c.account_id
    left join money m on m.kind = c.kind and m.account_id = c.account_id`);
  return orderGroups(
    rows.map(({ oldestAt, newestAt, ...row }) => ({
      ...row,
      oldestAt: oldestAt.toISOString(),
      newestAt: newestAt.toISOString(),
    })),
  );
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type IssueKind, issueKinds } from '@/lib/ledger/issue-kinds';
import { sql, where } from '@/lib/platform/query/conditions';
import { issueConditions } from './issue-conditions';
import type { IssueFilter } from './issue-filter';
import { issueOrder } from './issue-order';

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

/**
 * What is wrong now, by kind and account: the live issues that match, whatever states and order the filter names. Sums are made
 * by the database in exact decimals, currencies never added together.
 */
export async function groupIssues(ctx: ActorContext, filter: IssueFilter): Promise<IssueGroup[]> {
  assertMay(ctx.actor, 'issues.read');
  const matching = where([
    ...issueConditions({ ...filter, state: ['open', 'acknowledged'] }, { actor: ctx.actor, now: ctx.clock.now() }),
    ...issueOrder(filter.sort, null).conditions,
  ]);
  const { rows } = await ctx.db.pool.query<GroupRow>(sql`
    with live as (
      select i.kind, i.account_id, i.state, i.opened_at, i.value_at_risk from issues i ${matching}
    ), sums as (
      select kind, account_id, v.currency, sum(v.amount)::text as amount
      from live cross join jsonb_to_recordset(value_at_risk) as v (currency text, amount numeric)
      group by 1, 2, 3
    ), money as (
      select kind, account_id, json_agg(json_build_object('currency', currency, 'amount', amount) order by currency) as sums
      from sums
      group by 1, 2
    ), counted as (
      select kind, account_id, count(*) filter (where state = 'open')::int as open,
        count(*) filter (where state = 'acknowledged')::int as acknowledged, min(opened_at) as oldest, max(opened_at) as newest
      from live
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

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { type IssueState, issueStates } from '@/lib/ledger/issue-kinds';
import { join, sql, where } from '@/lib/platform/query/conditions';
import { issueConditions } from './issue-conditions';
import type { IssueFilter } from './issue-filter';
import { issueParts } from './issue-order';

/** How many there are; `bounded`: more than that. */
export type IssueCounts = Readonly<Record<IssueState, { value: number; bounded: boolean }>>;

/** How many issues of each state match, whatever states the filter names and whatever the page. */
export async function countIssues(ctx: ActorContext, filter: IssueFilter): Promise<IssueCounts> {
  assertMay(ctx.actor, 'issues.read');
  const conditions = issueConditions({ ...filter, state: [] }, { actor: ctx.actor, now: ctx.clock.now() });
  const matching = issueParts(filter.sort, null).map(
    (part) => sql`
      select from (select i.*, ${part.atRisk} as at_risk from issues i) i
      ${where([...conditions, ...part.conditions, sql`i.state = s.state`])}`,
  );
  const { rows } = await ctx.db.pool.query<{ state: IssueState; count: number }>(sql`
    select s.state, counted.count
    from unnest(${[...issueStates]}::text[]) as s(state)
    cross join lateral (
      select count(*)::int as count from (${join(matching, ' union all ')} limit ${countMax + 1}) as bounded
    ) as counted`);
  const of = (state: IssueState) => {
    const count = rows.find((row) => row.state === state)?.count ?? 0;
    return { value: Math.min(count, countMax), bounded: count > countMax };
  };
  return { open: of('open'), acknowledged: of('acknowledged'), resolved: of('resolved'), ignored: of('ignored') };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { countMax } from '@/lib/intake/count-callbacks';
import { type IssueState, issueStates } from '@/lib/ledger/issue-kinds';
import { join, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { lookRowsMin } from '@/lib/platform/query/look-through';
import { type Asking, issueConditions, splitIssueFilter } from './issue-conditions';
import { currencyOf, type IssueFilter } from './issue-filter';
import { issueParts } from './issue-order';

/** How many there are; `bounded`: there are more, or may be. */
export type IssueCounts = Readonly<Record<IssueState, { value: number; bounded: boolean }>>;

interface Row {
  state: IssueState;
  count: number;
  bounded: boolean;
}

/** By what no index answers the newest of each state are compared, and no others. */
function countedLooking({ found, compared }: { found: IssueFilter; compared: Sql }, asking: Asking): Sql {
  const asked = where([...issueConditions({ ...found, state: [] }, asking), sql`i.state = s.state`]);
  return sql`
    select (count(*) filter (where ${compared}))::int as count, count(*) = ${lookRowsMin}::int as bounded
    from (select i.* from issues i ${asked} order by i.opened_at desc, i.id desc limit ${lookRowsMin}::int) i`;
}

/** How many issues of each state match, whatever states the filter names and whatever the page. */
export async function countIssues(ctx: ActorContext, filter: IssueFilter): Promise<IssueCounts> {
  assertMay(ctx.actor, 'issues.read');
  const asking = { actor: ctx.actor, now: ctx.clock.now() };
  const { found, compared } = splitIssueFilter(filter, asking);
  const isByTime = currencyOf(filter.sort) === null;
  const conditions = issueConditions({ ...filter, state: [] }, asking);
  const matching = issueParts(filter.sort, null).map(
    (part) => sql`
      select from (select i.*, ${part.atRisk} as at_risk from issues i) i
      ${where([...conditions, ...part.conditions, sql`i.state = s.state`])}`,
  );
  const counted =
    compared !== null && isByTime
      ? countedLooking({ found, compared }, asking)
      : sql`
        select count(*)::int as count, count(*) > ${countMax}::int as bounded
        from (${join(matching, ' union all ')} limit ${countMax + 1}) as matching`;
  const { rows } = await ctx.db.pool.query<Row>(sql`
    select s.state, counted.count, counted.bounded
    from unnest(${[...issueStates]}::text[]) as s(state) cross join lateral (${counted}) as counted`);
  const of = (state: IssueState) => {
    const row = rows.find((one) => one.state === state);
    return { value: Math.min(row?.count ?? 0, countMax), bounded: row?.bounded ?? false };
  };
  return { open: of('open'), acknowledged: of('acknowledged'), resolved: of('resolved'), ignored: of('ignored') };
}

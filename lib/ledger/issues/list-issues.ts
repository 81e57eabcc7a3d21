import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import type { IssueSummary } from '@/lib/ledger/types';
import { empty, isOneOf, join, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { issueConditions } from './issue-conditions';
import type { IssueFilter } from './issue-filter';
import { cursorAfter, issueOrder, issuePartStates, issueParts } from './issue-order';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from './issue-row';
import { isLive } from './issue-state';

/**
 * Pure: issues that are live are few, and compared with what no index answers one by one; without it Postgres walks all that were ever
 * raised, in the hope that some fit soon.
 */
function fewFirst({ state, conditions }: IssueFilter): Sql {
  const areLive = state.length > 0 && state.every(isLive);
  return areLive && conditions.length > 0 ? sql`where ${isOneOf(sql`i.state`, state) ?? sql`true`} offset 0` : empty;
}

/**
 * One page of issues in the filter's order: newest, oldest, or most money at risk in one currency first. Paged by keyset. Throws
 * `AppError('bad_request')` for a foreign cursor.
 */
export async function listIssues(ctx: ActorContext, filter: IssueFilter): Promise<Page<IssueSummary>> {
  assertMay(ctx.actor, 'issues.read');
  const { orderBy } = issueOrder(filter.sort, filter.cursor);
  const asking = { actor: ctx.actor, now: ctx.clock.now() };
  const few = fewFirst(filter);
  const parts = issuePartStates(filter).flatMap((state) =>
    issueParts(filter.sort, filter.cursor).map(
      ({ atRisk, conditions }) => sql`(
        select i.* from (select i.*, ${atRisk} as at_risk from issues i ${few}) i
        ${where([...issueConditions({ ...filter, state }, asking), ...conditions])}
        order by ${orderBy}
        limit ${filter.limit + 1})`,
    ),
  );
  // The page is cut before anything is joined: what the joins cost does not depend on how many issues there are.
  const { rows } = await ctx.db.pool.query<IssueRow & { atRisk: string | null }>(sql`
    select ${issueColumnsSql}, i.at_risk::text as "atRisk"
    from (
      select i.* from (${join(parts, ' union all ')}) i
      order by ${orderBy}
      limit ${filter.limit + 1}
    ) i
    ${issueJoinsSql}
    order by ${orderBy}`);
  const page = rows.slice(0, filter.limit);
  const places = page.map((row) => ({ id: row.id, openedAt: row.openedAt.toISOString(), atRisk: row.atRisk }));
  const last = places.at(-1);
  return {
    data: page.map(({ atRisk: _, ...row }) => toIssueSummary(row)),
    nextCursor: last && rows.length > filter.limit ? cursorAfter(last) : null,
  };
}

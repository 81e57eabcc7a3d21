import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { readOpened } from '@/lib/ledger/read-opened';
import type { IssueSummary } from '@/lib/ledger/types';
import { join, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { LookedPage } from '@/lib/platform/query/look-through';
import { type Asking, issueConditions, splitIssueFilter } from './issue-conditions';
import type { IssueFilter } from './issue-filter';
import { cursorAfter, issueOrder, issuePartStates, issueParts } from './issue-order';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from './issue-row';

/** A page, newest first, for which issues are compared one by one. */
async function readLooking(
  ctx: ActorContext,
  { found, compared }: { found: IssueFilter; compared: Sql },
  asking: Asking,
): Promise<LookedPage<IssueSummary>> {
  const { orderBy, conditions } = issueOrder('newest', found.cursor);
  const asked = where([...issueConditions(found, asking), ...conditions]);
  const page = await readOpened<IssueRow>(ctx.db.pool, found, {
    first: (rows) => sql`select i.* from issues i ${asked} order by ${orderBy} limit ${rows}`,
    compared,
    alias: sql`i`,
    columns: (fitting) => sql`select ${issueColumnsSql} from (${fitting}) i ${issueJoinsSql} order by ${orderBy}`,
  });
  return { ...page, data: page.data.map(toIssueSummary) };
}

/**
 * One page of issues in the filter's order: newest, oldest, or most money at risk in one currency first. Paged by keyset. What no index
 * answers is, newest first, looked for among as many as take a moment: the page may be short then, and `lookedTo` says how far it looked.
 * Throws `AppError('bad_request')` for a foreign cursor.
 */
export async function listIssues(ctx: ActorContext, filter: IssueFilter): Promise<LookedPage<IssueSummary>> {
  assertMay(ctx.actor, 'issues.read');
  const asking = { actor: ctx.actor, now: ctx.clock.now() };
  const { found, compared } = splitIssueFilter(filter, asking);
  if (compared !== null && filter.sort === 'newest') return readLooking(ctx, { found, compared }, asking);
  const { orderBy } = issueOrder(filter.sort, filter.cursor);
  const parts = issuePartStates(filter).flatMap((state) =>
    issueParts(filter.sort, filter.cursor).map(
      ({ atRisk, conditions }) => sql`(
        select i.* from (select i.*, ${atRisk} as at_risk from issues i) i
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

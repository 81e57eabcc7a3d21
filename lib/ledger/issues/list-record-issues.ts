import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { IssueSummary } from '@/lib/ledger/types';
import { sql } from '@/lib/platform/query/conditions';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from './issue-row';

/** What a record's page names; how many more there are is counted. */
const shownMax = 20;

/** Live issues of one transfer or batch, oldest first: `count` of them, at most 20 named. */
export interface RecordIssues {
  count: number;
  issues: IssueSummary[];
}

/** The live issues of `recordKey` (`batch:17`, `transfer:9`), those of its lines included. */
export async function listRecordIssues(ctx: ActorContext, { recordKey }: { recordKey: string }): Promise<RecordIssues> {
  assertMay(ctx.actor, 'issues.read');
  const { rows } = await ctx.db.pool.query<IssueRow & { total: number }>(sql`
    select ${issueColumnsSql}, i.total
    from (
      select i.*, count(*) over ()::int as total
      from issues i
      where (i.record_key = ${recordKey} or i.subject = ${recordKey}) and i.state in ('open', 'acknowledged')
      order by i.opened_at, i.id
      limit ${shownMax}
    ) i
    ${issueJoinsSql}
    order by i.opened_at, i.id`);
  return { count: rows[0]?.total ?? 0, issues: rows.map(({ total: _, ...row }) => toIssueSummary(row)) };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { Page } from '@/lib/intake/types';
import { isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { IssueFilter } from './issue-filter';
import { afterCursor, ofAccounts, openedWithin, pageOf } from './list-conditions';
import type { IssueSummary } from './types';

type Instants = 'openedAt' | 'lastSeenAt' | 'closedAt';
type IssueRow = Omit<IssueSummary, Instants> & { openedAt: Date; lastSeenAt: Date; closedAt: Date | null };

function issueWhere(filter: IssueFilter): Sql {
  return where([
    isOneOf(sql`i.provider`, filter.provider),
    ofAccounts(sql`i.account_id`, filter.account),
    isOneOf(sql`i.kind`, filter.kind),
    isOneOf(sql`i.state`, filter.state),
    filter.subject === null ? null : sql`i.subject = ${filter.subject}`,
    ...openedWithin(sql`i.opened_at`, filter.from, filter.to),
    afterCursor(sql`i.opened_at`, sql`i.id`, filter.cursor),
  ]);
}

/** One page of issues, newest first. Paged by keyset. Throws `AppError('bad_request')` for a foreign cursor. */
export async function listIssues(ctx: ActorContext, filter: IssueFilter): Promise<Page<IssueSummary>> {
  assertMay(ctx.actor, 'issues.read');
  const { rows } = await ctx.db.pool.query<IssueRow>(sql`
    select i.id, i.provider, a.slug as account, i.kind, i.subject, i.state, i.title, i.detail, i.seen_count as "seenCount",
      i.callback_id as "callbackId", b.batch_id as "batchId", i.opened_at as "openedAt", i.last_seen_at as "lastSeenAt",
      i.closed_at as "closedAt"
    from issues i
    join accounts a on a.id = i.account_id
    left join batches b on b.id = substring(i.subject from '^batch:([0-9]{1,18})$')::bigint
    ${issueWhere(filter)}
    order by i.opened_at desc, i.id desc
    limit ${filter.limit + 1}`);
  const issues = rows.map(({ openedAt, lastSeenAt, closedAt, ...row }) => ({
    ...row,
    openedAt: openedAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  }));
  return pageOf(issues, filter.limit);
}

import type { IssueSummary } from '@/lib/ledger/types';
import { type Sql, sql } from '@/lib/platform/query/conditions';

type Instants = 'openedAt' | 'lastSeenAt' | 'acknowledgedAt' | 'closedAt';

/** A row as `issueColumnsSql` selects it. */
export type IssueRow = Omit<IssueSummary, Instants> & {
  openedAt: Date;
  lastSeenAt: Date;
  acknowledgedAt: Date | null;
  closedAt: Date | null;
};

/** The columns of a list, of `issues i` with `issueJoinsSql`. */
export const issueColumnsSql: Sql = sql`
  i.id, i.provider, a.slug as account, i.kind, i.subject, i.record_key as "recordKey", i.state, i.title, i.detail,
  i.expected, i.actual, i.difference, i.value_at_risk as "valueAtRisk", i.seen_count as "seenCount",
  i.callback_id as "callbackId", b.batch_id as "batchId", t.transfer_id as "transferId", s.line_key as "lineKey",
  case when o.id is not null then json_build_object('id', o.id::text, 'name', o.name) end as owner,
  i.opened_at as "openedAt", i.last_seen_at as "lastSeenAt", i.acknowledged_at as "acknowledgedAt",
  i.closed_at as "closedAt", i.closed_by as "closedBy"`;

/** What a row of `issues i` says of its account, owner and record: each by its primary key. */
export const issueJoinsSql: Sql = sql`
  join accounts a on a.id = i.account_id
  left join users o on o.id = i.owner_id
  left join batches b on b.id = substring(coalesce(i.record_key, i.subject) from '^batch:([0-9]{1,18})$')::bigint
  left join transfers t on t.id = substring(coalesce(i.record_key, i.subject) from '^transfer:([0-9]{1,18})$')::bigint
  left join suborders s on s.id = substring(i.subject from '^suborder:([0-9]{1,18})$')::bigint`;

export function toIssueSummary({ openedAt, lastSeenAt, acknowledgedAt, closedAt, ...row }: IssueRow): IssueSummary {
  return {
    ...row,
    openedAt: openedAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    acknowledgedAt: acknowledgedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
  };
}

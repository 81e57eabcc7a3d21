import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import type { IssueSummary } from '@/lib/ledger/types';
import { inTransaction, type Transaction } from '@/lib/platform/db/transaction';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import type { Outcome } from '@/lib/providers/contract';
import { noSuchIssue } from './change-issue';
import { type IssueComment, type IssueDeed, type IssueEvent, issueHistory } from './issue-history';
import { type IssueRow, issueColumnsSql, issueJoinsSql, toIssueSummary } from './issue-row';
import type { IssueSubject } from './issue-subject';
import { readSubject } from './read-subject';

/** A callback that an issue names. */
export interface IssueCallback {
  id: string;
  type: string;
  providerStatus: string;
  outcome: Outcome;
  amount: string | null;
  currency: string | null;
  receivedAt: string;
}

/** An issue with all that a person needs to decide about it. */
export interface IssueDetails extends IssueSummary {
  comments: IssueComment[];
  /** All that happened to it, oldest first; comments are among it. */
  history: IssueEvent[];
  /** What it is about, as it stands now. */
  about: IssueSubject;
  /** The transfer or batch that it belongs to, where `about` is not that itself. */
  record: IssueSubject | null;
  /** Oldest first: the one that raised it, and those that its details name. */
  callbacks: IssueCallback[];
  /** Other issues of the same record, those that are live first; the newest 20. */
  related: IssueSummary[];
}

const namedCallbacksMax = 20;
const relatedMax = 20;

/** Ids of callbacks that an issue names; whether they are there is the database's to say. */
function callbackIds({ callbackId, detail, subject }: IssueSummary): string[] {
  const named = Object.entries(detail).flatMap(([name, value]) => (/callback/i.test(name) ? [String(value)] : []));
  const about = /^callback:(\d+)$/.exec(subject)?.[1];
  const ids = [callbackId, about, ...named].filter((id) => id != null && rowIdPattern.test(id));
  return [...new Set(ids.flatMap((id) => id ?? []))].slice(0, namedCallbacksMax);
}

async function readCallbacks(tx: Transaction, ids: readonly string[]): Promise<IssueCallback[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<Omit<IssueCallback, 'receivedAt'> & { receivedAt: Date }>(sql`
    select id, type, provider_status as "providerStatus", outcome, amount::text, currency, received_at as "receivedAt"
    from callbacks where id = any(${ids}::bigint[]) order by received_at, id`);
  return rows.map((row) => ({ ...row, receivedAt: row.receivedAt.toISOString() }));
}

async function readRelated(tx: Transaction, { id, recordKey, subject }: IssueSummary): Promise<IssueSummary[]> {
  const record = recordKey ?? subject;
  const { rows } = await tx.query<IssueRow>(sql`
    select ${issueColumnsSql}
    from (
      select i.*, i.state in ('open', 'acknowledged') as live
      from issues i
      where (i.record_key = ${record} or i.subject = ${record}) and i.id <> ${id}::bigint
      order by live desc, i.opened_at desc, i.id desc
      limit ${relatedMax}
    ) i
    ${issueJoinsSql}
    order by i.live desc, i.opened_at desc, i.id desc`);
  return rows.map(toIssueSummary);
}

async function readComments(tx: Transaction, id: string): Promise<IssueComment[]> {
  const { rows } = await tx.query<Omit<IssueComment, 'at'> & { at: Date }>(sql`
    select id, at, author_name as author, text from issue_comments where issue_id = ${id}::bigint order by id`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

async function readDeeds(tx: Transaction, id: string): Promise<IssueDeed[]> {
  const { rows } = await tx.query<Omit<IssueDeed, 'at'> & { at: Date }>(sql`
    select at, actor_name as "actorName", action, before, after
    from audit_entries where subject = ${`issue:${id}`} order by id`);
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** One issue, as of one instant. Throws `NotFoundError` where there is none. */
export async function getIssue(ctx: ActorContext, { id }: { id: string }): Promise<IssueDetails> {
  assertMay(ctx.actor, 'issues.read');
  if (!rowIdPattern.test(id)) throw noSuchIssue(id);
  return inTransaction(ctx.db.pool, async (tx) => {
    await tx.query('set transaction isolation level repeatable read read only');
    const { rows } = await tx.query<IssueRow>(sql`
      select ${issueColumnsSql} from issues i ${issueJoinsSql} where i.id = ${id}::bigint`);
    const [row] = rows;
    if (!row) throw noSuchIssue(id);
    const issue = toIssueSummary(row);
    const comments = await readComments(tx, id);
    const record = issue.recordKey === null || issue.recordKey === issue.subject ? null : issue.recordKey;
    return {
      ...issue,
      comments,
      history: issueHistory(issue, await readDeeds(tx, id), comments),
      about: await readSubject(tx, issue.subject),
      record: record === null ? null : await readSubject(tx, record),
      callbacks: await readCallbacks(tx, callbackIds(issue)),
      related: await readRelated(tx, issue),
    };
  });
}

import type { Transaction } from '@/lib/platform/db/transaction';
import type { IssueKind } from './issue-kinds';

export interface RaisedIssue {
  accountId: string;
  provider: string;
  kind: IssueKind;
  /** What it is about, e.g. `batch:17`; one live issue per account, kind and subject. */
  subject: string;
  title: string;
  /** Ids and provider's words only. */
  detail: Readonly<Record<string, string | number>>;
  callbackId: string | null;
  /** The transfer or batch it belongs to: `transfer:9`, `batch:17`; absent where it is about none. */
  recordKey?: string | null;
  /** What should be, what is, and the difference, as text. */
  expected?: string;
  actual?: string;
  difference?: string;
  /** Money that hangs on it, each currency once; empty or absent where none does. */
  valueAtRisk?: readonly ValueAtRisk[];
}

/** Decimal text with its currency. */
export interface ValueAtRisk {
  currency: string;
  amount: string;
}

const statement = `
insert into issues (account_id, provider, kind, subject, title, detail, seen_count, callback_id, record_key,
  expected, actual, difference, value_at_risk, opened_at, last_seen_at)
select n.account_id, n.provider, n.kind, n.subject, n.title, n.detail, n.seen_count, n.callback_id, n."recordKey",
  n.expected, n.actual, n.difference, coalesce(n."valueAtRisk", '[]'), $2, $2
from json_to_recordset($1::json) as n(
  account_id bigint, provider text, kind text, subject text, title text, detail jsonb, seen_count int, callback_id bigint,
  "recordKey" text, expected text, actual text, difference text, "valueAtRisk" jsonb)
order by n.account_id, n.kind, n.subject
on conflict (account_id, kind, subject) where state in ('open', 'acknowledged')
do update set seen_count = issues.seen_count + excluded.seen_count,
  title = case when excluded.actual is distinct from issues.actual and excluded.actual is not null then excluded.title else issues.title end,
  detail = case when excluded.actual is distinct from issues.actual and excluded.actual is not null then excluded.detail else issues.detail end,
  last_seen_at = greatest(issues.last_seen_at, excluded.last_seen_at),
  expected = coalesce(excluded.expected, issues.expected), actual = coalesce(excluded.actual, issues.actual),
  difference = coalesce(excluded.difference, issues.difference),
  value_at_risk = case when excluded.value_at_risk = '[]' then issues.value_at_risk else excluded.value_at_risk end`;

/**
 * Opens an issue, or counts one up that is still live: the callback that raised it first stays, its figures follow, and its
 * words where the actual figure is another.
 */
export async function raiseIssues(
  tx: Pick<Transaction, 'query'>,
  issues: readonly RaisedIssue[],
  at: Date,
): Promise<void> {
  if (issues.length === 0) return;
  const rows = new Map<string, Record<string, unknown> & { seen_count: number }>();
  for (const { accountId, callbackId, ...issue } of issues) {
    const key = JSON.stringify([accountId, issue.kind, issue.subject]);
    const row = rows.get(key);
    // Of several in one group the last one's figures count, as if they had come one by one.
    if (row) rows.set(key, { ...row, ...issue, seen_count: row.seen_count + 1 });
    else rows.set(key, { ...issue, account_id: accountId, callback_id: callbackId, seen_count: 1 });
  }
  await tx.query(statement, [JSON.stringify([...rows.values()]), at]);
}

import { conditionsSql, type FieldSql, loweredAscii, ofAccountsNamed } from '@/lib/platform/query/condition-sql';
import { beginsWith, isOneOf, type Sql, sql, where } from '@/lib/platform/query/conditions';
import type { Operator } from '@/lib/platform/query/filter-fields';
import { allOf, splitConditions } from '@/lib/platform/query/look-through';
import { type BatchField, batchFields } from './batch-fields';
import type { BatchFilter } from './batch-filter';
import { afterCursor, ofAccounts, openedWithin } from './list-conditions';

const columns: Readonly<Record<BatchField, FieldSql<BatchField>>> = {
  status: { column: sql`b.status` },
  outcome: { column: sql`b.outcome` },
  terminal: { column: sql`b.terminal` },
  currency: ({ operator, values }) => (operator === 'not' ? sql`not ${hasCurrency(values)}` : hasCurrency(values)),
  conflicted: { column: sql`b.conflicted` },
  batchId: { column: sql`b.batch_id` },
  lineCount: { column: sql`b.line_count` },
  doneCount: { column: sql`b.done_count` },
  failedCount: { column: sql`b.failed_count` },
  provider: { column: sql`b.provider` },
  account: (condition) => ofAccountsNamed(sql`b.account_id`, condition),
  settledAt: { column: sql`b.settled_at` },
  updatedAt: { column: sql`b.updated_at` },
};

/** Each branch has its index; together they are a handful of ids. */
function matches(text: string): Sql {
  const inEitherCase = loweredAscii(text);
  return sql`b.id = any(array(
    select id from batches where ${beginsWith(sql`batch_id`, text)}
    union select batch_ref from suborders where merchant_withdraw_id = ${text}
    union select batch_ref from suborders where suborder_id = ${text}
    union select batch_ref from suborders where lower(tx_id) = ${inEitherCase}
    union select batch_ref from suborders where lower(address) = ${inEitherCase}))`;
}

function hasCurrency(currencies: readonly string[]): Sql {
  return sql`exists (select from suborders s where s.batch_ref = b.id and ${isOneOf(sql`s.currency`, currencies) ?? sql`true`})`;
}

/** What came into its status before `at` was opened before it too, which has an index. */
function inStatusSince(at: string): Sql {
  return sql`(b.opened_at < ${at}::timestamptz and coalesce((
    select coalesce(t.occurred_at, t.recorded_at) from transitions t
    where t.subject = 'batch' and t.subject_id = b.id and t.verdict in ('opened', 'advanced')
    order by t.id desc limit 1), b.opened_at) < ${at}::timestamptz)`;
}

function isTrue(column: Sql, wanted: boolean | null): Sql | null {
  // Written as the partial indexes have it.
  return wanted === null ? null : wanted ? column : sql`not ${column}`;
}

/** Pure: the `where` of a filter over `batches b`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function batchWhere(filter: BatchFilter): Sql {
  return where([
    isOneOf(sql`b.provider`, filter.provider),
    ofAccounts(sql`b.account_id`, filter.account),
    isOneOf(sql`b.status`, filter.status),
    isOneOf(sql`b.outcome`, filter.outcome),
    isTrue(sql`b.conflicted`, filter.conflicted),
    isTrue(sql`b.terminal`, filter.terminal),
    filter.currency.length === 0 ? null : hasCurrency(filter.currency),
    ...conditionsSql(batchFields, columns, filter.conditions),
    filter.statusBefore === null ? null : inStatusSince(filter.statusBefore),
    filter.q === null ? null : matches(filter.q),
    ...openedWithin(sql`b.opened_at`, filter.from, filter.to),
    afterCursor(sql`b.opened_at`, sql`b.id`, filter.cursor),
  ]);
}

/** What an index answers beside the lists of a filter; other fields are compared row by row. */
const indexed: Readonly<Partial<Record<BatchField, readonly Operator[]>>> = { batchId: ['is'] };

/** Pure: a filter without what batches have to be compared with one by one, and that; null: there is nothing of the kind. */
export function splitBatchFilter(filter: BatchFilter): { found: BatchFilter; compared: Sql | null } {
  const { found, compared } = splitConditions(filter.conditions, indexed);
  const asked = conditionsSql(batchFields, columns, compared);
  return { found: { ...filter, conditions: found }, compared: allOf(asked) };
}

import { columnCondition, conditionsSql, type FieldSql, ofAccountsNamed } from '@/lib/platform/query/condition-sql';
import { beginsWith, isOneOf, rowIdPattern, type Sql, sql, where } from '@/lib/platform/query/conditions';
import { decodeCursor } from '@/lib/platform/query/cursor';
import type { Condition, Operator } from '@/lib/platform/query/filter-fields';
import { allOf, splitConditions } from '@/lib/platform/query/look-through';
import { findProvider } from '@/lib/providers/registry';
import { type CallbackField, callbackFields } from './callback-fields';
import type { CallbackFilter } from './callback-filter';
import { payloadWhere } from './facts/facts-where';

const columns: Readonly<Record<CallbackField, FieldSql<CallbackField>>> = {
  status: { column: sql`c.status` },
  outcome: { column: sql`c.outcome` },
  provider: { column: sql`c.provider` },
  account: (condition) => ofAccountsNamed(sql`c.account_id`, condition),
  channel: { column: sql`c.channel` },
  type: { column: sql`c.type` },
  verified: { column: sql`c.verified` },
  transferId: (condition) => ofReference(sql`c.transfer_id`, condition),
  batchId: (condition) => ofReference(sql`c.batch_id`, condition),
  amount: { column: sql`c.amount` },
  currency: { column: sql`c.currency` },
  providerStatus: { column: sql`c.provider_status` },
  url: { column: sql`c.url` },
  attempts: { column: sql`c.attempts` },
  duplicates: { column: sql`c.duplicates` },
  id: { column: sql`c.id` },
  origin: { column: sql`c.origin` },
  applyState: { column: sql`c.apply_state` },
  occurredAt: { column: sql`c.occurred_at` },
  lastAttemptAt: { column: sql`c.last_attempt_at` },
  nextAttemptAt: { column: sql`c.next_attempt_at` },
};

/** Every account, so that the indexes that begin with the account serve a search over all of them. */
const anyAccount: Sql = sql`c.account_id = any(array(select id from accounts))`;

function ofReference(column: Sql, { operator, values }: Pick<Condition, 'operator' | 'values'>): Sql {
  const held = columnCondition(column, 'text', operator, values);
  return operator === 'is' ? sql`(${anyAccount} and ${held})` : held;
}

function matches(text: string): Sql {
  const byReference = sql`(${anyAccount} and ${beginsWith(sql`c.batch_id`, text)})
    or (${anyAccount} and ${beginsWith(sql`c.transfer_id`, text)})`;
  return rowIdPattern.test(text) ? sql`(c.id = ${text}::bigint or ${byReference})` : sql`(${byReference})`;
}

/** What follows from a channel and has an index: that of its provider, or that of further channels. */
function ofOneChannel(channels: readonly string[]): Sql | null {
  const [channel, another] = channels;
  if (channel === undefined || another !== undefined) return null;
  return findProvider(channel) ? sql`c.provider = ${channel}` : sql`c.channel <> c.provider`;
}

function after(cursor: string | null): Sql | null {
  if (cursor === null) return null;
  const { at, id } = decodeCursor(cursor, rowIdPattern);
  return sql`(c.received_at, c.id) < (${at}::timestamptz, ${id}::bigint)`;
}

/** Pure: the `where` of a filter over `callbacks c`. Throws `AppError('bad_request')` for a cursor that no list gave out. */
export function callbackWhere(filter: CallbackFilter): Sql {
  return where([
    isOneOf(sql`c.provider`, filter.provider),
    filter.account.length === 0 ? null : ofAccountsNamed(sql`c.account_id`, { operator: 'is', values: filter.account }),
    isOneOf(sql`c.channel`, filter.channel),
    ofOneChannel(filter.channel),
    isOneOf(sql`c.type`, filter.type),
    isOneOf(sql`c.status`, filter.status),
    isOneOf(sql`c.outcome`, filter.outcome),
    filter.verified === null ? null : sql`c.verified = ${filter.verified}`,
    ...conditionsSql(callbackFields, columns, filter.conditions),
    ...payloadWhere(filter.payload),
    filter.q === null ? null : matches(filter.q),
    filter.from === null ? null : sql`c.received_at >= ${filter.from}::timestamptz`,
    ...callbackBefore(filter),
  ]);
}

/** What an index answers beside the lists of a filter; other fields are compared row by row. */
const indexed: Readonly<Partial<Record<CallbackField, readonly Operator[]>>> = {
  transferId: ['is'],
  batchId: ['is'],
  id: ['is', 'from', 'to'],
};

/**
 * Pure: a filter without what callbacks have to be compared with one by one, and that; null: there is nothing of the kind. That payloads
 * do not hold something is told by no index.
 */
export function splitCallbackFilter(filter: CallbackFilter): { found: CallbackFilter; compared: Sql | null } {
  const { found, compared } = splitConditions(filter.conditions, indexed);
  const [payload, unheld] = [
    filter.payload.filter(({ operator }) => operator !== 'not'),
    filter.payload.filter(({ operator }) => operator === 'not'),
  ];
  const asked = [...conditionsSql(callbackFields, columns, compared), ...payloadWhere(unheld)];
  return {
    found: { ...filter, conditions: found, payload },
    compared: allOf(asked),
  };
}

/** Pure: where the rows of a filter begin, newest first: before its end and after its cursor. */
export function callbackBefore({ to, cursor }: Pick<CallbackFilter, 'to' | 'cursor'>): (Sql | null)[] {
  return [to === null ? null : sql`c.received_at < ${to}::timestamptz`, after(cursor)];
}

/** Pure: the time of a filter, for those who look back from its end. */
export function timeOf(filter: Pick<CallbackFilter, 'from' | 'to' | 'cursor'>): {
  before: (Sql | null)[];
  from: string | null;
} {
  return { before: callbackBefore(filter), from: filter.from };
}

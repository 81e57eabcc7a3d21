import { uuidFloor } from '@/lib/platform/db/uuid';
import { conditionsSql, type FieldSql, ofAccountsNamed } from '@/lib/platform/query/condition-sql';
import { isOneOf, type Sql, sql } from '@/lib/platform/query/conditions';
import { allOf, splitConditions } from '@/lib/platform/query/look-through';
import { type RequestField, requestFields } from './request-fields';
import type { RequestFilter } from './request-filter';

const columns: Readonly<Record<RequestField, FieldSql<RequestField>>> = {
  cause: { column: sql`r.cause` },
  verifiedAgain: ({ values }) => isVerifiedAgain(values.includes('true')),
  provider: { column: sql`r.provider` },
  account: (condition) => ofAccountsNamed(sql`r.account_id`, condition),
  channel: { column: sql`r.channel` },
  detail: { column: sql`r.cause_detail` },
  sourceAddress: { column: sql`r.source_address` },
  answerStatus: { column: sql`r.answer_status` },
  bodyBytes: { column: sql`r.body_bytes` },
  method: { column: sql`r.method` },
  path: { column: sql`r.path` },
  contentType: { column: sql`r.content_type` },
  verdict: { column: sql`r.verdict` },
};

function isVerifiedAgain(wanted: boolean): Sql {
  return wanted ? sql`r.verified_again_at is not null` : sql`r.verified_again_at is null`;
}

/**
 * A request has a cause where it was rejected, and only there (`requests_rejected_with_cause`): who asks for one cause need not ask for the
 * verdict, and is answered by the index of causes alone. That of a provider's rejected requests wants the verdict said.
 */
function ofVerdict({ verdict, cause, provider }: Pick<RequestFilter, 'verdict' | 'cause' | 'provider'>): Sql | null {
  const isTold = cause.length === 1 && provider.length === 0 && verdict.includes('rejected');
  return isTold ? null : isOneOf(sql`r.verdict`, verdict);
}

/**
 * Pure: what a filter asks of `requests r`, without its page. The ids are UUIDv7 of `received_at`, so both sort alike:
 * bounds on the id let Postgres leave out whole months.
 */
export function requestConditions(filter: Omit<RequestFilter, 'limit' | 'cursor'>): (Sql | null)[] {
  const { from, to } = filter;
  return [
    ofVerdict(filter),
    isOneOf(sql`r.cause`, filter.cause),
    isOneOf(sql`r.provider`, filter.provider),
    filter.account.length === 0 ? null : ofAccountsNamed(sql`r.account_id`, { operator: 'is', values: filter.account }),
    filter.verifiedAgain === null ? null : isVerifiedAgain(filter.verifiedAgain),
    ...conditionsSql(requestFields, columns, filter.conditions),
    from === null ? null : sql`r.received_at >= ${from}::timestamptz and r.id >= ${uuidFloor(new Date(from))}::uuid`,
    to === null ? null : sql`r.received_at < ${to}::timestamptz and r.id < ${uuidFloor(new Date(to))}::uuid`,
  ];
}

/** Pure: a filter without what requests have to be compared with one by one, and that; null: there is nothing of the kind. */
export function splitRequestFilter(filter: RequestFilter): { found: RequestFilter; compared: Sql | null } {
  const { found, compared } = splitConditions(filter.conditions, {});
  const asked = conditionsSql(requestFields, columns, compared);
  return { found: { ...filter, conditions: found }, compared: allOf(asked) };
}

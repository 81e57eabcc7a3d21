import { uuidFloor } from '@/lib/platform/db/uuid';
import { isOneOf, type Sql, sql } from '@/lib/platform/query/conditions';
import type { RequestFilter } from './request-filter';

function ofAccounts(slugs: readonly string[]): Sql | null {
  const named = isOneOf(sql`slug`, slugs);
  return named && sql`r.account_id = any(array(select id from accounts where ${named}))`;
}

function isVerifiedAgain(wanted: boolean | null): Sql | null {
  if (wanted === null) return null;
  return wanted ? sql`r.verified_again_at is not null` : sql`r.verified_again_at is null`;
}

/**
 * Pure: what a filter asks of `requests r`, without its page. The ids are UUIDv7 of `received_at`, so both sort alike:
 * bounds on the id let Postgres leave out whole months.
 */
export function requestConditions(filter: Omit<RequestFilter, 'limit' | 'cursor'>): (Sql | null)[] {
  const { from, to } = filter;
  return [
    isOneOf(sql`r.verdict`, filter.verdict),
    isOneOf(sql`r.cause`, filter.cause),
    isOneOf(sql`r.provider`, filter.provider),
    ofAccounts(filter.account),
    isVerifiedAgain(filter.verifiedAgain),
    from === null ? null : sql`r.received_at >= ${from}::timestamptz and r.id >= ${uuidFloor(new Date(from))}::uuid`,
    to === null ? null : sql`r.received_at < ${to}::timestamptz and r.id < ${uuidFloor(new Date(to))}::uuid`,
  ];
}

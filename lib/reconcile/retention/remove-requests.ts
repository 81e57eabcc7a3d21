import type { Transaction } from '@/lib/platform/db/transaction';
import { uuidFloor } from '@/lib/platform/db/uuid';
import { sql } from '@/lib/platform/query/conditions';
import { dayMs } from '@/lib/platform/time';
import type { StepPosition } from './step-position';
import { stillNeededSql } from './still-needed-sql';

/** Rows that a step removed, by kind. */
export interface Removed {
  requests: number;
  attempts: number;
}

export interface RequestStep {
  /** Looked at, whether removed or not. */
  looked: number;
  last: Pick<StepPosition, 'afterAt' | 'afterId'> | null;
  removed: Removed;
}

interface Looked {
  id: string;
  receivedAt: Date;
}

/**
 * One step: looks at the next `limit` requests of the account that came before `cutoff` and removes those that nothing needs any
 * more, each callback's attempts and search document with the request that its bytes are of. The callback itself, its key against
 * duplicates and all of the ledger stay. Locks nothing but the rows that go; one that somebody holds is left for the next round.
 */
export async function removeRequests(
  tx: Transaction,
  {
    accountId,
    cutoff,
    after,
    limit,
    now,
  }: { accountId: string; cutoff: Date; after: StepPosition; limit: number; now: Date },
): Promise<RequestStep> {
  // Two statements: what is decided is decided after the rows are held, so a replay that asked for them first is seen.
  const { rows: looked } = await tx.query<Looked>(sql`
    select id, received_at as "receivedAt" from requests
    where account_id = ${accountId}::bigint and received_at < ${cutoff}
      and id < ${uuidFloor(new Date(cutoff.getTime() + dayMs))}::uuid
      and (received_at, id) > (${after.afterAt}, ${after.afterId}::uuid)
    order by received_at, id
    limit ${limit}
    for update skip locked`);
  const last = looked.at(-1);
  if (!last) return { looked: 0, last: null, removed: { requests: 0, attempts: 0 } };
  const { rows } = await tx.query<Removed>(sql`
    with doomed as (
      select r.id, r.callback_id, r.received_at, r.body_kept_bytes, c.first_request_id = r.id as is_first
      from requests r
      left join callbacks c on c.id = r.callback_id
      where r.id = any(${looked.map(({ id }) => id)}::uuid[]) and (c.id is null or not ${stillNeededSql(cutoff)})
    ), gone as (
      delete from requests r using doomed d where r.id = d.id
    ), gone_attempts as (
      delete from attempts t using doomed d where d.is_first and t.callback_id = d.callback_id
      returning t.started_at, coalesce(t.response_bytes, 0) as bytes
    ), gone_documents as (
      delete from search_documents s using doomed d where d.is_first and s.callback_id = d.callback_id
    ), gone_facts as (
      delete from payload_facts f using doomed d where d.is_first and f.callback_id = d.callback_id
    ), gone_rejections as (
      delete from search_rejections s using doomed d where s.request_id = d.id
    ), noted as (
      insert into retention_removals (account_id, kind, day, removed_rows, removed_bytes, removed_at)
      select ${accountId}::bigint, kind, (at at time zone 'UTC')::date, count(*), sum(bytes), ${now}
      from (
        select 'request' as kind, received_at as at, body_kept_bytes as bytes from doomed
        union all
        select 'attempt', started_at, bytes from gone_attempts
      ) as each
      group by 2, 3
      on conflict (account_id, kind, day) do update set
        removed_rows = retention_removals.removed_rows + excluded.removed_rows,
        removed_bytes = retention_removals.removed_bytes + excluded.removed_bytes,
        removed_at = excluded.removed_at
    )
    select (select count(*)::int from doomed) as requests, (select count(*)::int from gone_attempts) as attempts`);
  const removed = rows[0] ?? { requests: 0, attempts: 0 };
  return { looked: looked.length, last: { afterAt: last.receivedAt, afterId: last.id }, removed };
}

import type { Transaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import type { StepPosition } from './step-position';

export interface AnswerStep {
  looked: number;
  last: Pick<StepPosition, 'afterAt' | 'afterId'> | null;
  removed: number;
}

/**
 * One step over questions that were put to the account's provider before `cutoff` and are over: what went over the wire is removed;
 * that it was asked, what was answered in words and how it compared stay.
 */
export async function removeAnswers(
  tx: Transaction,
  {
    accountId,
    cutoff,
    after,
    limit,
    now,
  }: { accountId: string; cutoff: Date; after: StepPosition; limit: number; now: Date },
): Promise<AnswerStep> {
  const { rows: looked } = await tx.query<{ id: string; createdAt: Date }>(sql`
    select id, created_at as "createdAt" from probes
    where account_id = ${accountId}::bigint and created_at < ${cutoff}
      and (created_at, id) > (${after.afterAt}, ${after.afterId}::bigint)
    order by created_at, id
    limit ${limit}`);
  const last = looked.at(-1);
  if (!last) return { looked: 0, last: null, removed: 0 };
  const { rows } = await tx.query<{ removed: number }>(sql`
    with gone as (
      update probes p set sealed = null
      from (
        select id, octet_length(sealed) as bytes from probes
        where id = any(${looked.map(({ id }) => id)}::bigint[]) and state <> 'waiting' and sealed is not null
        for update skip locked
      ) as old
      where p.id = old.id
      returning p.created_at, old.bytes
    ), noted as (
      insert into retention_removals (account_id, kind, day, removed_rows, removed_bytes, removed_at)
      select ${accountId}::bigint, 'answer', (created_at at time zone 'UTC')::date, count(*), sum(bytes), ${now} from gone group by 3
      on conflict (account_id, kind, day) do update set
        removed_rows = retention_removals.removed_rows + excluded.removed_rows,
        removed_bytes = retention_removals.removed_bytes + excluded.removed_bytes,
        removed_at = excluded.removed_at
    )
    select count(*)::int as removed from gone`);
  return {
    looked: looked.length,
    last: { afterAt: last.createdAt, afterId: last.id },
    removed: rows[0]?.removed ?? 0,
  };
}

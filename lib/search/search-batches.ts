import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type BatchRow, batchColumnsSql } from '@/lib/ledger/batch-row';
import { beginsWith, sql } from '@/lib/platform/query/conditions';
import { boundedQuery } from './bounded-query';
import { byWorth, type KindAnswer, type KindInput } from './search-callbacks';
import type { SearchHit } from './types';

type Found = BatchRow & { callbackId: string | null };

/** Batches by their id, and those that `callbacks` (found by their payload) tell of. */
export async function searchBatches(
  ctx: ActorContext,
  { term, limit, budgetMs, callbacks }: KindInput & { callbacks: readonly SearchHit[] },
): Promise<KindAnswer> {
  assertMay(ctx.actor, 'batches.read');
  const most = limit + 1;
  const matches = new Map(callbacks.map((hit) => [hit.id, hit]));
  const rows = await boundedQuery<Found>(
    ctx,
    sql`
    with found as (
      (select id, null::bigint as callback_id from batches where ${beginsWith(sql`batch_id`, term)} limit ${most})
      union all (
        select b.id, c.id from callbacks c
        join batches b on b.account_id = c.account_id and b.batch_id = c.batch_id
        where c.id = any(${[...matches.keys()]}::bigint[]) limit ${most})
    ), first as (
      select distinct on (id) id, callback_id from found order by id, callback_id nulls first
    )
    select ${batchColumnsSql}, first.callback_id as "callbackId"
    from first
    join batches b on b.id = first.id
    join accounts a on a.id = b.account_id`,
    budgetMs,
  );
  if (rows === null) return { hits: [], more: false, incomplete: true };
  const hits = rows.map(({ id, provider, account, batchId, status, outcome, openedAt, callbackId }): SearchHit => {
    const told = callbackId === null ? undefined : matches.get(callbackId);
    return {
      ...{ kind: 'batch', id, title: batchId, provider, account, status, outcome, batchId },
      ...{ amount: null, currency: null, at: openedAt.toISOString() },
      whole: told?.whole ?? batchId.toLowerCase() === term.toLowerCase(),
      match: told ? { ...told.match, callbackId } : { field: 'batchId', value: batchId, callbackId: null },
    };
  });
  return { hits: hits.sort(byWorth).slice(0, limit), more: hits.length > limit, incomplete: false };
}

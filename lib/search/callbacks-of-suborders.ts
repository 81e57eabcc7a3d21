import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { readCallbacksById } from './read-callbacks';
import type { SearchHit } from './types';

/**
 * The callbacks that changed the lines `suborders`, at most `limit` newest: of a long batch they are not found by their own
 * payload, of which only the beginning is searched.
 */
export async function callbacksOfSuborders(
  ctx: ActorContext,
  { suborders, limit }: { suborders: readonly SearchHit[]; limit: number },
): Promise<SearchHit[]> {
  assertMay(ctx.actor, 'callbacks.read');
  if (suborders.length === 0) return [];
  const lines = new Map(suborders.map((line) => [line.id, line]));
  const { rows } = await ctx.db.pool.query<{ callbackId: string; lineId: string }>(sql`
    select max(callback_id)::text as "callbackId", subject_id::text as "lineId"
    from transitions
    where subject = 'suborder' and subject_id = any(${[...lines.keys()]}::bigint[])
    group by subject_id, callback_id
    order by max(callback_id) desc
    limit ${limit}`);
  const callbacks = await readCallbacksById(ctx, [...new Set(rows.map(({ callbackId }) => callbackId))]);
  return [...callbacks.values()].flatMap((callback): SearchHit[] => {
    const line = lines.get(rows.find(({ callbackId }) => callbackId === callback.id)?.lineId ?? '');
    if (!line) return [];
    const { id, provider, account, status, outcome, batchId, amount, currency, receivedAt } = callback;
    const match = { ...line.match, field: `suborders.${line.match.field}` };
    return [
      {
        ...{
          kind: 'callback',
          id,
          title: batchId ?? id,
          provider,
          account,
          status,
          outcome,
          batchId,
          amount,
          currency,
        },
        ...{ at: receivedAt, whole: line.whole, match },
      },
    ];
  });
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { type TransferRow, toTransferSummary, transferColumnsSql } from '@/lib/ledger/transfer-row';
import { beginsWith, type Sql, sql } from '@/lib/platform/query/conditions';
import { boundedQuery } from './bounded-query';
import { loweredAscii } from './patterns';
import { byWorth, type KindAnswer, type KindInput } from './search-callbacks';
import type { SearchHit } from './types';

type Found = TransferRow & { field: string; value: string; callbackId: string | null };

function byColumn(field: string, column: Sql, condition: Sql, limit: number): Sql {
  return sql`(select id, ${field}::text as field, ${column} as value, null::bigint as callback_id from transfers
    where ${condition} limit ${limit})`;
}

/** Transfers by their own ids, reference, hash and addresses, and those that `callbacks` (found by their payload) tell of. */
export async function searchTransfers(
  ctx: ActorContext,
  { term, limit, budgetMs, callbacks }: KindInput & { callbacks: readonly SearchHit[] },
): Promise<KindAnswer> {
  assertMay(ctx.actor, 'transfers.read');
  const lowered = loweredAscii(term);
  const most = limit + 1;
  const matches = new Map(callbacks.map((hit) => [hit.id, hit]));
  const rows = await boundedQuery<Found>(
    ctx,
    sql`
    with found as (
      ${byColumn('transferId', sql`transfer_id`, beginsWith(sql`transfer_id`, term), most)}
      union all ${byColumn('merchantReference', sql`merchant_reference`, beginsWith(sql`merchant_reference`, term), most)}
      union all ${byColumn('txHash', sql`tx_hash`, beginsWith(sql`lower(tx_hash)`, lowered), most)}
      union all ${byColumn('fromAddress', sql`from_address`, beginsWith(sql`lower(from_address)`, lowered), most)}
      union all ${byColumn('toAddress', sql`to_address`, beginsWith(sql`lower(to_address)`, lowered), most)}
      union all (
        select t.id, 'payload', '', c.id from callbacks c
        join transfers t on t.account_id = c.account_id and t.transfer_id = c.transfer_id
        where c.id = any(${[...matches.keys()]}::bigint[]) limit ${most})
    ), first as (
      select distinct on (id) id, field, value, callback_id from found order by id, callback_id nulls first
    )
    select ${transferColumnsSql}, first.field, first.value, first.callback_id as "callbackId"
    from first
    join transfers t on t.id = first.id
    join accounts a on a.id = t.account_id`,
    budgetMs,
  );
  if (rows === null) return { hits: [], more: false, incomplete: true };
  const hits = rows.map(({ field, value, callbackId, ...row }): SearchHit => {
    const { id, provider, account, transferId, status, outcome, openedAt, ...transfer } = toTransferSummary(row);
    const told = callbackId === null ? undefined : matches.get(callbackId);
    return {
      ...{ kind: 'transfer', id, title: transferId, provider, account, status, outcome, batchId: null },
      ...{ amount: transfer.requestedAmount ?? transfer.actualAmount, currency: transfer.currency, at: openedAt },
      whole: told?.whole ?? value.toLowerCase() === lowered.toLowerCase(),
      match: told ? { ...told.match, callbackId } : { field, value, callbackId: null },
    };
  });
  return { hits: hits.sort(byWorth).slice(0, limit), more: hits.length > limit, incomplete: false };
}

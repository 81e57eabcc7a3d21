import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { beginsWith, type Sql, sql } from '@/lib/platform/query/conditions';
import type { Outcome } from '@/lib/providers/contract';
import { boundedQuery } from './bounded-query';
import { loweredAscii } from './patterns';
import { byWorth, type KindAnswer, type KindInput } from './search-callbacks';
import type { SearchHit } from './types';

interface Found {
  id: string;
  title: string;
  provider: string;
  account: string;
  status: string;
  outcome: Outcome;
  batchId: string;
  amount: string | null;
  currency: string | null;
  openedAt: Date;
  field: string;
  value: string;
}

function byColumn(field: string, column: Sql, condition: Sql, limit: number): Sql {
  return sql`(select id, ${field}::text as field, ${column} as value from suborders where ${condition} limit ${limit})`;
}

/** Lines of batches by their ids, hash and address: also of batches whose callbacks are too long to be searched whole. */
export async function searchSuborders(ctx: ActorContext, { term, limit, budgetMs }: KindInput): Promise<KindAnswer> {
  assertMay(ctx.actor, 'batches.read');
  const lowered = loweredAscii(term);
  const most = limit + 1;
  const rows = await boundedQuery<Found>(
    ctx,
    sql`
    with found as (
      ${byColumn('merchantWithdrawId', sql`merchant_withdraw_id`, beginsWith(sql`merchant_withdraw_id`, term), most)}
      union all ${byColumn('suborderId', sql`suborder_id`, beginsWith(sql`suborder_id`, term), most)}
      union all ${byColumn('txId', sql`tx_id`, beginsWith(sql`lower(tx_id)`, lowered), most)}
      union all ${byColumn('address', sql`address`, beginsWith(sql`lower(address)`, lowered), most)}
    ), first as (
      select distinct on (id) id, field, value from found order by id
    )
    select s.id, coalesce(s.merchant_withdraw_id, s.suborder_id, s.line_key) as title, b.provider, a.slug as account,
      s.status, s.outcome, b.batch_id as "batchId", s.amount::text as amount, s.currency, s.opened_at as "openedAt",
      first.field, first.value
    from first
    join suborders s on s.id = first.id
    join batches b on b.id = s.batch_ref
    join accounts a on a.id = b.account_id`,
    budgetMs,
  );
  if (rows === null) return { hits: [], more: false, incomplete: true };
  const hits = rows.map(
    ({ openedAt, field, value, ...row }): SearchHit => ({
      ...{ kind: 'suborder', ...row, at: openedAt.toISOString(), whole: value.toLowerCase() === term.toLowerCase() },
      match: { field, value, callbackId: null },
    }),
  );
  return { hits: hits.sort(byWorth).slice(0, limit), more: hits.length > limit, incomplete: false };
}

import type { Transaction } from '@/lib/platform/db/transaction';

/** A movement that succeeded with one of the hashes asked for. */
export interface HashSharer {
  accountId: string;
  provider: string;
  direction: 'in' | 'out';
  subject: string;
  recordKey: string;
  /** Of a line: its batch's id and its own key; of a transfer: its kind and id. */
  group: string;
  name: string;
  /** As it was told; sharers write it in either case. */
  hash: string;
  chain: string | null;
  currency: string | null;
  amount: string | null;
  address: string | null;
}

// `array(select …)`: however many hashes a group has, each is looked up in the index.
// Money that comes in and money that goes out are two sides of one transaction when a payout pays an address of one's own.
const statement = `
with movements as (
  select t.account_id, t.provider, case when t.kind in ('deposit', 'payment') then 'in' else 'out' end as direction,
    'transfer:' || t.id as subject, 'transfer:' || t.id as record_key, t.kind as "group", t.transfer_id as name, t.tx_hash as hash,
    t.chain, t.currency, coalesce(t.actual_amount, t.requested_amount) as amount, t.to_address as address
  from transfers t
  where lower(t.tx_hash) = any(array(select unnest($1::text[]))) and t.account_id = any($2::bigint[]) and t.outcome = 'succeeded' and t.kind <> 'mandate'
  union all
  select b.account_id, b.provider, 'out', 'suborder:' || s.id, 'batch:' || b.id, b.batch_id, s.line_key, s.tx_id,
    s.chain, s.currency, coalesce(s.done_amount, s.amount), s.address
  from suborders s join batches b on b.id = s.batch_ref
  where lower(s.tx_id) = any(array(select unnest($1::text[]))) and b.account_id = any($2::bigint[]) and s.outcome = 'succeeded'
), shared as (
  select m.*, count(*) over (partition by account_id, direction, lower(hash)) as sharers from movements m
)
select account_id::text as "accountId", provider, direction, subject, record_key as "recordKey", "group", name, hash, chain, currency,
  amount::text, address
from shared
where sharers > 1 or lower(hash) = any($3::text[])
order by account_id, direction, lower(hash), record_key, name`;

/**
 * Movements that share one of `hashes` (lower case, as `hashWork` has them; stored ones in either case) with another one of the
 * account and direction; of the hashes in `given`, each one.
 */
export async function readHashSharers(
  tx: Transaction,
  { hashes, given, accountIds }: { hashes: readonly string[]; given: readonly string[]; accountIds: readonly string[] },
): Promise<HashSharer[]> {
  if (hashes.length === 0) return [];
  const { rows } = await tx.query<HashSharer>(statement, [hashes, accountIds, given]);
  return rows;
}

import type { Transaction } from '@/lib/platform/db/transaction';

/** One of several transfers that callbacks with one signature named. */
export interface SignedTransfer {
  accountId: string;
  provider: string;
  id: string;
  kind: string;
  transferId: string;
  currency: string | null;
  amount: string | null;
  /** Ids at the provider of all of them. */
  together: string[];
  /** Ids of our rows of all of them. */
  refs: string[];
}

const note = `
insert into signature_uses (account_id, signature, transfer_ref)
select n.* from unnest($1::bigint[], $2::bytea[], $3::bigint[]) as n (account_id, signature, transfer_ref)
order by 1, 2, 3
on conflict do nothing`;

const shared = `
select t.account_id::text as "accountId", t.provider, t.id::text, t.kind, t.transfer_id as "transferId", t.currency,
  coalesce(t.actual_amount, t.requested_amount)::text as amount, s.together, s.refs
from (
  select u.account_id, u.signature, array_agg(distinct o.transfer_id) as together, array_agg(u.transfer_ref::text) as refs
  from (select distinct account_id, signature from unnest($1::bigint[], $2::bytea[]) as n (account_id, signature)) as n
  join signature_uses u on u.account_id = n.account_id and u.signature = n.signature
  join transfers o on o.id = u.transfer_ref
  group by u.account_id, u.signature
  having count(*) > 1
) as s
join signature_uses u on u.account_id = s.account_id and u.signature = s.signature
join transfers t on t.id = u.transfer_ref
order by t.id`;

/** Remembers which transfer each signature was used for; returns the transfers of those that were used for several. */
export async function noteSignatures(
  tx: Transaction,
  uses: readonly { accountId: string; signature: Buffer; transferRef: string }[],
): Promise<SignedTransfer[]> {
  if (uses.length === 0) return [];
  const accounts = uses.map(({ accountId }) => accountId);
  const signatures = uses.map(({ signature }) => signature);
  await tx.query(note, [accounts, signatures, uses.map(({ transferRef }) => transferRef)]);
  const { rows } = await tx.query<SignedTransfer>(shared, [accounts, signatures]);
  return rows;
}

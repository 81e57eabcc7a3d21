import type pg from 'pg';

const statement = `
select c.id::text as "callbackId", c.account_id::text as "accountId", c.provider, c.channel, c.verified,
  c.dedup_key as "dedupKey", c.transfer_id as "transferId", c.received_at as "receivedAt",
  r.id as "requestId", r.method, r.sealed, r.received_at as "requestReceivedAt"
from callbacks c
left join requests r on r.id = c.first_request_id
where c.id = any(array(select unnest($1::bigint[])))
order by c.id`;

/** A callback with the sealed bytes it arrived in (null once retention dropped them). */
export interface StoredCallback {
  callbackId: string;
  accountId: string;
  provider: string;
  channel: string;
  verified: boolean;
  dedupKey: string;
  transferId: string | null;
  receivedAt: Date;
  requestId: string | null;
  method: string | null;
  sealed: Buffer | null;
  requestReceivedAt: Date | null;
}

/** Everything that applying needs to know of `callbackIds`, in one query, in the order of arrival. */
export async function readCallbacks(
  pool: Pick<pg.Pool | pg.PoolClient, 'query'>,
  callbackIds: readonly string[],
): Promise<StoredCallback[]> {
  const { rows } = await pool.query<StoredCallback>(statement, [callbackIds]);
  return rows;
}

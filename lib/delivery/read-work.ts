import type pg from 'pg';
import { errorClasses, errorClassInfo } from './error-class';
import type { NormalizedCallback } from './forwarded-body';

const callbacks = `
select c.id::text, c.provider, c.account_id::text as "accountId", a.slug as account, c.channel, c.type,
  c.provider_status as "providerStatus", c.outcome, c.verified, c.transfer_id as "transferId", c.batch_id as "batchId",
  c.amount::text as amount, c.currency, c.occurred_at as "occurredAt", c.received_at as "receivedAt",
  r.id::text as "requestId", r.method, r.sealed, r.received_at as "requestReceivedAt"
from callbacks c
join accounts a on a.id = c.account_id
left join requests r on r.id = c.first_request_id
where c.id = any($1::bigint[])`;

const ownFaults = `
select delivery_id::text as "deliveryId", count(*)::int as count
from attempts
where delivery_id = any($1::bigint[]) and error_class = any($2::text[])
group by delivery_id`;

const ownClasses = errorClasses.filter((each) => !errorClassInfo[each].blamesDestination);

/** A callback with the sealed bytes it arrived in (null once retention dropped them). */
export type ForwardedCallback = Omit<NormalizedCallback, 'occurredAt' | 'receivedAt' | 'payload'> & {
  accountId: string;
  occurredAt: Date | null;
  receivedAt: Date;
  requestId: string | null;
  method: string | null;
  sealed: Buffer | null;
  requestReceivedAt: Date | null;
};

/** What attempts at `callbackIds` need of them, by id. */
export async function readForwarded(
  pool: Pick<pg.Pool, 'query'>,
  callbackIds: readonly string[],
): Promise<Map<string, ForwardedCallback>> {
  if (callbackIds.length === 0) return new Map();
  const reading = { name: 'read_forwarded', text: callbacks, values: [[...new Set(callbackIds)]] };
  const { rows } = await pool.query<ForwardedCallback>(reading);
  return new Map(rows.map((row) => [row.id, row]));
}

/** How many attempts of `deliveryIds` failed by our own doing, by delivery; one without such has no entry. */
export async function countOwnFaults(
  pool: Pick<pg.Pool, 'query'>,
  deliveryIds: readonly string[],
): Promise<Map<string, number>> {
  if (deliveryIds.length === 0) return new Map();
  const counting = { name: 'count_own_faults', text: ownFaults, values: [deliveryIds, ownClasses] };
  const { rows } = await pool.query<{ deliveryId: string; count: number }>(counting);
  return new Map(rows.map(({ deliveryId, count }) => [deliveryId, count]));
}

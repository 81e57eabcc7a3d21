import type { Transaction } from '@/lib/platform/db/transaction';
import type { DeliveryTrigger, Lane } from './types';

// `holding` is read once for all candidates. Within a transfer or batch a first attempt waits for the earlier ones to have begun
// (it is the first by `deliveries_not_begun`), and then for their answer for a moment, so that they also arrive in order; one that fails
// or hangs keeps nobody for longer. The first is asked for by the order of that index, `between` for the `=` that would make it moot:
// with `not exists` each candidate read all that waits for its destination, where Postgres took that for a few rows.
const statement = `
with holding as materialized (
  select e.destination_id, e.order_key, min(e.callback_id) as callback_id
  from deliveries e
  where e.status = 'in_progress' and e.destination_id = any($1::bigint[]) and e.order_key is not null and e.attempt_count = 1
    and e.first_attempt_at > $6 and e.attempt_id <> all($10::uuid[])
  group by 1, 2
), due as (
  select d.id, d.next_attempt_at, r.lease_ms
  from unnest($1::bigint[], $2::int[], $3::int[]) as r(destination_id, room, lease_ms)
  cross join lateral (
    select d.id, d.next_attempt_at
    from deliveries d
    where d.status = 'waiting' and d.destination_id = r.destination_id and d.lane = $4::smallint and d.next_attempt_at <= $5
      and (d.order_key is null or d.attempt_count > 0 or (
        d.callback_id <= (
          select e.callback_id from deliveries e
          where e.status = 'waiting' and e.attempt_count = 0 and e.order_key is not null and e.destination_id = d.destination_id
            and e.order_key between d.order_key and d.order_key
          order by e.order_key, e.callback_id
          limit 1
        ) and not exists (
          select 1 from holding h
          where h.destination_id = d.destination_id and h.order_key = d.order_key and h.callback_id < d.callback_id
        )))
    order by d.next_attempt_at, d.id
    limit r.room
    for update skip locked
  ) as d
), chosen as (
  select id, lease_ms, row_number() over (order by next_attempt_at, id) as place from due order by next_attempt_at, id limit $7
), claimed as (
  update deliveries d set status = 'in_progress', next_attempt_at = null, attempt_count = d.attempt_count + 1, leased_by = $8,
    leased_until = $5::timestamptz + chosen.lease_ms * interval '1 millisecond', attempt_id = ($9::uuid[])[chosen.place],
    first_attempt_at = coalesce(d.first_attempt_at, $5), last_attempt_at = $5
  from chosen
  where d.id = chosen.id
  returning d.*
), begun as (
  insert into attempts (id, delivery_id, callback_id, destination_id, number, trigger, url, body_mode, started_at)
  select c.attempt_id, c.id, c.callback_id, c.destination_id, c.attempt_count, c.trigger, t.url, t.body_mode, $5
  from claimed c join destinations t on t.id = c.destination_id
)
select c.id::text, c.callback_id::text as "callbackId", c.destination_id::text as "destinationId", c.trigger,
  c.webhook_id::text as "webhookUuid", o.webhook_id::text as "replayOfUuid", c.attempt_count as "attemptCount",
  c.attempt_id::text as "attemptId", c.lane, c.leased_until as "leasedUntil"
from claimed c left join deliveries o on o.id = c.replay_of
order by c.id`;

export interface ClaimLaneInput {
  lane: Lane;
  /** How many of each destination, and how long its lease is. */
  rooms: readonly { destinationId: string; room: number; leaseMs: number }[];
  now: Date;
  /** First attempts begun before this hold nobody up any more. */
  heldSince: Date;
  leaseId: string;
  /** One fresh id for each delivery that may be claimed: so many are claimed at most. */
  attemptIds: readonly string[];
  /** Attempts whose call has ended though it is not written yet: they hold nobody up. */
  endedAttemptIds: readonly string[];
}

/** A delivery that is ours until `leasedUntil`, with its attempt's row already written. */
export interface ClaimedRow {
  id: string;
  callbackId: string | null;
  destinationId: string;
  trigger: DeliveryTrigger;
  webhookUuid: string;
  /** Of the delivery that this one repeats. */
  replayOfUuid: string | null;
  /** This attempt included. */
  attemptCount: number;
  attemptId: string;
  lane: Lane;
  leasedUntil: Date;
}

/**
 * Claims due deliveries of one lane, oldest first, and writes a row for each attempt that now begins, in one statement: a crash
 * at any later point leaves a row that says so. The destinations' gates must be locked.
 */
export async function claimLane(tx: Transaction, input: ClaimLaneInput): Promise<ClaimedRow[]> {
  const rooms = input.rooms.filter(({ room }) => room > 0);
  if (rooms.length === 0 || input.attemptIds.length === 0) return [];
  const values = [
    rooms.map(({ destinationId }) => destinationId),
    rooms.map(({ room }) => room),
    rooms.map(({ leaseMs }) => leaseMs),
    input.lane,
    input.now,
    input.heldSince,
    input.attemptIds.length,
    input.leaseId,
    input.attemptIds,
    input.endedAttemptIds,
  ];
  const { rows } = await tx.query<ClaimedRow>({ name: 'claim_lane', text: statement, values });
  return rows;
}

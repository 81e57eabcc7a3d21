import type pg from 'pg';
import { leaseMarginMs } from './claim-deliveries';
import { limits } from './destinations/read-limits';
import { clockStepMsMin } from './plan-room';

// Ahead of the database's clock as well: else it is ours that is behind, and nothing is wrong with what others wrote.
// A first attempt is due from the beginning, so it waits for nothing but a clock.
const firstAttempts = `
with ahead as (
  select w.id from destinations t
  cross join lateral (
    select d.id from deliveries d
    where d.status = 'waiting' and d.destination_id = t.id and d.lane = 0
      and d.next_attempt_at > greatest($1::timestamptz, now()) + $2 * interval '1 ms'
    order by d.next_attempt_at, d.id limit $3
    for update skip locked
  ) as w
)
update deliveries d set next_attempt_at = $1 from ahead where d.id = ahead.id`;

// What is too far is judged by the longest timeout that a destination may have: a call goes by the one that it began with, which may
// have been lowered since.
const leases = `
with ahead as (
  select r.id, t.timeout_ms from destinations t
  cross join lateral (
    select d.id from deliveries d
    where d.status = 'in_progress' and d.destination_id = t.id
      and d.leased_until > greatest($1::timestamptz, now()) + ($4::int + $2::int + $3::int) * interval '1 ms'
    for update skip locked
  ) as r
)
update deliveries d set leased_until = greatest($1::timestamptz, now()) + (ahead.timeout_ms + $2::int) * interval '1 ms'
from ahead where d.id = ahead.id`;

/**
 * Brings first attempts and leases that lie farther ahead than they can to where they would be if they began now: the clock that
 * wrote them has been set back since, and nothing is to wait for as long as that. At most `limit` first attempts of a destination
 * a time. The worker that holds such a lease goes by its own: it writes how the call went unless it takes longer than it may.
 */
export async function shortenWaits(pool: Pick<pg.Pool, 'query'>, now: Date, limit = 10_000): Promise<void> {
  await pool.query(firstAttempts, [now, clockStepMsMin, limit]);
  await pool.query(leases, [now, leaseMarginMs, clockStepMsMin, limits.timeoutMs.max]);
}

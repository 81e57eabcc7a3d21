import type pg from 'pg';

// The lease is the claim: until `availableAt` passes nobody else sees the row, afterwards it comes back by itself.
const statement = `
with due as (
  select callback_id from apply_jobs
  where available_at <= $1 and tries between $5 and $6
  order by available_at, callback_id
  limit $2
  for update skip locked
), claimed as (
  update apply_jobs j set available_at = $3, leased_by = $4, tries = j.tries + 1
  from due where j.callback_id = due.callback_id
  returning j.callback_id, j.tries
)
select claimed.callback_id::text as "callbackId", claimed.tries, r.body_kept_bytes as "bodyBytes"
from claimed
join callbacks c on c.id = claimed.callback_id
left join requests r on r.id = c.first_request_id
order by claimed.callback_id`;

export interface ClaimedJob {
  callbackId: string;
  /** This one included. */
  tries: number;
  /** Size of the body to be read; null where retention dropped it. */
  bodyBytes: number | null;
}

export interface ClaimRequest {
  now: Date;
  leaseEndsAt: Date;
  /** Fresh for each claim, so that a worker never takes a later claim of its own for this one. */
  leaseId: string;
  limit: number;
  /** Tries that earlier claims have used up, both bounds included. */
  triesMin: number;
  triesMax: number;
}

/** Takes at most `limit` due jobs that nobody holds, oldest first; two claims never get the same job. */
export async function claimJobs(pool: pg.Pool, request: ClaimRequest): Promise<ClaimedJob[]> {
  const { now, limit, leaseEndsAt, leaseId, triesMin, triesMax } = request;
  const { rows } = await pool.query<ClaimedJob>(statement, [now, limit, leaseEndsAt, leaseId, triesMin, triesMax]);
  return rows;
}

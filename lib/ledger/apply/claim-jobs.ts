import type pg from 'pg';
import { applyAloneFromTries } from './backoff';

// The lease is the claim: until `availableAt` passes nobody else sees the row, afterwards it comes back by itself.
// The bound is part of the statement: only so is the index of the few that were tried (apply_jobs_tried) found for them.
const claim = (tries: string) => `
with due as (
  select callback_id, available_at from apply_jobs
  where available_at <= $1 and tries ${tries}
  order by available_at, callback_id
  limit $2
  for update skip locked
), claimed as (
  update apply_jobs j set available_at = $3, leased_by = $4, tries = j.tries + 1
  from due where j.callback_id = due.callback_id
  returning j.callback_id, j.tries, due.available_at
)
select claimed.callback_id::text as "callbackId", claimed.tries, claimed.available_at as "dueAt", r.body_kept_bytes as "bodyBytes"
from claimed
join callbacks c on c.id = claimed.callback_id
left join requests r on r.id = c.first_request_id
order by claimed.callback_id`;

const statements = {
  fresh: claim(`< ${applyAloneFromTries}`),
  tried: claim(`>= ${applyAloneFromTries}`),
} as const;

export interface ClaimedJob {
  callbackId: string;
  /** This one included. */
  tries: number;
  /** Since when it could be claimed. */
  dueAt: Date;
  /** Size of the body to be read; null where retention dropped it. */
  bodyBytes: number | null;
}

export interface ClaimRequest {
  now: Date;
  leaseEndsAt: Date;
  /** Fresh for each claim, so that a worker never takes a later claim of its own for this one. */
  leaseId: string;
  limit: number;
  /** Jobs that earlier claims tried less often than `applyAloneFromTries`, or the others. */
  which: keyof typeof statements;
}

/** Takes at most `limit` due jobs that nobody holds, oldest first; two claims never get the same job. */
export async function claimJobs(pool: pg.Pool, request: ClaimRequest): Promise<ClaimedJob[]> {
  const { now, limit, leaseEndsAt, leaseId, which } = request;
  const { rows } = await pool.query<ClaimedJob>(statements[which], [now, limit, leaseEndsAt, leaseId]);
  return rows;
}

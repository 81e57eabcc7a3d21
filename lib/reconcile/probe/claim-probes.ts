import type pg from 'pg';
import type { ProbeTrigger } from './types';

// What a person waits for goes first. Two claims of one kind each: every one is in the order of an index.
const statement = `
with asked as (
  select id, leased_by from probes
  where state = 'waiting' and trigger = 'asked' and next_try_at <= $2
  order by next_try_at, id
  limit $4
  for update skip locked
),
others as (
  select id, leased_by from probes
  where state = 'waiting' and trigger <> 'asked' and next_try_at <= $2
  order by next_try_at, id
  limit $4 - (select count(*) from asked)
  for update skip locked
)
update probes p set leased_by = $1, next_try_at = $3, started_at = $2, tries = p.tries + 1
from (select * from asked union all select * from others) as due
where p.id = due.id
returning p.id::text, p.account_id::text as "accountId", p.provider, p.subject, p.resource, p.resource_id as "resourceId",
  p.trigger, p.tries, due.leased_by is not null as "wasInterrupted"`;

/** A question whose turn has come, held by a lease. */
export interface ClaimedProbe {
  id: string;
  accountId: string;
  provider: string;
  subject: string;
  resource: string;
  resourceId: string;
  trigger: ProbeTrigger;
  /** This one included. */
  tries: number;
  /** A worker before this one ended while it asked. */
  wasInterrupted: boolean;
}

export interface ClaimOptions {
  workerId: string;
  now: Date;
  /** Of a worker that dies, others ask again after this. */
  leaseMs: number;
  limit: number;
}

/** Takes questions that are due; no two workers hold the same one. */
export async function claimProbes(
  pool: pg.Pool,
  { workerId, now, leaseMs, limit }: ClaimOptions,
): Promise<ClaimedProbe[]> {
  const leaseEnd = new Date(now.getTime() + leaseMs);
  const { rows } = await pool.query<ClaimedProbe>(statement, [workerId, now, leaseEnd, limit]);
  return rows;
}

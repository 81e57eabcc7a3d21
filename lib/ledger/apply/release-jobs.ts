import type pg from 'pg';

const statement = `
update apply_jobs set available_at = $3, leased_by = null, tries = tries - 1
where callback_id = any($1::bigint[]) and leased_by = $2`;

/** Gives jobs back that a claim did not get to: anybody may take them at once, and it does not count as a try. */
export async function releaseJobs(
  pool: pg.Pool,
  callbackIds: readonly string[],
  { leaseId, now }: { leaseId: string; now: Date },
): Promise<void> {
  if (callbackIds.length > 0) await pool.query(statement, [callbackIds, leaseId, now]);
}

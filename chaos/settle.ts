import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@/lib/platform/db/client';
import { hourMs, minuteMs } from '@/lib/platform/time';
import type { Fleet } from './machine/fleet';

const pendingSql = `
select (select count(*) from apply_jobs)::int + (select count(*) from search_jobs)::int + (select count(*) from deliveries where status in ('waiting', 'in_progress'))::int as pending`;

const lookEveryMs = 100;
/** Nothing moved for so long: what is left waits for its time. */
const stuckMs = 800;
/** After the last move: longer than anybody waits for an answer of the database that was lost on the way. */
const lastWaitMs = 60_000;
/** So much time passes then: ends leases, then retries and open breakers, then what a clock that was ahead put off. */
const jumpsMs = [minuteMs, 5 * minuteMs, 30 * minuteMs, 30 * hourMs, 24 * 25 * hourMs];

async function countPending({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rows } = await pool.query<{ pending: number }>(pendingSql);
  return rows[0]?.pending ?? 0;
}

/**
 * Returns once nothing waits to be applied, searched or delivered. Leases of the killed and the delays of retries are not waited for:
 * the clocks of all processes are moved on. What still waits after the last move is for the judge.
 */
export async function settle(fleet: Fleet, db: Pick<Database, 'pool'>, size: number): Promise<void> {
  let left = Number.POSITIVE_INFINITY;
  let movedAtMs = performance.now();
  const jumps = [...jumpsMs];
  for (;;) {
    await fleet.mend(size);
    const pending = await countPending(db);
    if (pending === 0) return;
    if (pending < left) movedAtMs = performance.now();
    left = pending;
    const stuckForMs = performance.now() - movedAtMs;
    if (jumps.length === 0 && stuckForMs > lastWaitMs) return;
    if (jumps.length > 0 && stuckForMs > stuckMs) {
      fleet.moveClocks(jumps.shift() ?? 0);
      movedAtMs = performance.now();
    }
    await sleep(lookEveryMs);
  }
}

import type { Transaction } from '@/lib/platform/db/transaction';
import { minuteMs } from '@/lib/platform/time';
import { breakerWindowMs, moveBreaker } from './breaker';
import { writeGates } from './lock-gates';
import type { EndedAttempt } from './run-attempt';
import type { BreakerState } from './types';

const count = `
insert into destination_windows (destination_id, started_at, succeeded, failed)
select * from unnest($1::bigint[], $2::timestamptz[], $3::int[], $4::int[])
order by 1, 2
on conflict (destination_id, started_at)
do update set succeeded = destination_windows.succeeded + excluded.succeeded, failed = destination_windows.failed + excluded.failed`;

const lock = `
select g.destination_id::text as "destinationId", g.breaker as state, g.opened_at as "openedAt", g.probe_at as "probeAt",
  g.probe_failures as "probeFailures"
from destination_gates g
where g.destination_id = any($1::bigint[])
order by g.destination_id
for update`;

const sums = `
select destination_id::text as "destinationId", sum(succeeded)::int as succeeded, sum(failed)::int as failed
from destination_windows
where destination_id = any($1::bigint[]) and started_at > $2
group by destination_id`;

const forget = 'delete from destination_windows where destination_id = any($1::bigint[])';

interface GateRow {
  destinationId: string;
  state: BreakerState;
  openedAt: Date | null;
  probeAt: Date | null;
  probeFailures: number;
}

interface Tally {
  succeeded: number;
  failed: number;
  probe: 'succeeded' | 'failed' | null;
}

function tally(ended: readonly EndedAttempt[]): Map<string, Tally> {
  const byDestination = new Map<string, Tally>();
  for (const { delivery, counts, probe } of ended) {
    if (counts === null || (delivery.trigger === 'test' && !probe)) continue;
    const entry = byDestination.get(delivery.destinationId) ?? { succeeded: 0, failed: 0, probe: null };
    entry[counts] += 1;
    if (probe) entry.probe = counts;
    byDestination.set(delivery.destinationId, entry);
  }
  return byDestination;
}

async function moveBreakers(tx: Transaction, tallies: Map<string, Tally>, now: Date): Promise<void> {
  // Success alone moves no closed breaker, so most groups need no lock.
  const ids = [...tallies].filter(([, { failed, probe }]) => failed > 0 || probe !== null).map(([id]) => id);
  if (ids.length === 0) return;
  const { rows: gates } = await tx.query<GateRow>(lock, [ids]);
  const since = new Date(now.getTime() - breakerWindowMs);
  const { rows: seen } = await tx.query<{ destinationId: string; succeeded: number; failed: number }>(sums, [
    ids,
    since,
  ]);
  const moved = gates.flatMap((gate) => {
    const window = seen.find(({ destinationId }) => destinationId === gate.destinationId);
    const probe = tallies.get(gate.destinationId)?.probe ?? null;
    const after = moveBreaker(gate, { succeeded: 0, failed: 0, ...window, probe }, now);
    return after === gate ? [] : [{ tokens: null, tokensAt: null, ...after, destinationId: gate.destinationId }];
  });
  await writeGates(tx, moved);
  const closed = moved.filter(({ state }) => state === 'closed').map(({ destinationId }) => destinationId);
  // It starts anew: the failures that opened it must not open it again.
  if (closed.length > 0) await tx.query(forget, [closed]);
}

/** Counts finished attempts by the minute, over all processes, and moves the breakers they decide. Tests count only as probes. */
export async function writeWindows(tx: Transaction, ended: readonly EndedAttempt[], now: Date): Promise<void> {
  const tallies = tally(ended);
  if (tallies.size === 0) return;
  const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs);
  const entries = [...tallies];
  const values = [
    entries.map(([id]) => id),
    entries.map(() => minute),
    entries.map(([, { succeeded }]) => succeeded),
    entries.map(([, { failed }]) => failed),
  ];
  await tx.query({ name: 'count_attempts', text: count, values });
  await moveBreakers(tx, tallies, now);
}

const prune = 'delete from destination_windows where started_at < $1';

/** Drops windows that no breaker looks at any more. */
export async function pruneWindows(tx: Pick<Transaction, 'query'>, now: Date): Promise<void> {
  await tx.query(prune, [new Date(now.getTime() - 2 * breakerWindowMs)]);
}

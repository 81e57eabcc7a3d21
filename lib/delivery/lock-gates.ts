import type { Transaction } from '@/lib/platform/db/transaction';
import { probeAheadMsMax } from './breaker';
import type { BodyMode, BreakerState, Lane } from './types';

const makeMissing = `
insert into destination_gates (destination_id)
select id from destinations d where not exists (select 1 from destination_gates g where g.destination_id = d.id)
on conflict do nothing`;

// The signing secrets that are live, newest first.
const liveSecrets = (column: string) => `
    select ${column} from destination_secrets s
    where s.destination_id = d.id and (s.retires_at is null or s.retires_at > $1)
    order by s.created_at desc, s.id desc`;

// A probe that lies farther ahead than any does is not waited for: the clock that wrote it was set back (`probeAheadMsMax`). Not if the
// database's clock says otherwise: then it is ours that is behind.
// The first of each lane by the order of the index: what is due is found by three look-ups, however much is or was queued.
const lock = `
select g.destination_id::text as "destinationId", d.name, d.url, d.body_mode as "bodyMode", d.headers_sealed as "headersSealed",
  d.timeout_ms as "timeoutMs", d.rate_per_second_max as "ratePerSecondMax", d.concurrency_max as "concurrencyMax",
  d.schedule_seconds as "scheduleSeconds", g.breaker as state, g.opened_at as "openedAt", g.probe_at as "probeAt",
  g.probe_failures as "probeFailures", g.tokens, g.tokens_at as "tokensAt", clock_timestamp() as "databaseNow", due.lanes as "dueLanes",
  array(${liveSecrets('s.id::text')}) as "secretIds", array(${liveSecrets('s.sealed')}) as "secretsSealed"
from destination_gates g
join destinations d on d.id = g.destination_id
cross join lateral (
  select array_agg(l.lane) as lanes
  from (values (0::smallint), (1::smallint), (2::smallint)) as l(lane)
  where (
    select x.next_attempt_at from deliveries x
    where x.status = 'waiting' and x.destination_id = d.id and x.lane = l.lane
    order by x.next_attempt_at, x.id
    limit 1
  ) <= $1
) as due
where d.state = 'active' and d.archived_at is null and (g.breaker = 'closed' or g.probe_at <= $1 or g.probe_at > greatest($1::timestamptz, clock_timestamp()) + $2 * interval '1 ms') and due.lanes is not null
order by g.destination_id
for update of g`;

// A statement of its own: after waiting for the lock, the one that locks would still count by its older snapshot.
const countRunning = `
select destination_id::text as "destinationId", count(*) filter (where lane = 0)::int as first,
  count(*) filter (where lane = 1)::int as retry, count(*) filter (where lane = 2)::int as bulk
from deliveries
where status = 'in_progress' and destination_id = any($1::bigint[]) and attempt_id <> all($2::uuid[])
group by destination_id`;

/** A destination that may be called now, with what a call needs and what limits it. Its gate is locked. */
export interface LockedGate {
  destinationId: string;
  name: string;
  url: string;
  bodyMode: BodyMode;
  headersSealed: Buffer | null;
  timeoutMs: number;
  ratePerSecondMax: number | null;
  concurrencyMax: number;
  scheduleSeconds: number[];
  state: BreakerState;
  openedAt: Date | null;
  probeAt: Date | null;
  probeFailures: number;
  tokens: number;
  tokensAt: Date | null;
  /** What time it is to the database: a second witness of whether a clock was set back. */
  databaseNow: Date;
  /** Lanes that have something due. */
  dueLanes: Lane[];
  /** Of the signing secrets that are live, newest first: their ids, and in the same order what is sealed under them. */
  secretIds: string[];
  secretsSealed: Buffer[];
  running: { first: number; retry: number; bulk: number };
}

/**
 * Locks the gates of the destinations that are active, whose breaker lets something through and that have something due, for
 * the rest of the transaction: whoever holds a gate is the only one to claim for it, so limits hold over all processes. What
 * runs is counted without `endedAttemptIds`, whose calls have ended though it is not written yet.
 */
export async function lockGates(
  tx: Transaction,
  now: Date,
  endedAttemptIds: readonly string[] = [],
): Promise<LockedGate[]> {
  const locking = { name: 'lock_gates', text: lock, values: [now, probeAheadMsMax] };
  const { rows: gates } = await tx.query<Omit<LockedGate, 'running'>>(locking);
  if (gates.length === 0) return [];
  const values = [gates.map(({ destinationId }) => destinationId), endedAttemptIds];
  const counting = { name: 'count_running', text: countRunning, values };
  const { rows } = await tx.query<LockedGate['running'] & { destinationId: string }>(counting);
  const running = new Map(rows.map(({ destinationId, ...counts }) => [destinationId, counts]));
  return gates.map((gate) => ({
    ...gate,
    running: running.get(gate.destinationId) ?? { first: 0, retry: 0, bulk: 0 },
  }));
}

/** Gives every destination its gate; the claim sees only those that have one. */
export async function ensureGates(tx: Pick<Transaction, 'query'>): Promise<void> {
  await tx.query(makeMissing);
}

const write = `
update destination_gates g set breaker = n.breaker, opened_at = n.opened_at, probe_at = n.probe_at, probe_failures = n.probe_failures,
  tokens = coalesce(n.tokens, g.tokens), tokens_at = coalesce(n.tokens_at, g.tokens_at)
from json_to_recordset($1::json) as n(destination_id bigint, breaker text, opened_at timestamptz, probe_at timestamptz,
  probe_failures int, tokens float8, tokens_at timestamptz)
where g.destination_id = n.destination_id`;

export interface GateNews {
  destinationId: string;
  state: BreakerState;
  openedAt: Date | null;
  probeAt: Date | null;
  probeFailures: number;
  /** Null: as it was. */
  tokens: number | null;
  tokensAt: Date | null;
}

/** Writes gates that the transaction has locked. */
export async function writeGates(tx: Transaction, gates: readonly GateNews[]): Promise<void> {
  if (gates.length === 0) return;
  const rows = gates.map((gate) => ({
    destination_id: gate.destinationId,
    breaker: gate.state,
    opened_at: gate.openedAt,
    probe_at: gate.probeAt,
    probe_failures: gate.probeFailures,
    tokens: gate.tokens,
    tokens_at: gate.tokensAt,
  }));
  await tx.query(write, [JSON.stringify(rows)]);
}

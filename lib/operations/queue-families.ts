import { Gauge, Registry } from 'prom-client';
import { breakerStates, lanes } from '@/lib/delivery/types';
import { familiesOf } from '@/lib/platform/metrics/families';
import type { Family } from '@/lib/platform/metrics/metrics';
import type { Queues } from './read-queues';

const laneNames = Object.fromEntries(Object.entries(lanes).map(([name, number]) => [number, name]));

/** What was read of the database as metrics; null: it does not answer, and only that is told. */
export async function queueFamilies(read: Queues | null): Promise<Family[]> {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `callback_console_${name}`, help, labelNames, registers: [registry] });
  gauge('database_up', 'Whether the database answered this scrape.').set(read ? 1 : 0);
  if (!read) return familiesOf(registry);

  const depth = gauge(
    'queue_depth',
    'Work that waits: apply, search, probes, replays, statistics. Counted up to 100,000.',
    ['queue'],
  );
  const age = gauge('queue_oldest_age_seconds', 'How long the oldest of it has been waiting.', ['queue']);
  for (const { queue, ...each } of read.queues) {
    depth.set({ queue }, each.depth);
    age.set({ queue }, each.ageSeconds);
  }
  const of = ['destination', 'name'];
  const laneDepth = gauge('delivery_depth', 'Deliveries that wait, those for later too. Counted up to 10,000.', [
    ...of,
    'lane',
  ]);
  const laneAge = gauge('delivery_oldest_age_seconds', 'How long the oldest of them has been due.', [...of, 'lane']);
  for (const { destination, name, lane, ...each } of read.lanes) {
    const labels = { destination, name, lane: laneNames[lane] ?? String(lane) };
    laneDepth.set(labels, each.depth);
    laneAge.set(labels, each.ageSeconds);
  }
  const breaker = gauge('breaker_state', 'Breaker of a destination: 1 for the state that it is in.', [...of, 'state']);
  const paused = gauge('destination_paused', 'Whether a person, or a 410, paused the destination.', of);
  for (const { destination, name, ...each } of read.breakers) {
    for (const state of breakerStates) breaker.set({ destination, name, state }, each.breaker === state ? 1 : 0);
    paused.set({ destination, name }, each.state === 'paused' ? 1 : 0);
  }
  const issues = gauge('live_issues', 'Issues that nobody has closed. Counted up to 10,000.', ['kind', 'state']);
  for (const { kind, state, count } of read.issues) issues.set({ kind, state }, count);
  return familiesOf(registry);
}

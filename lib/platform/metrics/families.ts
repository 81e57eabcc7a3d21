import { AggregatorRegistry, type Registry } from 'prom-client';
import { z } from 'zod';
import type { Database } from '@/lib/platform/db/client';
import { type Family, metrics } from './metrics';

const familiesSchema = z.array(
  z.looseObject({
    name: z.string(),
    values: z.array(z.looseObject({ value: z.unknown(), labels: z.record(z.string(), z.unknown()) })),
  }),
);

/** Families of a registry as plain JSON: they travel between processes. */
export async function familiesOf(registry: Registry): Promise<Family[]> {
  return await registry.getMetricsAsJSON();
}

/** What this process counted, with its use of the pools of `db` as of now. */
export async function ownFamilies(db: Pick<Database, 'pool' | 'door' | 'files'>): Promise<Family[]> {
  const { registry, poolConnections, poolWaiting } = metrics().instruments;
  for (const pool of ['pool', 'door', 'files'] as const) {
    const { totalCount, idleCount, waitingCount } = db[pool];
    poolConnections.set({ pool, state: 'busy' }, totalCount - idleCount);
    poolConnections.set({ pool, state: 'idle' }, idleCount);
    poolWaiting.set({ pool }, waitingCount);
  }
  return familiesOf(registry);
}

/** Pure: the same families, each sample under the label `process`. */
export function labelled(families: readonly Family[], process: string): Family[] {
  return familiesSchema.parse(families).map((family) => ({
    ...family,
    // What was not measured yet is no number, and no sample either.
    values: family.values
      .filter(({ value }) => Number.isFinite(value))
      .map((sample) => ({ ...sample, labels: { ...sample.labels, process } })),
    // Samples of two processes differ by their label, so that "sum" adds nothing up and drops nothing.
    aggregator: 'sum',
  }));
}

/** Families of several processes as one text in the Prometheus exposition format, each family once. */
export function toExposition(parts: readonly (readonly Family[])[]): Promise<string> {
  return AggregatorRegistry.aggregate([...parts]).metrics();
}

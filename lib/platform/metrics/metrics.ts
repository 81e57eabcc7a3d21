import { type Instruments, makeInstruments } from './instruments';

/** One metric family as JSON, as prom-client writes and merges it. */
export type Family = object;

/** Families of another process; null where it does not answer now. */
export type FamilySource = () => Promise<readonly Family[] | null>;

export interface Metrics {
  instruments: Instruments;
  /** Of processes that this one brought along, by the value of the label `process`. */
  sources: Map<string, FamilySource>;
}

const key = Symbol.for('callback-console.metrics');

function isMetrics(value: unknown): value is Metrics {
  return typeof value === 'object' && value !== null && 'instruments' in value;
}

/** The process' one set of metrics. On `globalThis`, because the screens' program and Next's are two module graphs in one process. */
export function metrics(): Metrics {
  const existing: unknown = Reflect.get(globalThis, key);
  if (isMetrics(existing)) return existing;
  const made: Metrics = { instruments: makeInstruments(), sources: new Map() };
  Reflect.set(globalThis, key, made);
  return made;
}

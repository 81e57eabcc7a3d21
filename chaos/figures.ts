import type { OutageFact, Span } from './oracle/facts';
import { isAcknowledged } from './oracle/judge-outages';

/** What was measured while things broke. */
export interface Figures {
  outages: OutageFact[];
  /** While the clock of a server was off. */
  clockMoves: Span[];
  /** Of the machine, over a minute: at the beginning and after each fault. */
  loads: number[];
}

/** Pure: ms until whoever asked the door meanwhile knew that nothing was stored; where no answer came, as long as it was waited for. */
export function awayAnswersMs({ probes }: Pick<OutageFact, 'probes'>): number[] {
  return probes.filter((probe) => !isAcknowledged(probe)).map(({ tookMs }) => tookMs);
}

/** Pure: ms of answers meanwhile that need no database. One that never came is no measure of the machine. */
export function idleAnswersMs({ idle }: Pick<OutageFact, 'idle'>): number[] {
  return idle.filter(({ answer }) => typeof answer === 'number').map(({ tookMs }) => tookMs);
}

/** Pure: the value that `share` (0 to 1) of `values` are not above; null where there are none. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
}

/** Pure: `p50 2 ms, p95 4 ms, max 9 ms of 120`. */
export function describeMs(values: readonly number[]): string {
  const ms = (share: number) => `${Math.round(percentile(values, share) ?? 0)} ms`;
  return values.length === 0 ? 'not measured' : `p50 ${ms(0.5)}, p95 ${ms(0.95)}, max ${ms(1)} of ${values.length}`;
}

/** What is held against the bounds, in ms; null: not measured. */
export interface Timing {
  awayP95Ms: number | null;
  awayMaxMs: number | null;
  idleP95Ms: number | null;
  recoveryP50Ms: number | null;
  recoveryMaxMs: number | null;
}

/** Pure: the timing of a whole run. */
export function timingOf({ outages }: Pick<Figures, 'outages'>): Timing {
  const away = outages.flatMap(awayAnswersMs);
  const idle = outages.flatMap(idleAnswersMs);
  const recoveries = outages.map(({ recoveryMs }) => recoveryMs);
  const rounded = (values: readonly number[], share: number) => {
    const value = percentile(values, share);
    return value === null ? null : Math.round(value);
  };
  return {
    awayP95Ms: rounded(away, 0.95),
    awayMaxMs: rounded(away, 1),
    idleP95Ms: rounded(idle, 0.95),
    recoveryP50Ms: rounded(recoveries, 0.5),
    recoveryMaxMs: rounded(recoveries, 1),
  };
}

/** What was measured around one fault that kept the database away. */
export interface Outage {
  fault: string;
  /** Answers of the door (503) meanwhile, once it knew: ms of each. */
  awayAnswersMs: number[];
  /** Answers meanwhile that need no database: what the machine itself costs. */
  idleAnswersMs: number[];
  /** From the database answering again to the first acknowledgement. */
  recoveryMs: number;
}

/** What was measured while things broke. */
export interface Figures {
  outages: Outage[];
  /** Of the machine, over a minute: at the beginning and after each fault. */
  loads: number[];
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
export function timingOf({ outages }: Figures): Timing {
  const away = outages.flatMap(({ awayAnswersMs }) => awayAnswersMs);
  const idle = outages.flatMap(({ idleAnswersMs }) => idleAnswersMs);
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

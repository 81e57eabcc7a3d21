/** What was measured while things broke. */
export interface Figures {
  /** Answers while Postgres was away: ms of each. */
  awayAnswersMs: number[];
  /** Answers meanwhile that need no database: what the machine itself costs. */
  idleAnswersMs: number[];
  /** From Postgres answering again to the first acknowledgement, ms of each time. */
  recoveriesMs: number[];
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

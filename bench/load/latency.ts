import type { PhaseResult } from './phase-result';

/** Pure: the `share` quantile (0 to 1) of sorted numbers; 0 where there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Pure: the result of `latencies` (ms, one an answered request) over `seconds`; throughput counts 200s alone. */
export function summarise(latencies: readonly number[], answers: Record<string, number>, seconds: number): PhaseResult {
  const sorted = [...latencies].sort((one, other) => one - other);
  return {
    seconds: rounded(seconds),
    answers,
    perSecond: Math.round((answers['200'] ?? 0) / seconds),
    p50Ms: rounded(quantile(sorted, 0.5)),
    p95Ms: rounded(quantile(sorted, 0.95)),
    p99Ms: rounded(quantile(sorted, 0.99)),
    maxMs: rounded(sorted.at(-1) ?? 0),
  };
}

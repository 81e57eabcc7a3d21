import type { PhaseResult } from './phase-result';

/** Pure: the number that `share` (0 to 1) of the sorted ones are not above, by nearest rank; 0 where there are none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
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

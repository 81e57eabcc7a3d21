import { secondMs } from '@/lib/platform/time';

/** Bounds of what can be set, as the database holds them too. */
export const limits = {
  timeoutMs: { min: 100, max: 60 * secondMs, words: 'A timeout is a whole number of milliseconds from 100 to 60,000.' },
  ratePerSecondMax: { min: 1, max: 100_000, words: 'A rate is a whole number from 1 to 100,000 a second.' },
  concurrencyMax: { min: 1, max: 1_000, words: 'Attempts at once are a whole number from 1 to 1,000.' },
} as const;

export type Limit = keyof typeof limits;

/** Pure: what is wrong with the value of a limit; null: nothing. */
export function limitProblem(limit: Limit, value: number): string | null {
  const { min, max, words } = limits[limit];
  return Number.isInteger(value) && value >= min && value <= max ? null : words;
}

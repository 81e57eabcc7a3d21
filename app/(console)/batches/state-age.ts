import type { ParamProblem } from '@/lib/platform/query/param-reader';
import { dayMs, hourMs } from '@/lib/platform/time';

/** How long a batch may have been in its status, as the list offers it. */
export const stateAges = ['1h', '3h', '24h', '3d'] as const;
export type StateAge = (typeof stateAges)[number];

export const stateAgeLabels: Readonly<Record<StateAge, string>> = {
  '1h': 'Over 1 hour',
  '3h': 'Over 3 hours',
  '24h': 'Over 24 hours',
  '3d': 'Over 3 days',
};

const agesMs: Readonly<Record<StateAge, number>> = { '1h': hourMs, '3h': 3 * hourMs, '24h': dayMs, '3d': 3 * dayMs };

/** Pure: `query` with its `age` spelled out as the instant `statusBefore` that verbs read; of several the youngest counts. */
export function withStateAge(query: URLSearchParams, now: Date): URLSearchParams {
  const next = new URLSearchParams(query);
  next.delete('age');
  const age = stateAges.find((known) => query.getAll('age').includes(known));
  if (age) next.set('statusBefore', new Date(now.getTime() - agesMs[age]).toISOString());
  return next;
}

/** Pure: what of `age` cannot be used. */
export function ageProblems(query: URLSearchParams): ParamProblem[] {
  const isKnown = query.getAll('age').every((text) => stateAges.some((age) => age === text));
  return isKnown ? [] : [{ name: 'age', message: `age takes ${stateAges.join(', ')}.` }];
}

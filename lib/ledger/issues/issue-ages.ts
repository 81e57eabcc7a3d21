import { dayMs, hourMs } from '@/lib/platform/time';

/** Ages that a list of issues offers, youngest first: it was raised longer ago than that. */
export const issueAges = ['1h', '24h', '7d', '30d'] as const;
export type IssueAge = (typeof issueAges)[number];

export const issueAgeLabels: Readonly<Record<IssueAge, string>> = {
  '1h': 'Older than 1 hour',
  '24h': 'Older than 1 day',
  '7d': 'Older than 7 days',
  '30d': 'Older than 30 days',
};

const agesMs: Readonly<Record<IssueAge, number>> = { '1h': hourMs, '24h': dayMs, '7d': 7 * dayMs, '30d': 30 * dayMs };

/** Pure: what has one of `ages` was raised before this instant; null for no ages. Of several the youngest holds all. */
export function raisedBefore(ages: readonly IssueAge[], now: Date): Date | null {
  const youngest = issueAges.find((age) => ages.includes(age));
  return youngest === undefined ? null : new Date(now.getTime() - agesMs[youngest]);
}

import { secondMs } from '@/lib/platform/time';

/** Callbacks of one transaction: small, so that it holds its locks for moments only and a kill loses little. */
export const feedMax = 250;
/** Deliveries of a job that wait for their first attempt are at most this many seconds' worth, so that pausing is felt at once. */
const backlogSeconds = 5;
const backlogMin = 100;

export interface FeedInput {
  ratePerSecond: number;
  tokens: number;
  tokensAt: Date | null;
}

/** Pure: how many deliveries of a job may wait for their first attempt; at more it is not fed. */
export function backlogMax({ ratePerSecond }: Pick<FeedInput, 'ratePerSecond'>): number {
  return Math.max(backlogMin, ratePerSecond * backlogSeconds);
}

/** Pure: how many callbacks a job may be fed now, and what of its speed is left afterwards. Never more than a second's worth. */
export function planFeed(input: FeedInput, backlog: number, now: Date): { count: number; tokens: number } {
  const { ratePerSecond, tokens, tokensAt } = input;
  const elapsedSeconds = tokensAt === null ? 1 : Math.max(0, now.getTime() - tokensAt.getTime()) / secondMs;
  const allowed = Math.min(ratePerSecond, tokens + elapsedSeconds * ratePerSecond);
  const count = backlog >= backlogMax(input) ? 0 : Math.min(feedMax, Math.floor(allowed));
  return { count, tokens: allowed - count };
}

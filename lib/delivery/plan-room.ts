import { secondMs } from '@/lib/platform/time';
import { type Breaker, probeIsDue } from './breaker';

/** Of a destination's concurrency this part stays free for first attempts while retries pile up; at least one, if it has two. */
export const reservedShare = 0.25;
/** Bulk replays take at most this part of it. */
export const bulkShare = 0.5;

/** Less is what the clocks of two machines differ by; more, and the clock that wrote it has been set back since. */
export const clockStepMsMin = 5 * secondMs;

/**
 * Pure: true for an instant of the past that lies ahead by our clock and by the database's, so that waiting for it would be waiting for
 * as long as a clock was set back. By ours alone says that ours is behind, and then nothing is wrong with the instant.
 */
export function liesAhead(writtenAt: Date | null, ...clocks: readonly Date[]): boolean {
  return writtenAt !== null && clocks.every((now) => writtenAt.getTime() - now.getTime() > clockStepMsMin);
}

/** A destination's limits and what runs now, over all processes. */
export interface RoomInput {
  concurrencyMax: number;
  ratePerSecondMax: number | null;
  tokens: number;
  tokensAt: Date | null;
  breaker: Breaker;
  running: { first: number; retry: number; bulk: number };
}

/** How many deliveries of each lane may start; together never more than `total`. */
export interface Room {
  total: number;
  first: number;
  retry: number;
  bulk: number;
  /** Starts left of the rate limit before any of these. */
  tokens: number;
  /** The one that starts shows whether the destination is back. */
  probes: boolean;
}

/** Pure: the starts that the rate allows now: refilled by time, never more than a second's worth. */
export function refillTokens({ ratePerSecondMax, tokens, tokensAt }: RoomInput, now: Date): number {
  if (ratePerSecondMax === null) return Number.POSITIVE_INFINITY;
  if (tokensAt === null) return ratePerSecondMax;
  const elapsedSeconds = Math.max(0, now.getTime() - tokensAt.getTime()) / secondMs;
  return Math.min(ratePerSecondMax, tokens + elapsedSeconds * ratePerSecondMax);
}

function atLeastZero(count: number): number {
  return Math.max(0, count);
}

/** Pure: how much of a destination's deliveries may start now. */
export function planRoom(input: RoomInput, now: Date): Room {
  const { concurrencyMax, running, breaker } = input;
  const tokens = refillTokens(input, now);
  const rate = Math.min(Math.floor(tokens), concurrencyMax);
  if (breaker.state !== 'closed') {
    // What still runs from before the breaker opened must not keep the probe back.
    const total = probeIsDue(breaker, now) ? Math.min(1, rate) : 0;
    return { total, first: total, retry: total, bulk: total, tokens, probes: true };
  }
  const total = atLeastZero(Math.min(concurrencyMax - running.first - running.retry - running.bulk, rate));
  const reserved = concurrencyMax === 1 ? 0 : Math.ceil(concurrencyMax * reservedShare);
  const rest = atLeastZero(Math.min(total, concurrencyMax - reserved - running.retry - running.bulk));
  const bulkMax = Math.max(1, Math.floor(concurrencyMax * bulkShare));
  return {
    total,
    first: total,
    retry: rest,
    bulk: Math.min(rest, atLeastZero(bulkMax - running.bulk)),
    tokens,
    probes: false,
  };
}

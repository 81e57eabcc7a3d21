import { minuteMs, secondMs } from '@/lib/platform/time';
import type { BreakerState } from './types';

/** It opens where at least this part of at least `attemptsMin` attempts within `windowMs` failed. */
export const breakerFailureShare = 0.7;
export const breakerAttemptsMin = 10;
export const breakerWindowMs = 5 * minuteMs;
/** How long it stays open before one delivery is let through: doubled with every one that fails, up to the most. */
export const breakerOpenMs = 30 * secondMs;
export const breakerOpenMsMax = 5 * minuteMs;

export interface Breaker {
  state: BreakerState;
  openedAt: Date | null;
  /** Not closed: when the next single delivery is let through. */
  probeAt: Date | null;
  probeFailures: number;
}

export const closedBreaker: Breaker = { state: 'closed', openedAt: null, probeAt: null, probeFailures: 0 };

/** What was seen of a destination: all of its attempts in the window, and how a probe ended where one did. */
export interface BreakerNews {
  succeeded: number;
  failed: number;
  probe: 'succeeded' | 'failed' | null;
}

/** Pure: how long it stays open after so many failed probes. */
export function breakerWaitMs(probeFailures: number): number {
  return Math.min(breakerOpenMs * 2 ** Math.min(probeFailures, 20), breakerOpenMsMax);
}

/**
 * Pure: the breaker after `news`. Closed, it opens by the share of failures. Open or half open, only a probe moves it: one
 * that succeeds closes it, one that fails keeps it open for longer. Attempts that were under way when it opened change nothing.
 */
export function moveBreaker(breaker: Breaker, news: BreakerNews, now: Date): Breaker {
  if (breaker.state === 'closed') {
    const total = news.succeeded + news.failed;
    const opens = total >= breakerAttemptsMin && news.failed >= total * breakerFailureShare;
    if (!opens) return breaker;
    return { state: 'open', openedAt: now, probeAt: new Date(now.getTime() + breakerWaitMs(0)), probeFailures: 0 };
  }
  if (news.probe === 'succeeded') return closedBreaker;
  if (news.probe === null) return breaker;
  const probeFailures = breaker.probeFailures + 1;
  return {
    ...breaker,
    state: 'open',
    probeFailures,
    probeAt: new Date(now.getTime() + breakerWaitMs(probeFailures)),
  };
}

/** Neither a wait nor the lease of a probe is longer: an instant that lies farther ahead is of a clock that was set back since. */
export const probeAheadMsMax = breakerOpenMsMax + minuteMs;

/** Pure: may a single delivery be let through to see whether the destination is back? */
export function probeIsDue({ state, probeAt }: Breaker, now: Date): boolean {
  if (state === 'closed' || probeAt === null) return false;
  const aheadMs = probeAt.getTime() - now.getTime();
  return aheadMs <= 0 || aheadMs > probeAheadMsMax;
}

/** Pure: half open while the probe runs. Should it never come back, the next one is due once its lease has ended. */
export function beginProbe(breaker: Breaker, leaseEndsAt: Date): Breaker {
  return { ...breaker, state: 'half_open', probeAt: leaseEndsAt };
}

import { dayMs, hourMs, minuteMs } from '@/lib/platform/time';
import type { SilenceBound } from './bounds';

/** How far back the same hour of the week is looked at. */
export const weeksLearned = 4;
/** Silence is judged over at most so long: beyond it the silence itself would become what is usual. */
export const silenceMsMax = 7 * dayMs;
/** An hour of the week is known from so many of its weeks on. */
const weeksMin = 2;
const weekMs = 7 * dayMs;

/** What an account sent, by hour. */
export interface AccountHours {
  enabled: boolean;
  /** Start of the hour (ms since 1970, UTC) → callbacks. Hours without any are left out. */
  counts: ReadonlyMap<number, number>;
  /** Start of the first hour in which anything ever came; null: nothing ever did. */
  firstHour: number | null;
}

export type Silence =
  | { silent: false; why: 'disabled' | 'never heard of' | 'within its usual' }
  /** Nothing came since `since`, where about `missing` callbacks are usual. */
  | { silent: true; since: Date; missing: number };

function lowerMedian(sorted: readonly number[]): number {
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/**
 * Pure: how many callbacks are usual in the hour that starts at `hour`: the lower median of the same hour of the last four
 * weeks, so that one busy day makes no habit. 0 where fewer than two of those weeks are known.
 */
export function usualInHour({ counts, firstHour }: Pick<AccountHours, 'counts' | 'firstHour'>, hour: number): number {
  const seen: number[] = [];
  for (let week = 1; week <= weeksLearned; week += 1) {
    const then = hour - week * weekMs;
    if (firstHour !== null && then >= firstHour) seen.push(counts.get(then) ?? 0);
  }
  return seen.length < weeksMin ? 0 : lowerMedian(seen.toSorted((one, other) => one - other));
}

/**
 * Pure: is an account silent at `now` against its own usual hours? What is usual adds up over the hours without a callback, so
 * nights and weekends in which nothing comes add nothing, a busy account is missed within the hour, and a quiet one after
 * days. All hours are UTC: no hour is there twice.
 */
export function decideSilence(account: AccountHours, bound: SilenceBound, now: Date): Silence {
  if (!account.enabled) return { silent: false, why: 'disabled' };
  if (account.firstHour === null) return { silent: false, why: 'never heard of' };
  const heard = [...account.counts].filter(([, count]) => count > 0).map(([hour]) => hour);
  // The hour of the last callback is not judged: what came in it may have come at its end.
  const quietFrom = Math.max(account.firstHour, ...heard) + hourMs;
  const from = Math.max(quietFrom, Math.ceil((now.getTime() - silenceMsMax) / hourMs) * hourMs);
  let missing = 0;
  for (let hour = from; hour < now.getTime(); hour += hourMs) {
    const share = Math.min(1, (now.getTime() - hour) / hourMs);
    missing += usualInHour(account, hour) * share;
  }
  const isLong = now.getTime() - quietFrom >= bound.minutesMin * minuteMs;
  if (!isLong || missing < bound.missingMin) return { silent: false, why: 'within its usual' };
  return { silent: true, since: new Date(quietFrom), missing: Math.floor(missing) };
}

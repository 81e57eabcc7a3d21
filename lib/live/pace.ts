import { secondMs } from '@/lib/platform/time';

/** How often one thing may be looked at, and all of them together. */
export interface Pace {
  /** Between two looks at one thing at least. */
  gapMs: number;
  /** Without any nudge it is looked at this often: a pooler may keep the nudges of other processes from us. */
  pollMs: number;
  /** Looks of one process together, a second. */
  looksPerSecondMax: number;
}

/** However many people watch, and however much arrives, the database is asked no more often than this. */
export const livePace: Pace = { gapMs: secondMs, pollMs: 5 * secondMs, looksPerSecondMax: 50 };

/** A look may take this share of the time at most: what is expensive is looked at less often. */
const shareMax = 1 / 20;
const gapMsMax = 60 * secondMs;

/** What is known of one thing that is watched. */
export interface Watched {
  /** When the last look began, ms; null: never. */
  lookedAtMs: number | null;
  /** How long it took. */
  tookMs: number;
  /** A nudge came since the last look began. */
  nudged: boolean;
  /** Looks that failed in a row. */
  failures: number;
}

/** Pure: how long to wait from `nowMs` on until the next look, while `watchedCount` things are watched. */
export function waitMs(watched: Watched, watchedCount: number, nowMs: number, pace: Pace = livePace): number {
  if (watched.lookedAtMs === null) return 0;
  const fair = (watchedCount / pace.looksPerSecondMax) * secondMs;
  const gap = Math.min(gapMsMax, Math.max(pace.gapMs, watched.tookMs / shareMax, fair));
  const patience = watched.failures > 0 || !watched.nudged ? Math.max(gap, pace.pollMs) : gap;
  return Math.max(0, watched.lookedAtMs + patience - nowMs);
}

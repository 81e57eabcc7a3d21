import { createHash } from 'node:crypto';
import type { Context } from '@/lib/platform/context';
import { dayMs } from '@/lib/platform/time';

/** At most `eventsMax` events of `name` for one `subject` within each fixed window of `windowMs`. */
export interface RateLimit {
  name: string;
  eventsMax: number;
  windowMs: number;
}

export interface RateReading {
  allowed: boolean;
  /** Events in the current window, this one included where it was counted. */
  count: number;
  /** Until the window ends; at least 1. */
  retryAfterSeconds: number;
}

/** Where events are counted. */
export type Counting = Pick<Context, 'clock'> & { db: Pick<Context['db'], 'pool'> };

/** Only a hash of who it is about is kept: addresses and e-mails do not lie about in a table of counters. */
function keyOf(limit: RateLimit, subject: string): string {
  return `${limit.name}:${createHash('sha256').update(subject).digest('base64url')}`;
}

/** The window that `now` lies in. Fixed windows let at most twice `eventsMax` through around a boundary. */
export function windowStart(now: Date, windowMs: number): Date {
  return new Date(Math.floor(now.getTime() / windowMs) * windowMs);
}

function reading(limit: RateLimit, count: number, startedAt: Date, now: Date, allowed: boolean): RateReading {
  const leftMs = startedAt.getTime() + limit.windowMs - now.getTime();
  return { allowed, count, retryAfterSeconds: Math.max(1, Math.ceil(leftMs / 1000)) };
}

/**
 * Counts one event (or one that weighs as much as several) and says whether it is still within the limit; atomic, so the limit
 * holds over all processes. Counting before doing the deed is what makes parallel guesses count.
 */
export async function countEvent(ctx: Counting, limit: RateLimit, subject: string, weight = 1): Promise<RateReading> {
  const now = ctx.clock.now();
  const startedAt = windowStart(now, limit.windowMs);
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    `insert into rate_windows (key, started_at, count) values ($1, $2, $3)
     on conflict (key, started_at) do update set count = rate_windows.count + excluded.count
     returning count`,
    [keyOf(limit, subject), startedAt, weight],
  );
  const count = rows[0]?.count ?? weight;
  if (count === weight) await dropOldWindows(ctx, now);
  return reading(limit, count, startedAt, now, count <= limit.eventsMax);
}

/** Takes back one counted event: what turned out well is no failure. */
export async function forgetEvent(ctx: Context, limit: RateLimit, subject: string): Promise<void> {
  await ctx.db.pool.query('update rate_windows set count = greatest(count - 1, 0) where key = $1 and started_at = $2', [
    keyOf(limit, subject),
    windowStart(ctx.clock.now(), limit.windowMs),
  ]);
}

/** Says whether one more event would be within the limit, without counting it. */
export async function readLimit(ctx: Context, limit: RateLimit, subject: string): Promise<RateReading> {
  const now = ctx.clock.now();
  const startedAt = windowStart(now, limit.windowMs);
  const { rows } = await ctx.db.pool.query<{ count: number }>(
    'select count from rate_windows where key = $1 and started_at = $2',
    [keyOf(limit, subject), startedAt],
  );
  const count = rows[0]?.count ?? 0;
  return reading(limit, count, startedAt, now, count < limit.eventsMax);
}

/** No window is longer than a day; each new counter sweeps away what is older. */
async function dropOldWindows(ctx: Counting, now: Date): Promise<void> {
  await ctx.db.pool.query('delete from rate_windows where started_at < $1', [new Date(now.getTime() - 2 * dayMs)]);
}

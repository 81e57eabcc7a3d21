import type { Context } from '@/lib/platform/context';
import { minuteMs, secondMs } from '@/lib/platform/time';

/** The counter's key in `rate_windows`, one row an account and minute. */
export function refusedKey(accountId: string): string {
  return `door-refused:${accountId}`;
}

/**
 * Counts what the rate limit turned away. Gathered in memory and added to `rate_windows` once a second, so that a flood
 * does not become a flood of writes; a process that dies loses the count of its last second, and nothing else.
 */
export class RefusedTally {
  readonly #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | null = null;

  add(ctx: Context, accountId: string): void {
    this.#counts.set(accountId, (this.#counts.get(accountId) ?? 0) + 1);
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.flush(ctx).catch((error: unknown) =>
        ctx.log.warn({ err: error }, 'the count of refused requests was not written'),
      );
    }, secondMs).unref();
  }

  /** Adds what was gathered to the current minute; what cannot be written is gathered again. */
  async flush(ctx: Context): Promise<void> {
    const entries = [...this.#counts];
    if (entries.length === 0) return;
    this.#counts.clear();
    const nowMs = ctx.clock.now().getTime();
    try {
      await ctx.db.pool.query(
        `insert into rate_windows (key, started_at, count)
         select key, $1, count from unnest($2::text[], $3::int[]) as refused (key, count)
         on conflict (key, started_at) do update set count = rate_windows.count + excluded.count`,
        [
          new Date(nowMs - (nowMs % minuteMs)),
          entries.map(([accountId]) => refusedKey(accountId)),
          entries.map(([, count]) => count),
        ],
      );
    } catch (error) {
      for (const [accountId, count] of entries) this.#counts.set(accountId, (this.#counts.get(accountId) ?? 0) + count);
      throw error;
    }
  }
}

import { countEvent } from '@/lib/access/rate-limit';
import type { Context } from '@/lib/platform/context';
import { hourMs, secondMs } from '@/lib/platform/time';

const limitName = 'door-unverified';
/** What one callback of the bound may weigh: a larger one counts as several, so that large bodies cannot fill the disk. */
const bytesOfOne = 16 * 1024;

interface Unverified {
  eventsMax: number;
  bytes: number;
  at: Date;
}

/**
 * How many unverified callbacks an account takes an hour, over all processes: each is counted in the database before it is
 * stored. Once an hour is used up, this process asks no more until it ends, so that a flood costs no queries.
 */
export class UnverifiedBound {
  readonly #full = new Map<string, { eventsMax: number; untilMs: number }>();

  /** Counts one of `bytes`. Null: within the bound; else the seconds until there is room. Throws what the database says. */
  async take(ctx: Context, accountId: string, { eventsMax, bytes, at }: Unverified): Promise<number | null> {
    const full = this.#full.get(accountId);
    if (full && at.getTime() < full.untilMs && eventsMax <= full.eventsMax) {
      return Math.max(1, Math.ceil((full.untilMs - at.getTime()) / secondMs));
    }
    const limit = { name: limitName, eventsMax, windowMs: hourMs };
    // Over the door's own connections, which answer or fail in time.
    const { allowed, retryAfterSeconds } = await countEvent(
      { clock: ctx.clock, db: { pool: ctx.db.door } },
      limit,
      accountId,
      Math.max(1, Math.ceil(bytes / bytesOfOne)),
    );
    if (allowed) return null;
    this.#full.set(accountId, { eventsMax, untilMs: at.getTime() + retryAfterSeconds * secondMs });
    return retryAfterSeconds;
  }
}

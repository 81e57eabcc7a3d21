import type { CallbackFilter } from '@/lib/intake/callback-filter';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';
import { sql } from '@/lib/platform/query/conditions';
import { minuteMs, secondMs } from '@/lib/platform/time';

/** Callbacks of one note arrived together, though not in the very order of their numbers. */
const marginMs = minuteMs;
/** Who waits to be applied for less only waits for a worker to wake, and is known in a moment. */
export const overdueMs = 5 * secondMs;

/**
 * Throws `AppError('unavailable')` where `filter` asks for payloads, and some of callbacks in its time are not known yet: they were
 * applied in haste, or have waited for it for more than five seconds, and nobody can say whether they match. For what acts on all that
 * match, or hands it out as all: a list says so and shows the others.
 */
export async function assertKnown(
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  { payload, to }: Pick<CallbackFilter, 'payload' | 'to'>,
): Promise<void> {
  if (payload.length === 0) return;
  const overdue = new Date(clock.now().getTime() - overdueMs);
  const { rows } = await db.pool.query<{ since: Date | null }>(sql`
    select least(
      (select min(c.received_at) from callbacks c where c.id = any(array(select callback_ids[1] from search_jobs))),
      (select c.received_at from callbacks c where c.id = (
        select callback_id from apply_jobs where available_at <= ${overdue} order by available_at, callback_id limit 1))
    ) as since`);
  const since = rows[0]?.since;
  if (!since) return;
  const knownUntil = new Date(since.getTime() - marginMs);
  if (to !== null && new Date(to) <= knownUntil) return;
  throw new AppError(
    'unavailable',
    `The payloads of callbacks since ${knownUntil.toISOString()} are not known to filters yet: they wait for a worker, and some that match would be left out. Try again in some minutes, or end the filter's time before that.`,
  );
}

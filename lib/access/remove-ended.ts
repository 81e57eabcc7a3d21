import type { Context } from '@/lib/platform/context';
import { uuidFloor } from '@/lib/platform/db/uuid';
import { dayMs } from '@/lib/platform/time';
import { sessionLifetimeMs } from './session-terms';

/** Ended sessions are kept for so long, for somebody who asks where a colleague was signed in; the audit has their starts for ever. */
const keptMs = 30 * dayMs;
/** Rows of one statement. */
const rowsMax = 5_000;

// Ids are times: the oldest come first, and none that could still be live is looked at.
const sessions = `
delete from sessions where id in (
  select id from sessions where id < $1::uuid order by id limit ${rowsMax} for update skip locked)`;
const challenges = 'delete from sign_in_challenges where expires_at < $1';

/** Removes sessions that ended over a month ago and second steps that nobody took, in bounded steps; answers how many sessions. */
export async function removeEnded(ctx: Context): Promise<number> {
  const now = ctx.clock.now().getTime();
  await ctx.db.pool.query(challenges, [new Date(now - dayMs)]);
  let removed = 0;
  for (;;) {
    const { rowCount } = await ctx.db.pool.query(sessions, [uuidFloor(new Date(now - sessionLifetimeMs - keptMs))]);
    removed += rowCount ?? 0;
    if ((rowCount ?? 0) < rowsMax) return removed;
  }
}

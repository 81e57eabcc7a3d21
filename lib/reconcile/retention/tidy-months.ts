import type { Context } from '@/lib/platform/context';
import { dropEmptyMonths } from './drop-empty-months';
import { cutoffOf, readRetention } from './retention-settings';

/** Drops the months in which retention left nothing, and says so in the log. Where everything is kept for ever it looks at nothing. */
export async function tidyMonths(ctx: Context): Promise<string[]> {
  const { settings } = await readRetention(ctx.db.pool);
  const { otherwiseDays, accounts } = settings;
  if (otherwiseDays === null && accounts.every(({ days }) => days === null)) return [];
  const now = ctx.clock.now();
  const testsToo = (monthEnds: Date) => otherwiseDays !== null && monthEnds <= cutoffOf(otherwiseDays, now);
  const dropped = await dropEmptyMonths(ctx.db.pool, now, testsToo);
  if (dropped.length > 0) ctx.log.info({ dropped }, 'Months without bytes were dropped');
  return dropped;
}

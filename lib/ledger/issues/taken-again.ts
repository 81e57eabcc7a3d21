import pg from 'pg';
import type { Context } from '@/lib/platform/context';
import { AppError } from '@/lib/platform/errors';

/** Of one account, kind and subject at most one issue is live; the database holds that. */
export function isTakenAgain(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505' && error.constraint === 'issues_one_live';
}

const twin = `
select o.id from issues i
join issues o on o.account_id = i.account_id and o.kind = i.kind and o.subject = i.subject
where i.id = $1 and o.id <> i.id and o.state in ('open', 'acknowledged')`;

/** Why issue `id` cannot be opened again: the same thing was raised anew. Names the issue that is live. */
export async function takenAgain(ctx: Pick<Context, 'db'>, id: string): Promise<AppError> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(twin, [id]);
  const which = rows[0] ? `as issue ${rows[0].id}` : 'meanwhile';
  return new AppError('conflict', `The same thing was raised again ${which}. Go on there; this one stays as it is.`);
}

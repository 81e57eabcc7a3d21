import { idFragments } from '@/lib/intake/id-fragments';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';
import { minuteMs } from '@/lib/platform/time';

/** Once none was left it is looked again for what a process of the version before wrote meanwhile, or another one left behind. */
const againMs = 10 * minuteMs;

/** The newest `limit` documents without fragments below the number `below` (null: of all), with theirs; their numbers, newest first. */
async function fillBelow(ctx: Context, below: string | null, limit: number): Promise<string[]> {
  return inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<{ id: string; text: string }>(sql`
      select callback_id as id, text from search_documents
      where fragments is null and callback_id < coalesce(${below}::bigint, 9223372036854775807)
      order by callback_id desc limit ${limit} for update skip locked`);
    if (rows.length === 0) return [];
    const ids = rows.map(({ id }) => id);
    // Of an empty text `string_to_array` makes an empty array: no fragments, which is not the same as none made yet.
    await tx.query(sql`
      update search_documents d set fragments = string_to_array(made.fragments, ' ')::int[]
      from unnest(${ids}::bigint[], ${rows.map(({ text }) => idFragments(text).join(' '))}::text[]) as made (id, fragments)
      where d.callback_id = made.id`);
    return ids;
  });
}

/**
 * What gives documents their fragments that have none yet (written before there were any, or by a process of the version before): called
 * again and again, it goes from the newest to the oldest, never over the same ground twice in one pass, for entries of the index that are
 * done with stay until the next vacuum. Answers how many it filled, `limit` at most; 0: none is left. Each is filled whole or not, and
 * what another process has in hand is not waited for.
 */
export function makeFragmentFiller(ctx: Context): (limit: number) => Promise<number> {
  let below: string | null = null;
  let restUntilMs = 0;
  return async (limit) => {
    const nowMs = ctx.clock.now().getTime();
    if (nowMs < restUntilMs) return 0;
    const filled = await fillBelow(ctx, below, limit);
    below = filled.at(-1) ?? null;
    if (filled.length === 0) restUntilMs = nowMs + againMs;
    return filled.length;
  };
}

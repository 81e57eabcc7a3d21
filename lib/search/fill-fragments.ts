import { idFragments } from '@/lib/intake/id-fragments';
import type { Context } from '@/lib/platform/context';
import { inTransaction } from '@/lib/platform/db/transaction';
import { sql } from '@/lib/platform/query/conditions';

/**
 * Gives the newest `limit` documents that have no fragments yet theirs (written before there were any, or by a process of the version
 * before); answers how many. Each is in one transaction whole or not, and who fills others meanwhile is not waited for.
 */
export async function fillFragments(ctx: Context, { limit }: { limit: number }): Promise<number> {
  return inTransaction(ctx.db.pool, async (tx) => {
    const { rows } = await tx.query<{ id: string; text: string }>(sql`
      select callback_id as id, text from search_documents where fragments is null
      order by callback_id desc limit ${limit} for update skip locked`);
    if (rows.length === 0) return 0;
    // Of an empty text `string_to_array` makes an empty array: no fragments, which is not the same as none made yet.
    await tx.query(sql`
      update search_documents d set fragments = string_to_array(made.fragments, ' ')::int[]
      from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ text }) => idFragments(text).join(' '))}::text[])
        as made (id, fragments)
      where d.callback_id = made.id`);
    return rows.length;
  });
}

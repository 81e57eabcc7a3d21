import type { ActorContext } from '@/lib/access/actor';
import { ownPerson } from '@/lib/access/people/own-account';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import { storableText } from '@/lib/platform/text';
import { type ColumnLayout, formatLayout, parseLayout } from './column-layout';
import { type ColumnList, listActions } from './lists';

/** How the person who asks wants the columns of `list`; null: they never said, so the standard ones. */
export async function findColumns(ctx: ActorContext, { list }: { list: ColumnList }): Promise<ColumnLayout | null> {
  const { userId } = ownPerson(ctx);
  const { rows } = await ctx.db.pool.query<{ layout: string }>(sql`
    select layout from list_columns where user_id = ${userId}::bigint and list = ${list}`);
  return parseLayout(rows[0]?.layout);
}

/** Remembers how the person who asks wants the columns of `list` wherever its URL does not say; null forgets it. */
export async function rememberColumns(
  ctx: ActorContext,
  { list, layout }: { list: ColumnList; layout: ColumnLayout | null },
): Promise<void> {
  assertMay(ctx.actor, listActions[list]);
  const { userId } = ownPerson(ctx);
  if (layout === null) {
    await ctx.db.pool.query(sql`delete from list_columns where user_id = ${userId}::bigint and list = ${list}`);
    return;
  }
  const text = storableText(formatLayout(layout));
  await ctx.db.pool.query(sql`
    insert into list_columns (user_id, list, layout, updated_at)
    values (${userId}::bigint, ${list}, ${text}, ${ctx.clock.now()})
    on conflict (user_id, list) do update set layout = excluded.layout, updated_at = excluded.updated_at`);
}

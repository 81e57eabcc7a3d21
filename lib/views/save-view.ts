import type { ActorContext } from '@/lib/access/actor';
import { ownPerson } from '@/lib/access/people/own-account';
import { assertMay } from '@/lib/access/permissions';
import { recordAudit } from '@/lib/access/record-audit';
import { inTransaction } from '@/lib/platform/db/transaction';
import { AppError } from '@/lib/platform/errors';
import { sql } from '@/lib/platform/query/conditions';
import { listActions, type ViewList } from './lists';
import { nameTaken, readViewName, readViewQuery } from './read-name';

/** Views that a person keeps on one list: more are no help, and each is counted. */
export const ownViewsMax = 40;

interface NewView {
  list: ViewList;
  name: string;
  /** Of the list's URL; only what `viewQuery` takes is kept. */
  query: string;
  shared: boolean;
}

/**
 * Keeps a view of a list for the person who asks, for them alone or (`shared`, which is audited) for everybody. Throws
 * `AppError('conflict')` where they have one of that name there, or as many as there may be.
 */
export async function saveView(ctx: ActorContext, input: NewView): Promise<{ id: string }> {
  assertMay(ctx.actor, 'views.read');
  assertMay(ctx.actor, listActions[input.list]);
  if (input.shared) assertMay(ctx.actor, 'views.share');
  const { userId } = ownPerson(ctx);
  const name = readViewName(input.name);
  const query = readViewQuery(input.query);
  return inTransaction(ctx.db.pool, async (tx) => {
    // One after the other for one person, so that the bound holds.
    await tx.query(sql`select 1 from users where id = ${userId}::bigint for no key update`);
    const { rows: counted } = await tx.query<{ count: number }>(sql`
      select count(*)::int as count from saved_views where owner_id = ${userId}::bigint and list = ${input.list}`);
    if ((counted[0]?.count ?? 0) >= ownViewsMax) {
      throw new AppError(
        'conflict',
        `You keep ${ownViewsMax} views of this list, which is all there may be. Delete one first.`,
      );
    }
    const now = ctx.clock.now();
    const { rows } = await tx.query<{ id: string }>(sql`
      insert into saved_views (list, owner_id, name, query, shared, created_at, updated_at)
      values (${input.list}, ${userId}::bigint, ${name}, ${query}, ${input.shared}, ${now}, ${now})
      on conflict (owner_id, list, name) do nothing
      returning id::text as id`);
    const [saved] = rows;
    if (!saved) throw nameTaken(name);
    if (input.shared) {
      await recordAudit(tx, ctx.actor, {
        action: 'view.shared',
        subject: `view:${saved.id}`,
        after: { list: input.list, name, query },
      });
    }
    return saved;
  });
}

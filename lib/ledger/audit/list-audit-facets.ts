import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';

/** What the audit can be narrowed to. */
export interface AuditFacets {
  /** Actions that were ever done, in alphabetical order. */
  actions: string[];
  /** Everybody who can do deeds: `person:3` with their name. */
  actors: { key: string; name: string }[];
}

const actionsMax = 300;
const actorsMax = 200;

/** What there is to choose from; a look at each action's first index entry, however many entries there are. */
export async function listAuditFacets(ctx: ActorContext): Promise<AuditFacets> {
  assertMay(ctx.actor, 'audit.read');
  const [actions, actors] = await Promise.all([
    ctx.db.pool.query<{ action: string }>(sql`
      with recursive done (action) as (
        select min(action) from audit_entries
        union all
        select (select min(e.action) from audit_entries e where e.action > d.action) from done d where d.action is not null
      )
      select action from done where action is not null limit ${actionsMax}`),
    ctx.db.pool.query<{ key: string; name: string }>(sql`
      (select 'person:' || id as key, name from users order by name, id limit ${actorsMax})
      union all (select 'token:' || id, name from api_tokens order by name, id limit ${actorsMax})`),
  ]);
  return { actions: actions.rows.map(({ action }) => action), actors: actors.rows };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { actorKey } from '@/lib/access/record-audit';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { noSuchReplay } from './change-replay';
import { type ReplayRow, replayColumnsSql, toReplaySummary } from './replay-row';
import type { ReplayDetails, ReplayResults } from './types';

const countResults = `
select count(*) filter (where status = 'waiting' and attempt_count = 0)::int as waiting,
  count(*) filter (where status = 'in_progress')::int as "inProgress",
  count(*) filter (where status = 'delivered')::int as delivered,
  count(*) filter (where status = 'waiting' and attempt_count > 0)::int as retrying,
  count(*) filter (where status = 'exhausted')::int as exhausted,
  count(*) filter (where status = 'cancelled')::int as cancelled
from deliveries where replay_job_id = $1`;

const none: ReplayResults = { waiting: 0, inProgress: 0, delivered: 0, retrying: 0, exhausted: 0, cancelled: 0 };

/** A bulk replay with where its deliveries are now. Throws `NotFoundError`. */
export async function getReplay(ctx: ActorContext, { id }: { id: string }): Promise<ReplayDetails> {
  assertMay(ctx.actor, 'replays.read');
  if (!rowIdPattern.test(id)) throw noSuchReplay(id);
  const { rows } = await ctx.db.pool.query<ReplayRow>(
    sql`select ${replayColumnsSql} from replay_jobs j where j.id = ${id}::bigint`,
  );
  const [row] = rows;
  if (!row) throw noSuchReplay(id);
  const [destinations, results] = await Promise.all([
    ctx.db.pool.query<{ id: string; name: string }>(
      'select id::text, name from destinations where id = any($1::bigint[]) order by lower(name), id',
      [row.destinationIds],
    ),
    ctx.db.pool.query<ReplayResults>(countResults, [id]),
  ]);
  return {
    ...toReplaySummary(row, ctx.clock.now()),
    destinations: destinations.rows,
    results: results.rows[0] ?? none,
    own: row.requesterKey === actorKey(ctx.actor),
  };
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { sql } from '@/lib/platform/query/conditions';
import type { ExportSummary } from './types';

/**
 * Ids of those of `files` that are evidence in which what is sensitive was masked, as the audit of their making says. Lists hold no
 * bodies, so none of them is among them.
 */
export async function findMasked(
  ctx: ActorContext,
  files: readonly Pick<ExportSummary, 'id' | 'kind' | 'filter'>[],
): Promise<ReadonlySet<string>> {
  assertMay(ctx.actor, 'exports.make');
  const packs = files.filter(({ kind }) => kind === 'evidence');
  if (packs.length === 0) return new Set();
  const { rows } = await ctx.db.pool.query<{ id: string }>(sql`
    select e.after->>'exportId' as id
    from audit_entries e
    where e.subject = any(${packs.map(({ filter }) => filter)}) and e.action = 'evidence.started'
      and e.after->>'exportId' = any(${packs.map(({ id }) => id)}) and e.after->>'whole' = 'false'`);
  return new Set(rows.map(({ id }) => id));
}

import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { NotFoundError } from '@/lib/platform/errors';
import { rowIdPattern, sql } from '@/lib/platform/query/conditions';
import { type ExportRow, exportColumnsSql, toExportSummary } from './export-row';
import type { ExportSummary } from './types';

/** A file that was handed out: what it was, how it ended, its hash. Throws `NotFoundError` where there is none. */
export async function getExport(ctx: ActorContext, { id }: { id: string }): Promise<ExportSummary> {
  assertMay(ctx.actor, 'exports.make');
  const { rows } = rowIdPattern.test(id)
    ? await ctx.db.pool.query<ExportRow>(sql`select ${exportColumnsSql} from exports e where e.id = ${id}::bigint`)
    : { rows: [] };
  const [row] = rows;
  if (!row) throw new NotFoundError(`There is no export ${id.slice(0, 40)}.`);
  return toExportSummary(row, ctx.clock.now());
}

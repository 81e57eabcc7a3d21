import type { ActorContext } from '@/lib/access/actor';
import { assertMay } from '@/lib/access/permissions';
import { pageRowsDefault, pageRowsMax } from '@/lib/intake/callback-filter';
import type { Page } from '@/lib/intake/types';
import { isOneOf, rowIdPattern, sql, where } from '@/lib/platform/query/conditions';
import { decodeCursor, encodeCursor } from '@/lib/platform/query/cursor';
import type { ParamReader } from '@/lib/platform/query/param-reader';
import { type ExportRow, exportColumnsSql, toExportSummary } from './export-row';
import { type ExportKind, type ExportSummary, exportKinds } from './types';

export interface ExportPage {
  kind: readonly ExportKind[];
  limit: number;
  cursor: string | null;
}

/** Pure: which page of the files that were handed out a query asks for. */
export function readExportPage(reader: ParamReader): ExportPage {
  return {
    kind: reader.words('kind', exportKinds),
    limit: reader.integer('limit', { min: 1, max: pageRowsMax, otherwise: pageRowsDefault }),
    cursor: reader.text('cursor'),
  };
}

/** One page of the files that were handed out, newest first. Throws `AppError('bad_request')` for a foreign cursor. */
export async function listExports(
  ctx: ActorContext,
  { kind, limit, cursor }: ExportPage,
): Promise<Page<ExportSummary>> {
  assertMay(ctx.actor, 'exports.make');
  const last = cursor === null ? null : decodeCursor(cursor, rowIdPattern);
  const { rows } = await ctx.db.pool.query<ExportRow>(sql`
    select ${exportColumnsSql}
    from exports e
    ${where([
      isOneOf(sql`e.kind`, kind),
      last && sql`(e.started_at, e.id) < (${last.at}::timestamptz, ${last.id}::bigint)`,
    ])}
    order by e.started_at desc, e.id desc
    limit ${limit + 1}`);
  const data = rows.slice(0, limit).map((row) => toExportSummary(row, ctx.clock.now()));
  const end = data.at(-1);
  const more = end !== undefined && rows.length > limit;
  return { data, nextCursor: more ? encodeCursor({ at: end.startedAt, id: end.id }) : null };
}

import { type Sql, sql } from '@/lib/platform/query/conditions';
import { hourMs } from '@/lib/platform/time';
import type { ExportSummary } from './types';

/** A row as `exportColumnsSql` selects it. */
export type ExportRow = Omit<ExportSummary, 'startedAt' | 'finishedAt'> & { startedAt: Date; finishedAt: Date | null };

/** The columns of `exports e`. */
export const exportColumnsSql: Sql = sql`
  e.id::text, e.kind, e.format, e.filter, e.zone, e.state, e.row_count::text as rows, e.byte_count::text as bytes,
  encode(e.sha256, 'hex') as sha256, encode(e.content_sha256, 'hex') as "contentSha256", e.requested_by as "requestedBy",
  e.started_at as "startedAt", e.finished_at as "finishedAt"`;

/** No file takes longer: one that still runs then was made by a process that ended. */
const lostAfterMs = 2 * hourMs;

export function toExportSummary({ startedAt, finishedAt, ...row }: ExportRow, now: Date): ExportSummary {
  const lost = row.state === 'running' && now.getTime() - startedAt.getTime() > lostAfterMs;
  return {
    ...row,
    state: lost ? 'lost' : row.state,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
  };
}
